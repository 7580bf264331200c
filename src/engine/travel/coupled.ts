import { Failure } from '../../model/finding';
import { cellAt } from '../../model/grid';
import type { Grid } from '../../model/grid';
import type { Leg, Mode } from '../../model/travel';
import type { Watch } from '../../model/watch';
import { arcsOf, networkSearch } from './arcs';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { elevationAt } from './elevation';
import { paceAt } from './ground';
import type { Live, Medium, LiveStanding, VisitRows } from './medium';
import { shortMetres } from './metres';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import { rowsByNode } from './rows-by-node';
import type { RowsOf } from './rows-by-node';
import type { Search } from './search';
import type { Stretch } from './stretch';
import { centreOf, modeIn, traceCells } from './trace-surface';
import { traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';
import { margin, withMargin } from './steps';
import { anchorCells, fieldOf, prepareSurface, seedCells, visitCells } from './surface';
import type { CellAnchors, Surface } from './surface';
import { roadPlace, toGrid } from './surface-cells';
import { waySpeeds } from './way-speeds';

/** Stops where one may change between surface and network, their cell (with the margin) and the seconds of the walk between. */
interface Doors {
  readonly node: Int32Array;
  readonly cell: Int32Array;
  readonly seconds: Float64Array;
}

/** The three searches of a coupled trip: walks from the facilities, rides from the doors reached, walks from the doors ridden to. */
interface Layers {
  readonly first: Search;
  readonly rides: Search;
  readonly last: Search;
}

/**
 * A trip over the surface to the road, along the network, and over the surface to the door; or over the surface all the way.
 * One changes at a stop of an open way (see `roadGraph`), walking straight between it and the centre of its cell at the cell's level
 * pace. Each leg is one search from the labels of the leg before; a place has the better of its first and its last walk (a trip without
 * a ride is a walk).
 * @throws Failure study.no-network, study.no-surface and what the surface says
 */
export function coupledMedium(inputs: TravelInputs, options: TravelOptions, surfaceLeg: Leg, mode: Mode): Medium<CellAnchors> {
  const { roads } = inputs;
  if (!roads || roads.wayClass.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const surface = prepareSurface(inputs, options, surfaceLeg, 2);
  const { grid } = surface.cells;
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, options, mode);
  const toCell = roadPlace(inputs, roads, grid);
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, grid, toCell);
  const arcs = arcsOf(graph, roads, kmPerHour, mode, options.direction, closedEdges(graph, roads, inputs), heights(inputs, graph, toCell));
  const doors = doorsOf(surface, graph, toCell);
  const layers: Layers = { first: surface.searches[0]!, rides: networkSearch(graph, arcs), last: surface.searches[1]! };
  const place = toGrid(inputs, grid);
  const ridden: TracedNetwork = { roads, graph, arcs, search: layers.rides, mode };
  const rows = (visit: VisitRows): void => visitBetter(grid, layers, visit);
  return {
    grid,
    findings: [...surface.cells.findings, ...findings.filter(({ code }) => !surface.cells.findings.some((known) => known.code === code))],
    anchor: (lon, lat) => anchorCells(surface.cells, place, lon, lat),
    spread(facilities, seeds, delay, cutoffSeconds, watch) {
      const { first, rides, last } = layers;
      for (const search of [first, rides, last]) search.clear();
      seedCells(first, facilities, seeds, delay, cutoffSeconds);
      first.run(cutoffSeconds, watch);
      change(doors.cell, first, doors.node, rides, doors.seconds, cutoffSeconds);
      rides.run(cutoffSeconds, watch);
      change(doors.node, rides, doors.cell, last, doors.seconds, cutoffSeconds);
      last.run(cutoffSeconds, watch);
    },
    collect: (places, state, seconds, facility, _cutoff, only) => collectBetter(layers, places, state, seconds, facility, only),
    rows,
    field: () => fieldOf(grid, rows),
    live: coupledLive(layers, doors),
    trace({ facilities, row, delaySeconds, places, place: at }) {
      const { first, rides, last } = layers;
      const source = facilities[row]!;
      const home = places[at]!;
      const begun = (cell: number): boolean => cell === source && first.seconds[cell] === delaySeconds;
      if (first.seconds[home]! <= last.seconds[home]!) return traceCells(surface, first, home, begun).stretches;
      const doorsIn = doorsBy(doors.cell);
      const gotOff = (cell: number): number =>
        (doorsIn.get(cell) ?? []).find((door) => last.seconds[cell] === rides.seconds[doors.node[door]!]! + doors.seconds[door]!) ?? -1;
      const end = traceCells(surface, last, home, (cell) => gotOff(cell) >= 0);
      const off = gotOff(end.end);
      const doorsAt = doorsBy(doors.node);
      const gotOn = (node: number): number =>
        (doorsAt.get(node) ?? []).find((door) => rides.seconds[node] === first.seconds[doors.cell[door]!]! + doors.seconds[door]!) ?? -1;
      const ride = traceNodes(ridden, doors.node[off]!, (node) => gotOn(node) >= 0);
      const on = gotOn(ride.end);
      const start = traceCells(surface, first, doors.cell[on]!, begun);
      return [
        ...end.stretches,
        doorStretch(surface, graph, toCell, doors, off, true),
        ...ride.stretches,
        doorStretch(surface, graph, toCell, doors, on, false),
        ...start.stretches,
      ];
    },
  };
}

