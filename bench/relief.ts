import { failingSegments, lossesOf, prepareLorries, segmentLosses, sourcesOf, supplyFrom } from '../src/engine/relief';
import type { LorryDepot, LorryNetwork } from '../src/engine/relief';
import { closeArcs } from '../src/engine/travel/arcs';
import { isOpen } from '../src/model/study';
import type { Study } from '../src/model/study';
import { silentWatch } from '../src/model/watch';
import { medianMs } from './timing';

const year = 2020;
const bounds = { loadingSeconds: 120, detourSeconds: 15 * 60, mostSeconds: 120 * 60 };
const targetSeconds = 12 * 3600;
/** new searches that the failures are held against */
const sampled = 10;

function depotsOf(study: Study, levels: readonly string[]): readonly LorryDepot[] {
  const types = study.catalogue.facilityTypes.flatMap(({ id, relief }) => (relief && levels.includes(relief) ? [id] : []));
  return study.facilities
    .filter((facility) => types.includes(facility.type) && isOpen(facility, year))
    .map(({ lon, lat, delaySeconds }) => ({ lon, lat, startSeconds: delaySeconds }));
}

/** CPU milliseconds of a new search with a segment closed, and the places whose times differ from those of its failure. */
function newSearch(
  network: LorryNetwork,
  depots: readonly LorryDepot[],
  people: Float64Array,
): { readonly ms: number; readonly differ: number } {
  const sources = sourcesOf(network, depots);
  const supply = supplyFrom(network, sources);
  const losses = lossesOf(network, supply, { people, targetSeconds });
  const segments = failingSegments(network, supply);
  let differ = 0;
  let number = 0;
  const ms = medianMs(sampled, () => {
    const segment = (number++ * 997) % segments.count;
    const edges = segments.edges.row.subarray(segments.edges.start[segment], segments.edges.start[segment + 1]);
    const closed = new Uint8Array(network.graph.edgeFrom.length);
    for (const edge of edges) closed[edge] = 1;
    closeArcs(network.arcs, closed);
    const truth = supplyFrom(network, sources).seconds;
    closeArcs(network.arcs, network.closed);
    losses.timesAfter({ edges, depot: -1 }).seconds.forEach((seconds, place) => {
      if (!Object.is(seconds, truth[place])) differ++;
    });
  });
  return { ms, differ };
}

/** N-1 over the bundled study: every segment that carries a shortest relief trip, and every depot, failing in turn. */
export function reliefBench(study: Study, print: (text: string) => void): void {
  const trip = study.trips.find(({ id }) => id === 'drive')!;
  const people = study.demand.values.at(-1)![0]!;
  const options = { trip, neighbours: 8 as const, kmPerHour: {}, snapLimitMetres: 5000 };
  const prepare = medianMs(1, () => void prepareLorries(study, options, bounds, study.demand, silentWatch));
  const network = prepareLorries(study, options, bounds, study.demand, silentWatch);
  print(
    `relief: prepare ${prepare.toFixed(0)} ms, ${network.graph.nodeX.length} stops, ${network.graph.edgeFrom.length} edges, ` +
      `${network.landings.stop.length} pairs of place and stop`,
  );
  for (const levels of [['city'], ['city', 'county'], ['city', 'county', 'town'], ['city', 'county', 'town', 'village']]) {
    const depots = depotsOf(study, levels);
    let carrying = 0;
    let cutting = 0;
    let count = 0;
    const all = medianMs(1, () => {
      const supply = supplyFrom(network, sourcesOf(network, depots));
      const segments = failingSegments(network, supply);
      const found = segmentLosses(segments, lossesOf(network, supply, { people, targetSeconds }), silentWatch);
      count = segments.count;
      carrying = found.length;
      cutting = found.filter(({ cutOff }) => cutOff > 0).length;
    });
    const { ms, differ } = newSearch(network, depots, people);
    print(
      `  ${levels.join(', ')} (${depots.length}): ${carrying} of ${count} segments failed in ${all.toFixed(0)} ms (${cutting} cut people off); ` +
        `a new search each would take ${((ms * carrying) / 1000).toFixed(0)} s, ratio ${(all / (ms * carrying)).toFixed(5)}; places that differ in ${sampled} samples: ${differ}`,
    );
  }
}
