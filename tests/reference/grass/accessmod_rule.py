"""The rule of WHO AccessMod for a step, said plainly and searched slowly: what travel-grass.test.ts is checked against.

Written from the text of r.walk.accessmod (unige-geohealth/accessmod, docker/alpine_base/modules): a step costs half its length in
each of its two cells, a knight's move a quarter in each of its four; the slope is the rise between the ends over the length of the
step, turned round on the way to the facility (-t); each share takes it in its own cell's mode. `bicycle` is AccessMod's rider with
the power that each class's own speed takes on the level, at most twice that speed downhill, without its solver's failure on steep
descents. Two things are ours: a cell without elevation is closed in the middle of a knight's move too (AccessMod asks only the ends
for their elevation; 23 cells here), and seconds are not rounded.

Usage: python3 accessmod_rule.py TMP NAME, after figures.sh; writes TMP/NAME as figures.sh does.
NAME is pedestrian|bicycle, 8|16, to|from, joined by '-'; pedestrian takes classes on bicycles as walked.
"""

import heapq
import math
import sys
from array import array

ROWS, COLUMNS = 467, 633
WIDE, HIGH = 19000 / 633, 14000 / 467
WALK, BICYCLE, MOTOR = range(3)
SPEEDS = {
    1: (2, WALK), 2: (15, BICYCLE), 3: (2, WALK), 4: (3, WALK), 5: (4, WALK), 6: (4, WALK),
    1001: (80, MOTOR), 1002: (80, MOTOR), 1003: (60, MOTOR), 1004: (12, BICYCLE), 1005: (10, BICYCLE),
}
FACILITIES = [
    (594026.128, 4918974.135), (604744.358, 4915521.149), (604125.615, 4921010),
    (606301.196, 4926339.176), (593507.182, 4925540.797), (591870.507, 4926758.324),
]
WEIGHT, ROLLING = 95 * 9.8, 0.012
DRAG = 0.5 * 0.445 * (1.293 - 0.00426 * 20) * math.exp(-500 / 7000)


def riding(kmh, slope):
    level = kmh / 3.6
    power = level * (WEIGHT * ROLLING + DRAG * level * level)
    low, high = 0.0, 2 * level
    for _ in range(60):
        v = (low + high) / 2
        if v * (WEIGHT * (ROLLING + slope) + DRAG * v * v) < power:
            low = v
        else:
            high = v
    return 3.6 * high


def read(path, kind):
    values = array(kind)
    with open(path, "rb") as file:
        values.frombytes(file.read())
    return values


def search(folder, name):
    bicycles, neighbours, direction = name.split("-")
    height, cover = read(f"{folder}/dem", "i"), read(f"{folder}/merged", "i")
    known = {}

    def pace(cell, slope):
        kmh, mode = SPEEDS[cover[cell]]
        if mode == MOTOR:
            return 3.6 / kmh
        if mode == WALK or bicycles == "pedestrian":
            return 3.6 / (math.exp(-3.5 * abs(slope + 0.05)) * kmh / math.exp(-0.175))
        key = (kmh, round(slope, 6))
        if key not in known:
            known[key] = 3.6 / riding(kmh, slope)
        return known[key]

    steps = [(south, east) for south in (-1, 0, 1) for east in (-1, 0, 1) if south or east]
    if neighbours == "16":
        steps += [(a * p, b * q) for p, q in ((1, 2), (2, 1)) for a in (-1, 1) for b in (-1, 1)]
    usable = [cover[cell] >= 0 and height[cell] != -9999 for cell in range(ROWS * COLUMNS)]
    seconds = array("d", [math.inf]) * (ROWS * COLUMNS)
    heap = []
    for x, y in FACILITIES:
        cell = int((4928000 - y) / HIGH) * COLUMNS + int((x - 590000) / WIDE)
        if usable[cell]:
            seconds[cell] = 0.0
            heap.append((0.0, cell))
    heapq.heapify(heap)
    while heap:
        time, cell = heapq.heappop(heap)
        if time > seconds[cell]:
            continue
        row, column = divmod(cell, COLUMNS)
        for south, east in steps:
            r, c = row + south, column + east
            if not (0 <= r < ROWS and 0 <= c < COLUMNS):
                continue
            near = r * COLUMNS + c
            if time >= seconds[near] or not usable[near]:
                continue
            metres = math.hypot(south * HIGH, east * WIDE)
            slope = (height[near] - height[cell]) / metres
            if direction == "to":
                slope = -slope
            crossed = [cell, near]
            if abs(south) + abs(east) == 3:
                half_south, half_east = int(south / 2), int(east / 2)
                crossed.append((row + half_south) * COLUMNS + column + half_east)
                crossed.append((row + (half_south or south)) * COLUMNS + column + (half_east or east))
                if not (usable[crossed[2]] and usable[crossed[3]]):
                    continue
            later = time + metres / len(crossed) * sum(pace(each, slope) for each in crossed)
            if later < seconds[near]:
                seconds[near] = later
                heapq.heappush(heap, (later, near))
    return array("d", [-1 if t == math.inf else t for t in seconds])


if __name__ == "__main__":
    with open(f"{sys.argv[1]}/{sys.argv[2]}", "wb") as file:
        search(sys.argv[1], sys.argv[2]).tofile(file)
