"""2SFCA of a matrix in long form with numpy, every step vectorised: the peer of `junda access --method 2sfca`.

python3 two-step.py MATRIX LAND_USE CUTOFF OUT [ROUNDS]
Reads csv `from_id,to_id,travel_time` and `id,population,jobs,...`, writes `id,value`. With ROUNDS it prints the CPU milliseconds of the computation alone
(median of so many), arrays in memory, ids already rows.
"""

import sys
import time

import numpy as np


def two_step(facility, demand, cost, supply, people, cutoff):
    near = cost <= cutoff
    facility, demand = facility[near], demand[near]
    sharing = np.bincount(facility, people[demand], len(supply))
    ratio = np.divide(supply, sharing, out=np.zeros_like(sharing), where=sharing > 0)
    return np.bincount(demand, ratio[facility], len(people))


def main(matrix, land_use, cutoff, out, rounds=0):
    land = np.loadtxt(land_use, delimiter=",", skiprows=1, usecols=(0, 1, 2), dtype="U20", encoding="ascii")
    ids, people, supply = land[:, 0], land[:, 1].astype(float), land[:, 2].astype(float)
    order = np.argsort(ids)
    row = np.dtype([("from", "S15"), ("to", "S15"), ("cost", "f8")])
    pairs = np.loadtxt(matrix, delimiter=",", skiprows=1, dtype=row)
    known = ids[order].astype("S15")
    demand = order[np.searchsorted(known, pairs["from"])]
    facility = order[np.searchsorted(known, pairs["to"])]
    cost = np.ascontiguousarray(pairs["cost"])
    values = two_step(facility, demand, cost, supply, people, cutoff)
    with open(out, "w", encoding="ascii") as file:
        file.write("id,value\n")
        file.writelines(f"{name},{value!r}\n" for name, value in zip(ids.tolist(), values.tolist()))
    times = []
    for _ in range(rounds):
        begin = time.process_time()
        two_step(facility, demand, cost, supply, people, cutoff)
        times.append((time.process_time() - begin) * 1000)
    if times:
        print(sorted(times)[len(times) >> 1])


main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4], *(int(text) for text in sys.argv[5:]))
