"""CPU milliseconds (median of 5) of scipy's bounded Dijkstra from one junction; its times go to scipy.f64 beside the input."""

import sys
import time

import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

folder, nodes, source, limit = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
start = numpy.fromfile(f"{folder}/from.i32", dtype=numpy.int32)
end = numpy.fromfile(f"{folder}/to.i32", dtype=numpy.int32)
seconds = numpy.fromfile(f"{folder}/seconds.f64", dtype=numpy.float64)
both = (numpy.concatenate([seconds, seconds]), (numpy.concatenate([start, end]), numpy.concatenate([end, start])))
graph = coo_matrix(both, shape=(nodes, nodes)).tocsr()
times = []
for _ in range(6):
    begun = time.process_time()
    found = dijkstra(graph, directed=True, indices=source, limit=limit)
    times.append(1000 * (time.process_time() - begun))
found.tofile(f"{folder}/scipy.f64")
print(sorted(times[1:])[2])