/** Carries labels from one space into another through the doors. */
function change(from: Int32Array, source: Search, to: Int32Array, target: Search, seconds: Float64Array, cutoffSeconds: number): void {
  const labels = source.seconds;
  const { owner } = source;
  for (let door = 0; door < from.length; door++) {
    const time = labels[from[door]!]! + seconds[door]!;
    if (time <= cutoffSeconds && time < Infinity) target.improve(to[door]!, time, owner[from[door]!]!);
  }
}

/** Does the last walk give a cell the better label, or the same of a lower facility row? */
const lastIsBetter = (first: number, firstOwner: number, last: number, lastOwner: number): boolean =>
  last < first || (last === first && last < Infinity && lastOwner < firstOwner);

function collectBetter(
  { first, last }: Layers,
  places: CellAnchors,
  state: Uint8Array,
  seconds: Float64Array,
  facility: Int32Array,
  only?: Int32Array,
): void {
  const [firstSeconds, firstOwner, lastSeconds, lastOwner] = [first.seconds, first.owner, last.seconds, last.owner];
  const count = only ? only.length : places.length;
  for (let i = 0; i < count; i++) {
    const row = only ? only[i]! : i;
    if (state[row] !== 0) continue;
    const cell = places[row]!;
    const better = lastIsBetter(firstSeconds[cell]!, firstOwner[cell]!, lastSeconds[cell]!, lastOwner[cell]!);
    seconds[row] = (better ? lastSeconds : firstSeconds)[cell]!;
    facility[row] = (better ? lastOwner : firstOwner)[cell]!;
  }
}

function visitBetter(grid: Grid, { first, last }: Layers, visit: VisitRows): void {
  const bestSeconds = new Float64Array(grid.width);
  const bestOwner = new Int32Array(grid.width);
  const [lastSeconds, lastOwner] = [last.seconds, last.owner];
  visitCells(grid, first, (row, seconds, owner) => {
    const start = (row + margin) * (grid.width + 2 * margin) + margin;
    for (let column = 0; column < grid.width; column++) {
      const cell = start + column;
      const better = lastIsBetter(seconds[column]!, owner[column]!, lastSeconds[cell]!, lastOwner[cell]!);
      bestSeconds[column] = better ? lastSeconds[cell]! : seconds[column]!;
      bestOwner[column] = better ? lastOwner[cell]! : owner[column]!;
    }
    visit(row, bestSeconds, bestOwner);
  });
}

