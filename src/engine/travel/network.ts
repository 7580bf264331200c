import { Failure } from '../../model/finding';
import type { Finding } from '../../model/finding';
import type { Mode } from '../../model/travel';
import { arcsOf, closeArcs, networkSearch } from './arcs';
import { barrierIndex } from './barrier-index';
import { closedEdges } from './closures';
import type { TravelInputs, TravelOptions } from './contract';
import { cutOffOn } from './cut-off';
import { snap } from './edge-anchors';
import type { EdgeAnchors } from './edge-anchors';
import { collectEdges, joinedSources, seedEdges, traceEdges } from './edge-labels';
import type { Sources } from './edge-labels';
import { smallIslands } from './islands';
import type { Islands } from './islands';
import type { LiveStanding, Medium } from './medium';
import { pieceIndex } from './piece-index';
import type { NearestPiece } from './piece-index';
import { roadGraph } from './road-graph';
import { rowsByNode } from './rows-by-node';
import { openGroundSpeed, secondsPerMetre } from './speeds';
import type { TracedNetwork } from './trace-network';
import { waySpeeds } from './way-speeds';

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
