"""Makes referral.json of travel-accessmod.test.ts: seconds from each facility of AccessMod's demo to each other, both ways.

Usage, after figures.sh and with its grass project: grass TMP/db/PERMANENT --exec python3 referral.py TMP > referral.json
`level` is GRASS r.cost over the merged land cover; `pedestrian` is accessmod_rule.py, one facility at a time.
Rows and columns are facilities in the order of the file; -1 where not reached.
"""

import json
import subprocess
import sys

import accessmod_rule as rule

folder = sys.argv[1]
FACILITIES = list(rule.FACILITIES)
CELLS = [int((4928000 - y) / rule.HIGH) * rule.COLUMNS + int((x - 590000) / rule.WIDE) for x, y in FACILITIES]


def level(neighbours):
    rows = []
    for x, y in FACILITIES:
        knight = ["-k"] if neighbours == 16 else []
        run = ["r.cost", "input=pace", "output=referral", f"start_coordinates={x},{y}", "--overwrite", "--q"]
        subprocess.run(run + knight, check=True)
        subprocess.run(["r.out.bin", "input=referral", f"output={folder}/referral", "null=-1", "bytes=8", "--q", "--overwrite"], check=True)
        costs = rule.read(f"{folder}/referral", "d")
        rows.append([round(costs[cell] * rule.WIDE, 4) if costs[cell] >= 0 else -1 for cell in CELLS])
    return rows


def pedestrian(name):
    rows = []
    for one in FACILITIES:
        rule.FACILITIES = [one]
        seconds = rule.search(folder, name)
        rows.append([round(seconds[cell], 4) for cell in CELLS])
    return rows


cases = {f"level-{n}": level(n) for n in (8, 16)}
cases.update({f"pedestrian-{kind}": pedestrian(f"pedestrian-{kind}") for kind in ("8-to", "16-to", "16-from")})
print(json.dumps({"made": "GRASS 8.2.1 and Python 3, referral.py", "cases": cases}, indent=2))
