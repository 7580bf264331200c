import { activeStandards, needsOf, type Standard } from '../../model/catalogue';
import type { StandardResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import { currentCatalogue, placeKeyOf } from './derived';
import type { EditHistory } from './history';

/** Standards judged in one task where no travel is searched; those with a trip come one by one, so that a new question gets in between. */
const quickAtOnce = 12;

/** places that results are kept for, and results kept for each */
const keptPlaces = 3;
const keptResults = 900;

/** The standards judged so far. They come a few at a time, and stay for the years and edits that one may come back to. */
export interface Judged {
  /** by `placeKeyOf` the edits, newest last; then by year and standard as they were asked for */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, StandardResult>>;
  /** the newest of each standard and year, whatever it was asked for: to show until the right one comes */
  readonly latest: ReadonlyMap<string, StandardResult>;
}

export const nothingJudged: Judged = { places: new Map(), latest: new Map() };

/** Does judging it search travel times? A balance judges another standard. */
const isSlow = (standard: Standard): boolean => standard.kind === 'balance' || needsOf(standard).length > 0;

const standardKeys = new WeakMap<Standard, string>();

/** Names what a standard asks: other names, clauses and sources ask the same. */
function ownKey(standard: Standard): string {
  const kept = standardKeys.get(standard);
  if (kept !== undefined) return kept;
  const { name: _name, clause: _clause, source: _source, project: _project, ...asked } = standard;
  const key = JSON.stringify(asked);
  standardKeys.set(standard, key);
  return key;
}

/** What results belong to: the edits that times depend on (`placeKeyOf`), a year, and the plan, since a standard may speak of another one. */
export interface JudgedFor {
  readonly placeKey: string;
  readonly year: number;
  readonly plan: readonly Standard[];
}

function resultKey({ year, plan }: JudgedFor, standard: Standard): string {
  const other = standard.kind === 'balance' ? plan.find(({ id }) => id === standard.of) : undefined;
  return `${year} ${ownKey(standard)}${other ? ` ${ownKey(other)}` : ''}`;
}

/** What the results belong to that the screen wants. */
export function judgedFor(study: StudyView, history: EditHistory, year: number): JudgedFor {
  return { placeKey: placeKeyOf(history), year, plan: currentCatalogue(study, history).standards };
}

/** The result of a standard as it stands, for some edits and a year; null until it comes. */
export function resultOf(judged: Judged, about: JudgedFor, standard: Standard): StandardResult | null {
  return judged.places.get(about.placeKey)?.get(resultKey(about, standard)) ?? null;
}

/** Newest last, the oldest dropped. */
function trimmed<V>(map: Map<string, V>, most: number): Map<string, V> {
  for (const key of map.keys()) {
    if (map.size <= most) break;
    map.delete(key);
  }
  return map;
}

/** The judged standards with a few more. @param standards as they were when they were asked for */
export function withResults(judged: Judged, about: JudgedFor, standards: readonly Standard[], more: readonly StandardResult[]): Judged {
  const asked = new Map(standards.map((standard) => [standard.id, standard]));
  const { placeKey } = about;
  const results = new Map(judged.places.get(placeKey));
  const latest = new Map(judged.latest);
  for (const result of more) {
    const standard = asked.get(result.standard);
    if (!standard) continue;
    results.set(resultKey(about, standard), result);
    latest.set(`${result.standard} ${result.year}`, result);
  }
  const places = new Map(judged.places);
  places.delete(placeKey);
  places.set(placeKey, trimmed(results, keptResults));
  return { places: trimmed(places, keptPlaces), latest };
}

/** What to judge next: some standards for one year. */
export interface Judging extends JudgedFor {
  readonly standards: readonly Standard[];
}

/** Standards of one year that are not judged yet, as many as go into one task. */
export function nextOf(judged: Judged, about: JudgedFor, standards: readonly Standard[]): Judging | null {
  const left = standards.filter((standard) => !resultOf(judged, about, standard));
  const quick = left.filter((standard) => !isSlow(standard)).slice(0, quickAtOnce);
  const next = quick.length > 0 ? quick : left.slice(0, 1);
  return next.length > 0 ? { ...about, standards: next } : null;
}

/** The standards to judge next for a year and then for the others: first what is wanted at once. null when all are judged. */
export function nextStandards(
  judged: Judged,
  about: JudgedFor,
  years: readonly number[],
  standards: readonly Standard[],
  open: Standard | null,
): Judging | null {
  const others = years.filter((year) => year !== about.year).toReversed();
  const opened = open ? [open] : [];
  const inYears = (wanted: readonly Standard[]): Judging | null => {
    for (const year of others) {
      const next = nextOf(judged, { ...about, year }, wanted);
      if (next) return next;
    }
    return null;
  };
  return nextOf(judged, about, opened) ?? inYears(opened) ?? nextOf(judged, about, standards) ?? inYears(standards);
}

/** A standard as the screen lists it; `result` null while it waits for its turn, `fresh` false where it is of an earlier year or other edits. */
export interface StandardEntry {
  readonly standard: Standard;
  readonly result: StandardResult | null;
  readonly fresh: boolean;
}

/** What is known of a standard: its result, or until it comes the newest there was, of the same year where there is one. */
function standardEntry(judged: Judged, about: JudgedFor, years: readonly number[], standard: Standard): StandardEntry {
  const result = resultOf(judged, about, standard);
  if (result) return { standard, result, fresh: true };
  const older = [about.year, ...years].map((year) => judged.latest.get(`${standard.id} ${year}`)).find((found) => found !== undefined);
  return { standard, result: older ?? null, fresh: false };
}

/** Every standard of the plan after the edits that is judged, in its order, with what is known of it. */
export function standardEntries(study: StudyView, history: EditHistory, judged: Judged, year: number): readonly StandardEntry[] {
  const about = judgedFor(study, history, year);
  return activeStandards({ standards: about.plan }).map((standard) => standardEntry(judged, about, study.years, standard));
}
