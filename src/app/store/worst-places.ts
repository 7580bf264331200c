import { within } from '../../model/within';
import type { Unit } from '../../model/study';
import type { CoverageAnswer, StudyView } from '../../jobs/task-types';
import { unitChain } from './derived';

/** A place where people live beyond the limit: the cells around a village, or a single cell where the study has no villages there. */
export interface WorstPlace {
  /** null for a single cell */
  readonly village: Unit | null;
  /** people beyond the limit, or without a time */
  readonly people: number;
  /** the cell of most of them */
  readonly row: number;
}

const villagesByTown = new WeakMap<readonly Unit[], ReadonlyMap<string, readonly Unit[]>>();

/** Village points by the code of the unit above them. */
function villagesOf(units: readonly Unit[]): ReadonlyMap<string, readonly Unit[]> {
  const kept = villagesByTown.get(units);
  if (kept) return kept;
  const made = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.level !== 'village' || unit.geometry?.type !== 'Point') continue;
    const siblings = made.get(unit.parent);
    if (siblings) siblings.push(unit);
    else made.set(unit.parent, [unit]);
  }
  villagesByTown.set(units, made);
  return made;
}

/** The village nearest to a demand row among those of its own town; null where there is none. */
export function villageOf(study: StudyView, row: number): Unit | null {
  const town = study.units[study.demand.unit[row] ?? -1];
  const [lon, lat] = [study.demand.lon[row] ?? NaN, study.demand.lat[row] ?? NaN];
  const stretch = Math.cos((lat * Math.PI) / 180);
  let [best, bestDistance]: [Unit | null, number] = [null, Infinity];
  for (const village of (town && villagesOf(study.units).get(town.code)) ?? []) {
    if (village.geometry?.type !== 'Point') continue;
    const [x = NaN, y = NaN] = village.geometry.coordinates;
    const distance = ((x - lon) * stretch) ** 2 + (y - lat) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [village, distance];
  }
  return best;
}

/** The places of a unit with the most people beyond the limit, most first. */
export function worstPlaces(study: StudyView, answer: CoverageAnswer, code: string, count: number): readonly WorstPlace[] {
  const inside = study.units.map((unit) => unitChain(study, unit.code).some((above) => above.code === code));
  const places = new Map<string, { village: Unit | null; people: number; row: number; most: number }>();
  for (let row = 0; row < answer.people.length; row += 1) {
    const people = answer.people[row] ?? NaN;
    if (!(people > 0) || !inside[study.demand.unit[row] ?? -1]) continue;
    if (within(answer.seconds[row] ?? NaN, answer.question.cutoffSeconds)) continue;
    const village = villageOf(study, row);
    const key = village ? village.code : `row ${row}`;
    const place = places.get(key);
    if (!place) places.set(key, { village, people, row, most: people });
    else {
      place.people += people;
      if (people > place.most) [place.row, place.most] = [row, people];
    }
  }
  return [...places.values()]
    .toSorted((a, b) => b.people - a.people || a.row - b.row)
    .slice(0, count)
    .map(({ village, people, row }) => ({ village, people, row }));
}
