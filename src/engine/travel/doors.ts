import { cellAt } from '../../model/grid';
import type { Grid } from '../../model/grid';
import { paceAt } from './ground';
import { shortMetres } from './metres';
import type { RoadGraph } from './road-graph';
import { withMargin } from './steps';
import type { Stretch } from './stretch';
import type { Surface } from './surface';
import { centreOf, modeIn } from './trace-surface';

/** Stops where one may change between surface and network, their cell (with the margin) and the seconds of the walk between. */
export interface Doors {
  readonly node: Int32Array;
  readonly cell: Int32Array;
  readonly seconds: Float64Array;
}

/** The doors of a graph on a surface, by stop. */
export function doorsOf({ cells }: Surface, graph: RoadGraph, toCell: (x: number, y: number) => readonly [number, number]): Doors {
  const { grid, room } = cells;
  const ground = { palette: room.palette, codes: room.codes };
  const nodes: number[] = [];
  const cellsOfNodes: number[] = [];
  const seconds: number[] = [];
  for (let node = 0; node < graph.nodeX.length; node++) {
    if (!graph.nodeOpen[node]) continue;
    const [x, y] = toCell(graph.nodeX[node]!, graph.nodeY[node]!);
    const cell = cellAt(grid, x, y);
    if (cell < 0) continue;
    const at = withMargin(grid, cell);
    const cellPace = paceAt(ground, at);
    if (cellPace === Infinity) continue;
    nodes.push(node);
    cellsOfNodes.push(at);
    seconds.push(fromCentre(grid, cell, x, y) * cellPace);
  }
  return { node: Int32Array.from(nodes), cell: Int32Array.from(cellsOfNodes), seconds: Float64Array.from(seconds) };
}

/** Metres between a cell's centre and a position in it. */
function fromCentre(grid: Grid, cell: number, x: number, y: number): number {
  const row = Math.floor(cell / grid.width);
  const centreX = grid.west + (cell - row * grid.width + 0.5) * grid.stepX;
  return shortMetres(grid.crs, centreX, grid.north - (row + 0.5) * grid.stepY, x, y);
}

/** Doors by their cell, or by their stop. */
export function doorsBy(keys: Int32Array): ReadonlyMap<number, readonly number[]> {
  const by = new Map<number, number[]>();
  keys.forEach((key, door) => {
    const known = by.get(key);
    if (known) known.push(door);
    else by.set(key, [door]);
  });
  return by;
}

/** The walk between a cell's centre and a stop; `off`: from the centre to the stop, else back. */
export function doorStretch(
  surface: Surface,
  graph: RoadGraph,
  toCell: (x: number, y: number) => readonly [number, number],
  doors: Doors,
  door: number,
  off: boolean,
): Stretch {
  const cell = doors.cell[door]!;
  const node = doors.node[door]!;
  const centre = centreOf(surface.cells.grid, cell);
  const stop = toCell(graph.nodeX[node]!, graph.nodeY[node]!);
  const seconds = doors.seconds[door]!;
  return {
    kind: 'surface',
    mode: modeIn(surface, cell),
    roadClass: '',
    metres: seconds / paceAt(surface.cells.room, cell),
    seconds,
    climbMetres: NaN,
    path: off ? [...centre, ...stop] : [...stop, ...centre],
  };
}
