import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Mode } from '../../model/travel';
import { arcsOf, closeArcs, networkSearch } from './arcs';
import type { Arcs } from './arcs';
import { barrierIndex } from './barrier-index';
import { closedEdges } from './closures';
import { cutOffOn } from './cut-off';
import type { TravelInputs, TravelOptions } from './contract';
import { smallIslands } from './islands';
import type { Islands } from './islands';
import type { Medium, LiveStanding, Traced } from './medium';
import { pieceIndex } from './piece-index';
import type { NearestPiece } from './piece-index';
import { roadGraph } from './road-graph';
import type { RoadGraph } from './road-graph';
import { rowsByNode } from './rows-by-node';
import type { PlainSearch } from './search';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import type { Stretch } from './stretch';
import { alongEdge, traceNodes } from './trace-network';
import type { TracedNetwork } from './trace-network';
import { waySpeeds } from './way-speeds';

/** Points on edges, one per place: edge (-1: none), share of the edge before the point, seconds of the straight walk to it. */
export interface EdgeAnchors {
  readonly edge: Int32Array;
  readonly share: Float64Array;
  readonly accessSeconds: Float64Array;
  /** the places themselves, in the roads' coordinates */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Snapped farther than this is worth telling, metres. */
const farMetres = 500;

/** Seconds of a part of an edge; a point at a stop is the stop itself, even where the edge is closed. */
const part = (share: number, seconds: number): number => (share === 0 ? 0 : share * seconds);

/**
 * A trip over the network alone (a place where a facility stands needs none): from each place straight to the nearest point of an open edge at walking speed, along the roads, and
 * straight again. Bridges, tunnels, classes without `access`, closed edges and small islands of the network are not snapped to, nor is anything
 * across a barrier; roads themselves cross barriers.
 * @throws Failure study.no-network
 */
export function networkMedium(inputs: TravelInputs, options: TravelOptions, mode: Mode): Medium<EdgeAnchors> {
  const { roads } = inputs;
  if (!roads || roads.wayClass.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  const { kmPerHour, findings } = waySpeeds(roads, inputs.speeds, options, mode);
  const graph = roadGraph(roads, inputs.speeds, kmPerHour, null, (x, y) => [x, y]);
  if (graph.edgeFrom.length === 0) throw new Failure('study.no-network', {}, { trip: options.trip.id });
  let closed = closedEdges(graph, roads, inputs);
  const arcs = arcsOf(graph, roads, kmPerHour, mode, options.direction, null);
  closeArcs(arcs, closed);
  const search = networkSearch(graph, arcs);
  const traced: TracedNetwork = { roads, graph, arcs, search, mode };
  const islands = smallIslands(graph);
  const { toMetres } = inputs;
  const place = roads.crs === 'metres' && toMetres ? toMetres : (x: number, y: number): readonly [number, number] => [x, y];
  const crosses = barrierIndex(inputs.barriers, place);
  const openPieces = (): NearestPiece =>
    pieceIndex(graph.piece, roads.crs, (p) => islands.onIsland[graph.piece.edge[p]!] === 0 && !closed?.[graph.piece.edge[p]!], crosses);
  let nearestPiece = openPieces();
  /** Takes back the labels of facilities that are now nearest to another point of the network. */
  const releaseMoved = ({ facilities, startSeconds }: Sources): void => {
    for (const row of startSeconds.keys()) {
      const edge = facilities.edge[row]!;
      const found = nearestPiece(facilities.x[row]!, facilities.y[row]!, options.snapLimitMetres);
      if (found && graph.piece.edge[found.piece] === edge) continue;
      search.release(graph.edgeFrom[edge]!, row);
      search.release(graph.edgeTo[edge]!, row);
    }
  };
  const walkingPace = secondsPerMetre(openGroundSpeed(inputs.speeds, options, 'walking'));
  const islandIndex = (): NearestPiece => pieceIndex(graph.piece, roads.crs, (p) => islands.onIsland[graph.piece.edge[p]!] === 1, crosses);
  const { snapLimitMetres } = options;
  let sources: Sources | null = null;
  let markedSources: Sources | null = null;
  /** edges on which a facility came or went since the mark */
  const touchedEdges = new Set<number>();
  return {
    grid: null,
    findings: [...findings, ...islandFindings(islands)],
    anchor: (lon, lat) => snap(graph, nearestPiece, place, walkingPace, snapLimitMetres, lon, lat),
    cutOff: cutOffOn({ graph, closed, islands, islandIndex, walkingPace, snapLimitMetres }),
    spread(facilities, rows, delay, cutoffSeconds, watch) {
      search.clear();
      sources = seedEdges(graph, arcs, search, { facilities, rows, delay, cutoffSeconds });
      search.run(cutoffSeconds, watch);
    },
    collect(places, state, seconds, facility, cutoffSeconds, only) {
      if (sources) collectEdges(graph, arcs, search, sources, places, state, seconds, facility, cutoffSeconds, only);
    },
    field: () => null,
    readRow: null,
    live: {
      add(added, watch) {
        for (const edge of edgesOf(added)) touchedEdges.add(edge);
        const seeded = seedEdges(graph, arcs, search, added);
        sources = sources ? joinedSources(sources, seeded) : seeded;
        search.run(added.cutoffSeconds, watch);
      },
      remove(others, row, watch) {
        const edge = others.facilities.edge[row]!;
        touchedEdges.add(edge);
        search.release(graph.edgeFrom[edge]!, row);
        search.release(graph.edgeTo[edge]!, row);
        sources = seedEdges(graph, arcs, search, others);
        search.run(others.cutoffSeconds, watch);
      },
      close(closures) {
        closed = closedEdges(graph, roads, { ...inputs, closures });
        for (const edge of closeArcs(arcs, closed)) {
          for (const node of [graph.edgeFrom[edge]!, graph.edgeTo[edge]!]) {
            search.release(node, search.owner[node]!);
            search.again(node);
          }
        }
        nearestPiece = openPieces();
        if (sources) releaseMoved(sources);
        sources = null;
      },
      mark() {
        search.mark();
        markedSources = sources;
        touchedEdges.clear();
      },
      rollback() {
        search.rollback();
        sources = markedSources;
      },
      keep: () => search.keep(),
      rowsChanged(places) {
        const used = places.edge;
        const byEdge = rowsByNode(used, graph.edgeFrom.length);
        const byFirst = rowsByNode(
          used.map((edge) => (edge < 0 ? -1 : graph.edgeFrom[edge]!)),
          graph.nodeX.length,
        );
        const bySecond = rowsByNode(
          used.map((edge) => (edge < 0 ? -1 : graph.edgeTo[edge]!)),
          graph.nodeX.length,
        );
        return (visit) => {
          search.changed((node) => {
            byFirst(node, visit);
            bySecond(node, visit);
          });
          for (const edge of touchedEdges) byEdge(edge, visit);
        };
      },
    },
    trace: (trip) => traceEdges(traced, walkingPace, trip),
  };
}

function edgesOf({ facilities, rows }: LiveStanding<EdgeAnchors>): readonly number[] {
  return Array.from(rows, (row) => facilities.edge[row]!);
}

function islandFindings({ count, metres }: Islands): readonly Finding[] {
  if (count === 0) return [];
  return [{ severity: 'info', code: 'roads.disconnected', where: { layer: 'roads' }, details: { count, metres: Math.round(metres) } }];
}

/** Nearer than this to a stop is the stop itself, metres: sums of lengths round, and beside a stop a one-way street may be shut. */
const atStopMetres = 1e-6;

/** Share of an edge before a point, exactly 0 or 1 at its stops. */
function shareOf(metres: number, edgeMetres: number): number {
  if (metres <= atStopMetres) return 0;
  return edgeMetres - metres <= atStopMetres ? 1 : metres / edgeMetres;
}

function snap(
  graph: RoadGraph,
  nearestPiece: NearestPiece,
  place: (x: number, y: number) => readonly [number, number],
  walkingPace: number,
  limitMetres: number,
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
): { readonly anchors: EdgeAnchors; readonly state: Uint8Array; readonly far: readonly number[]; readonly metres: Float64Array } {
  const count = lon.length;
  const edge = new Int32Array(count).fill(-1);
  const share = new Float64Array(count);
  const accessSeconds = new Float64Array(count);
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  const state = new Uint8Array(count);
  const far: number[] = [];
  const metres = new Float64Array(count).fill(NaN);
  for (let row = 0; row < count; row++) {
    const [x, y] = place(lon[row]!, lat[row]!);
    xs[row] = x;
    ys[row] = y;
    const found = nearestPiece(x, y, limitMetres);
    if (found === null) {
      state[row] = 2;
      continue;
    }
    const { piece } = graph;
    const onEdge = piece.edge[found.piece]!;
    edge[row] = onEdge;
    share[row] = shareOf(piece.before[found.piece]! + found.share * piece.metres[found.piece]!, graph.edgeMetres[onEdge]!);
    accessSeconds[row] = found.metres === 0 ? 0 : found.metres * walkingPace;
    metres[row] = found.metres;
    if (found.metres > farMetres) far.push(row);
  }
  return { anchors: { edge, share, accessSeconds, x: xs, y: ys }, state, far, metres };
}

/** Where the search began: the facilities on each edge, and the second at which each stands on it. */
interface Sources {
  readonly facilities: EdgeAnchors;
  readonly delay: ArrayLike<number>;
  readonly onEdge: ReadonlyMap<number, readonly number[]>;
  readonly startSeconds: ReadonlyMap<number, number>;
}

/** Labels of the stops on either side of the facilities, and where these stand. */
function seedEdges(
  graph: RoadGraph,
  arcs: Arcs,
  search: PlainSearch,
  { facilities, rows, delay, cutoffSeconds }: LiveStanding<EdgeAnchors>,
): Sources {
  const onEdge = new Map<number, number[]>();
  const startSeconds = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const edge = facilities.edge[row]!;
    const start = delay[row]! + facilities.accessSeconds[row]!;
    if (!(delay[row]! <= cutoffSeconds)) continue;
    startSeconds.set(row, start);
    const here = onEdge.get(edge);
    if (here) here.push(row);
    else onEdge.set(edge, [row]);
    const share = facilities.share[row]!;
    const toFirst = start + part(share, arcs.backward[edge]!);
    const toSecond = start + part(1 - share, arcs.onward[edge]!);
    if (toFirst <= cutoffSeconds) search.improve(graph.edgeFrom[edge]!, toFirst, row);
    if (toSecond <= cutoffSeconds) search.improve(graph.edgeTo[edge]!, toSecond, row);
  }
  return { facilities, delay, onEdge, startSeconds };
}

/** The facilities of both; the anchors and delays are those of the second. */
function joinedSources(one: Sources, other: Sources): Sources {
  const onEdge = new Map(one.onEdge);
  for (const [edge, rows] of other.onEdge) onEdge.set(edge, [...(onEdge.get(edge) ?? []), ...rows]);
  return { ...other, onEdge, startSeconds: new Map([...one.startSeconds, ...other.startSeconds]) };
}

function collectEdges(
  graph: RoadGraph,
  arcs: Arcs,
  search: PlainSearch,
  { facilities, delay, onEdge, startSeconds }: Sources,
  places: EdgeAnchors,
  state: Uint8Array,
  seconds: Float64Array,
  facility: Int32Array,
  cutoffSeconds: number,
  only?: Int32Array,
): void {
  const count = only ? only.length : state.length;
  for (let i = 0; i < count; i++) {
    const row = only ? only[i]! : i;
    if (state[row] !== 0) continue;
    const edge = places.edge[row]!;
    const share = places.share[row]!;
    const access = places.accessSeconds[row]!;
    let best = Infinity;
    let owner = -1;
    const offer = (time: number, by: number): void => {
      if (time <= cutoffSeconds && (time < best || (time === best && by < owner))) {
        best = time;
        owner = by;
      }
    };
    const first = graph.edgeFrom[edge]!;
    const second = graph.edgeTo[edge]!;
    offer(search.seconds[first]! + part(share, arcs.onward[edge]!) + access, search.owner[first]!);
    offer(search.seconds[second]! + part(1 - share, arcs.backward[edge]!) + access, search.owner[second]!);
    for (const by of onEdge.get(edge) ?? []) {
      const gap = share - facilities.share[by]!;
      const along = gap >= 0 ? part(gap, arcs.onward[edge]!) : part(-gap, arcs.backward[edge]!);
      offer(startSeconds.get(by)! + along + access, by);
      if (facilities.x[by] === places.x[row] && facilities.y[by] === places.y[row]) offer(delay[by]!, by);
    }
    seconds[row] = best;
    facility[row] = owner;
  }
}

/** The trip behind a collected time: which of the offers of `seedEdges` and `collectEdges` it is, and the labels between. */
function traceEdges(network: TracedNetwork, walkingPace: number, trip: Traced<EdgeAnchors>): readonly Stretch[] {
  const { graph, arcs, search } = network;
  const { facilities, row, delaySeconds, places, place, seconds } = trip;
  if (seconds === delaySeconds && facilities.x[row] === places.x[place] && facilities.y[row] === places.y[place]) return [];
  const [edge, home] = [places.edge[place]!, facilities.edge[row]!];
  const [share, homeShare] = [places.share[place]!, facilities.share[row]!];
  const access = places.accessSeconds[place]!;
  const start = delaySeconds + facilities.accessSeconds[row]!;
  const gap = share - homeShare;
  const between = gap >= 0 ? part(gap, arcs.onward[edge]!) : part(-gap, arcs.backward[edge]!);
  const closed = (runs: readonly Stretch[]): readonly Stretch[] => [
    ...walkOf(places, place, walkingPace, runs[0]!.path.slice(0, 2), false),
    ...runs,
    ...walkOf(facilities, row, walkingPace, runs.at(-1)!.path.slice(-2), true),
  ];
  if (edge === home && start + between + access === seconds) return closed([alongEdge(network, edge, share, homeShare, between)]);
  const toFirst = part(share, arcs.onward[edge]!);
  const toSecond = part(1 - share, arcs.backward[edge]!);
  const byFirst = search.seconds[graph.edgeFrom[edge]!]! + toFirst + access === seconds;
  const fromHome = [
    { node: graph.edgeFrom[home]!, end: 0, cost: part(homeShare, arcs.backward[home]!) },
    { node: graph.edgeTo[home]!, end: 1, cost: part(1 - homeShare, arcs.onward[home]!) },
  ];
  const begun = (node: number) => fromHome.find((offer) => offer.node === node && start + offer.cost === search.seconds[node]);
  const middle = traceNodes(network, byFirst ? graph.edgeFrom[edge]! : graph.edgeTo[edge]!, (node) => begun(node) !== undefined);
  const offer = begun(middle.end);
  return closed([
    alongEdge(network, edge, share, byFirst ? 0 : 1, byFirst ? toFirst : toSecond),
    ...middle.stretches,
    ...(offer ? [alongEdge(network, home, offer.end, homeShare, offer.cost)] : []),
  ]);
}

/** The straight walk between a place and its point on the network; none where it stands on it. */
function walkOf(anchors: EdgeAnchors, row: number, walkingPace: number, point: readonly number[], back: boolean): readonly Stretch[] {
  const seconds = anchors.accessSeconds[row]!;
  if (seconds === 0) return [];
  const here = [anchors.x[row]!, anchors.y[row]!];
  const path = back ? [...point, ...here] : [...here, ...point];
  return [{ kind: 'straight-line', mode: 'walking', roadClass: '', metres: seconds / walkingPace, seconds, climbMetres: NaN, path }];
}
