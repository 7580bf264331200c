import { prepareLorries, type LorryNetwork } from '../engine/relief';
import { Failure } from '../model/finding';
import type { ReliefGoal } from '../model/relief';
import type { Study } from '../model/study';
import type { Watch } from '../model/watch';
import { groundIn, groundKeys, snapLimitMetres, surfaceNeighbours, travelInputsOf } from './times';

/** The roads made ready for relief last, of each open study: depots and targets change more often than the ground. */
const lastMade = new WeakMap<Study, { readonly keyOf: ReturnType<typeof groundKeys>; key: string; network: LorryNetwork | null }>();

/** Lorries stand at the stops that are at most so much farther on foot from the depot than the nearest: its yard may touch several roads. */
const loadingSeconds = 120;

/**
 * The roads of a study, as edited, for relief.
 * @param study the open study, of which `edited` is made
 * @throws Failure study.unknown-trip, study.no-network and what the rasters are refused for; Cancelled
 */
export function lorriesOf(study: Study, edited: Study, { trip: id, year, carry }: Pick<ReliefGoal, 'trip' | 'year' | 'carry'>, watch: Watch): LorryNetwork {
  const held = lastMade.get(study) ?? { keyOf: groundKeys(study), key: '', network: null };
  lastMade.set(study, held);
  const ground = groundIn(edited, year);
  const key = JSON.stringify([id, carry, held.keyOf(ground)]);
  if (held.network && held.key === key) return held.network;
  const trip = study.trips.find((candidate) => candidate.id === id);
  if (!trip) throw new Failure('study.unknown-trip', {}, { trip: id, known: study.trips.map((candidate) => candidate.id) });
  // let go of the last before there is another: both are large
  held.network = null;
  held.network = prepareLorries(
    travelInputsOf(edited, ground),
    { trip, neighbours: surfaceNeighbours, kmPerHour: {}, snapLimitMetres },
    { loadingSeconds, detourSeconds: carry.detourMinutes * 60, mostSeconds: carry.mostMinutes * 60 },
    edited.demand,
    watch,
  );
  held.key = key;
  return held.network;
}