/** Changes leg by leg: what changed in one leg is offered to the next through its doors. */
function coupledLive(layers: Layers, doors: Doors): Live<CellAnchors> {
  const { first, rides, last } = layers;
  let byCell: RowsOf | null = null;
  let byNode: RowsOf | null = null;
  const doorsOfCell = (): RowsOf => (byCell ??= rowsByNode(doors.cell, first.seconds.length));
  const doorsOfNode = (): RowsOf => (byNode ??= rowsByNode(doors.node, rides.seconds.length));

  /** Offers labels through the doors of what changed on either side; first takes back what `gone` had beyond them. */
  const pass = (
    source: Search,
    sourceAt: Int32Array,
    sourceDoors: RowsOf,
    target: Search,
    targetAt: Int32Array,
    targetDoors: RowsOf,
    gone: number,
    { cutoffSeconds }: LiveStanding<CellAnchors>,
    watch: Watch,
  ): void => {
    const offered = new Set<number>();
    source.changed((node) =>
      sourceDoors(node, (door) => {
        if (offered.has(door)) return;
        offered.add(door);
        if (gone >= 0) target.release(targetAt[door]!, gone);
      }),
    );
    // what was taken back may have another way in
    if (gone >= 0) target.changed((node) => targetDoors(node, (door) => void offered.add(door)));
    const labels = source.seconds;
    const { owner } = source;
    for (const door of offered) {
      const time = labels[sourceAt[door]!]! + doors.seconds[door]!;
      if (time <= cutoffSeconds && time < Infinity) target.improve(targetAt[door]!, time, owner[sourceAt[door]!]!);
    }
    target.run(cutoffSeconds, watch);
  };

  const onward = (standing: LiveStanding<CellAnchors>, gone: number, watch: Watch): void => {
    pass(first, doors.cell, doorsOfCell(), rides, doors.node, doorsOfNode(), gone, standing, watch);
    pass(rides, doors.node, doorsOfNode(), last, doors.cell, doorsOfCell(), gone, standing, watch);
  };

  const all = [first, rides, last] as const;
  return {
    add(added, watch) {
      seedCells(first, added.facilities, added.rows, added.delay, added.cutoffSeconds);
      first.run(added.cutoffSeconds, watch);
      onward(added, -1, watch);
    },
    remove(others, row, watch) {
      first.release(others.facilities[row]!, row);
      seedCells(first, others.facilities, others.rows, others.delay, others.cutoffSeconds);
      first.run(others.cutoffSeconds, watch);
      onward(others, row, watch);
    },
    mark: () => all.forEach((search) => search.mark()),
    rollback: () => all.forEach((search) => search.rollback()),
    keep: () => all.forEach((search) => search.keep()),
    rowsChanged: (places) => {
      const index = rowsByNode(places, first.seconds.length);
      return (visit) => {
        for (const search of [first, last]) search.changed((cell) => index(cell, visit));
      };
    },
  };
}

function heights(
  inputs: TravelInputs,
  graph: RoadGraph,
  toCell: (x: number, y: number) => readonly [number, number],
): ((node: number) => number) | null {
  const { elevation } = inputs;
  if (!elevation) return null;
  return (node) => elevationAt(elevation, ...toCell(graph.nodeX[node]!, graph.nodeY[node]!));
}

function doorsOf({ cells }: Surface, graph: RoadGraph, toCell: (x: number, y: number) => readonly [number, number]): Doors {
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
function doorsBy(keys: Int32Array): ReadonlyMap<number, readonly number[]> {
  const by = new Map<number, number[]>();
  keys.forEach((key, door) => {
    const known = by.get(key);
    if (known) known.push(door);
    else by.set(key, [door]);
  });
  return by;
}

/** The walk between a cell's centre and a stop; `off`: from the centre to the stop, else back. */
function doorStretch(
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
