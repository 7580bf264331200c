import { Failure } from '../../model/finding';
import { cellAt } from '../../model/grid';
import type { Grid } from '../../model/grid';
import type { Zone } from '../../model/study';
import type { Leg, Mode } from '../../model/travel';
import type { Watch } from '../../model/watch';
import { arcsOf, closeArcs, networkSearch } from './arcs';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { elevationAt } from './elevation';
import { paceAt } from './ground';
import type { Live, Medium, ReadRow } from './medium';
import { shortMetres } from './metres';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import { rowsByNode } from './rows-by-node';
import type { RowsOf } from './rows-by-node';
import type { PlainSearch, Search } from './search';
import type { Stretch } from './stretch';
import { centreOf, modeIn, traceCells } from './trace-surface';
import { traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';
import { withMargin } from './steps';
import { anchorCells, fieldOf, prepareSurface, readCells, recode, seedCells } from './surface';
import type { CellAnchors, Surface } from './surface';
import { recodedCells, roadPlace, toGrid } from './surface-cells';
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
  readonly rides: PlainSearch;
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
  const arcs = arcsOf(graph, roads, kmPerHour, mode, options.direction, heights(inputs, graph, toCell));
  closeArcs(arcs, closedEdges(graph, roads, inputs));
  let doors = doorsOf(surface, graph, toCell);
  const layers: Layers = { first: surface.searches[0]!, rides: networkSearch(graph, arcs), last: surface.searches[1]! };
  const place = toGrid(inputs, grid);
  const ridden: TracedNetwork = { roads, graph, arcs, search: layers.rides, mode };
  const readRow = readBetter(grid, layers);
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
    readRow,
    field: () => fieldOf(grid, readRow),
    live: coupledLive(layers, { cells: surface.cells.room.codes.length, stops: graph.nodeX.length }, () => doors, {
      close(closures) {
        const ground = { ...inputs, closures };
        const changed = closeArcs(arcs, closedEdges(graph, roads, ground));
        const recoded = recodedCells(surface.cells, ground, options, surfaceLeg);
        const before = doors;
        const [first] = recode(surface, recoded);
        if (recoded.size > 0) doors = doorsOf(surface, graph, toCell);
        const nodes = changed.flatMap((edge) => [graph.edgeFrom[edge]!, graph.edgeTo[edge]!]);
        for (const some of [before, doors]) some.cell.forEach((cell, door) => recoded.has(cell) && nodes.push(some.node[door]!));
        return { first: first!, nodes };
      },
    }),
    trace({ facilities, row, delaySeconds, places, place: at }) {
      const { first, rides, last } = layers;
      const source = facilities[row]!;
      const home = places[at]!;
      const begun = (cell: number): boolean => cell === source && first.secondsAt(cell) === delaySeconds;
      if (first.secondsAt(home) <= last.secondsAt(home)) return traceCells(surface, first, home, begun).stretches;
      const doorsIn = doorsBy(doors.cell);
      const gotOff = (cell: number): number =>
        (doorsIn.get(cell) ?? []).find((door) => last.secondsAt(cell) === rides.secondsAt(doors.node[door]!) + doors.seconds[door]!) ?? -1;
      const end = traceCells(surface, last, home, (cell) => gotOff(cell) >= 0);
      const off = gotOff(end.end);
      const doorsAt = doorsBy(doors.node);
      const gotOn = (node: number): number =>
        (doorsAt.get(node) ?? []).find((door) => rides.secondsAt(node) === first.secondsAt(doors.cell[door]!) + doors.seconds[door]!) ?? -1;
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
  for (let door = 0; door < from.length; door++) {
    const time = source.secondsAt(from[door]!) + seconds[door]!;
    if (time <= cutoffSeconds && time < Infinity) target.improve(to[door]!, time, source.ownerAt(from[door]!));
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
  const count = only ? only.length : places.length;
  for (let i = 0; i < count; i++) {
    const row = only ? only[i]! : i;
    if (state[row] !== 0) continue;
    const cell = places[row]!;
    const walked = first.secondsAt(cell);
    const ridden = last.secondsAt(cell);
    const better = lastIsBetter(walked, first.ownerAt(cell), ridden, last.ownerAt(cell));
    seconds[row] = better ? ridden : walked;
    facility[row] = (better ? last : first).ownerAt(cell);
  }
}

function readBetter(grid: Grid, { first, last }: Layers): ReadRow {
  const lastSeconds = new Float64Array(grid.width);
  const lastOwner = new Int32Array(grid.width);
  return (row, seconds, owner) => {
    readCells(grid, first, row, seconds, owner);
    readCells(grid, last, row, lastSeconds, lastOwner);
    for (let column = 0; column < grid.width; column++) {
      if (!lastIsBetter(seconds[column]!, owner[column]!, lastSeconds[column]!, lastOwner[column]!)) continue;
      seconds[column] = lastSeconds[column]!;
      owner[column] = lastOwner[column]!;
    }
  };
}

/** What a closure does to the ground of a coupled trip. */
interface ClosableGround {
  /** @returns owners that lost labels of the first walk, and stops whose edges or doors changed */
  close(closures: readonly Zone[]): { readonly first: ReadonlySet<number>; readonly nodes: readonly number[] };
}

/** Changes leg by leg: what changed in one leg is offered to the next through its doors. */
function coupledLive(
  layers: Layers,
  sizes: { readonly cells: number; readonly stops: number },
  doorsNow: () => Doors,
  ground: ClosableGround,
): Live<CellAnchors> {
  const { first, rides, last } = layers;
  /** doors by cell and by stop, for the doors that they were made of */
  let index: { readonly doors: Doors; readonly ofCell: RowsOf; readonly ofNode: RowsOf } | null = null;
  const indexed = () => {
    const doors = doorsNow();
    if (index?.doors !== doors) {
      index = { doors, ofCell: rowsByNode(doors.cell, sizes.cells), ofNode: rowsByNode(doors.node, sizes.stops) };
    }
    return index;
  };
  /** owners whose labels of a leg are not to be trusted beyond what changed in it, until the next legs have been told */
  let goneFirst: ReadonlySet<number> = new Set();
  let goneRides: ReadonlySet<number> = new Set();

  /** A leg's labels with what it knows of doors. */
  interface Side {
    readonly search: Search;
    /** node per door on this side */
    readonly at: Int32Array;
    readonly doorsOf: RowsOf;
  }

  /** Takes back, beyond the doors of what changed in one leg, what the owners that are gone had; then offers the labels that there are. */
  const pass = (from: Side, to: Side, seconds: Float64Array, gone: ReadonlySet<number>, cutoffSeconds: number, watch: Watch): void => {
    const offered = new Set<number>();
    from.search.changed((node) =>
      from.doorsOf(node, (door) => {
        if (offered.has(door)) return;
        offered.add(door);
        const owner = to.search.ownerAt(to.at[door]!);
        if (gone.has(owner)) to.search.release(to.at[door]!, owner);
      }),
    );
    // what was taken back may have another way in
    to.search.changed((node) => to.doorsOf(node, (door) => void offered.add(door)));
    for (const door of offered) {
      const time = from.search.secondsAt(from.at[door]!) + seconds[door]!;
      if (time <= cutoffSeconds && time < Infinity) to.search.improve(to.at[door]!, time, from.search.ownerAt(from.at[door]!));
    }
    to.search.run(cutoffSeconds, watch);
  };

  const onward = (cutoffSeconds: number, watch: Watch): void => {
    const { doors, ofCell, ofNode } = indexed();
    const sides = {
      first: { search: first, at: doors.cell, doorsOf: ofCell },
      rides: { search: rides, at: doors.node, doorsOf: ofNode },
      last: { search: last, at: doors.cell, doorsOf: ofCell },
    };
    pass(sides.first, sides.rides, doors.seconds, goneFirst, cutoffSeconds, watch);
    pass(sides.rides, sides.last, doors.seconds, new Set([...goneFirst, ...goneRides]), cutoffSeconds, watch);
    goneFirst = new Set();
    goneRides = new Set();
  };

  const all = [first, rides, last] as const;
  return {
    add(added, watch) {
      seedCells(first, added.facilities, added.rows, added.delay, added.cutoffSeconds);
      first.run(added.cutoffSeconds, watch);
      onward(added.cutoffSeconds, watch);
    },
    remove(others, row, watch) {
      first.release(others.facilities[row]!, row);
      goneFirst = new Set([row]);
      seedCells(first, others.facilities, others.rows, others.delay, others.cutoffSeconds);
      first.run(others.cutoffSeconds, watch);
      onward(others.cutoffSeconds, watch);
    },
    close(closures) {
      const { first: lost, nodes } = ground.close(closures);
      const owners = new Set<number>();
      for (const node of nodes) {
        const owner = rides.ownerAt(node);
        if (owner >= 0) owners.add(owner);
        rides.release(node, owner);
        rides.again(node);
      }
      goneFirst = lost;
      goneRides = owners;
    },
    mark: () => all.forEach((search) => search.mark()),
    rollback: () => all.forEach((search) => search.rollback()),
    keep: () => all.forEach((search) => search.keep()),
    rowsChanged: (places) => {
      const byCell = rowsByNode(places, sizes.cells);
      return (visit) => {
        for (const search of [first, last]) search.changed((cell) => byCell(cell, visit));
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
