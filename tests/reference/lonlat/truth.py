"""Makes figures.json of travel-lonlat.test.ts: walks and friction over SRTM of Zion in degrees, by scipy and PROJ's geodesics.

Nothing here is shared with the product: every step is an edge of a sparse graph, its metres are the geodesic (Karney, PROJ) between the
two cell centres, and scipy's Dijkstra finds the times.

Usage, Debian python3-scipy and python3-pyproj, DATA the folder of rasters:
  junda convert DATA/srtm.tif TMP/srtm.tif && /usr/bin/python3 truth.py TMP/srtm.tif > figures.json
(`junda convert` writes one strip of little-endian float32 at the end of the file, which needs no library to read)
"""

import json
import sys

import numpy
import pyproj
import scipy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

WIDTH, HEIGHT = 465, 457
STEP = 0.00083333333327778
WEST, NORTH = -113.23958321278403, 37.512916763165805
SOURCES = [(-113.1, 37.2), (-112.95, 37.4), (-113.2, 37.45)]

with open(sys.argv[1], "rb") as file:
    dem = numpy.frombuffer(file.read()[-4 * WIDTH * HEIGHT :], dtype="<f4").astype(numpy.float64).reshape(HEIGHT, WIDTH)
geod = pyproj.Geod(ellps="WGS84")


def metres(row, east, south):
    """Geodesic between the centres of a cell of a row and of the cell so many columns east and rows south."""
    lat = NORTH - (row + 0.5) * STEP
    return geod.inv(0, lat, east * STEP, lat - south * STEP)[2]


def tobler(slope):
    return numpy.exp(3.5 * numpy.abs(slope + 0.05)) / numpy.exp(3.5 * 0.05)


STRAIGHT = [(1, 0), (0, 1), (1, 1), (-1, 1)]
KNIGHT = [(2, 1), (-2, 1), (1, 2), (-1, 2)]


def graph(pace, sloped, moves):
    """Edges both ways between cells; `pace` in seconds per metre, `sloped` for walking in the direction of the edge."""
    index = numpy.arange(WIDTH * HEIGHT).reshape(HEIGHT, WIDTH)
    start, end, cost = [], [], []
    for east, south in moves:
        rows = numpy.arange(0, HEIGHT - south)
        columns = numpy.arange(max(0, -east), WIDTH - max(0, east))
        r, c = numpy.meshgrid(rows, columns, indexing="ij")
        length = numpy.array([metres(row, east, south) for row in rows])[:, None]
        mean = (pace[r, c] + pace[r + south, c + east]) / 2
        if abs(east) == 2:
            side = east // 2
            mean = (pace[r, c] + pace[r + south, c + east] + pace[r, c + side] + pace[r + south, c + side]) / 4
        elif abs(south) == 2:
            mean = (pace[r, c] + pace[r + south, c + east] + pace[r + 1, c] + pace[r + 1, c + east]) / 4
        slope = (dem[r + south, c + east] - dem[r, c]) / length if sloped else None
        there = mean * length * (tobler(slope) if sloped else 1)
        back = mean * length * (tobler(-slope) if sloped else 1)
        a, b = index[r, c].ravel(), index[r + south, c + east].ravel()
        start += [a, b]
        end += [b, a]
        cost += [there.ravel(), back.ravel()]
    size = WIDTH * HEIGHT
    return coo_matrix((numpy.concatenate(cost), (numpy.concatenate(start), numpy.concatenate(end))), shape=(size, size)).tocsr()


def field(pace, sloped, neighbours, towards):
    edges = graph(pace, sloped, STRAIGHT + (KNIGHT if neighbours == 16 else []))
    cells = [int((NORTH - y) / STEP) * WIDTH + int((x - WEST) / STEP) for x, y in SOURCES]
    return dijkstra(edges.T.tocsr() if towards else edges, indices=cells, min_only=True)


walking = numpy.full((HEIGHT, WIDTH), 3.6 / 5)
# minutes per metre from the height, as float32 as in the file that the test makes of it
friction = 60 * (numpy.float32(0.01) + numpy.float32(0.0002) * (dem.astype(numpy.int64) % 97).astype(numpy.float32)).astype(numpy.float64)
cases = {
    "friction-8": field(friction, False, 8, True),
    "friction-16": field(friction, False, 16, True),
    "walk-8-to": field(walking, True, 8, True),
    "walk-8-from": field(walking, True, 8, False),
    "walk-16-to": field(walking, True, 16, True),
}
cells = [int(cell) for cell in numpy.linspace(0, WIDTH * HEIGHT - 1, 40).astype(int)]
made = f"scipy {scipy.__version__}, pyproj {pyproj.__version__} (PROJ {pyproj.proj_version_str}), truth.py"
figures = {name: {"meanSeconds": round(float(times.mean()), 6), "seconds": [round(float(times[cell]), 6) for cell in cells]} for name, times in cases.items()}
print(json.dumps({"made": made, "sources": SOURCES, "cells": cells, "cases": figures}, indent=2))
