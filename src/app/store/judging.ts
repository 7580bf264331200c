import { activeStandards, needsOf, type Standard } from '../../model/catalogue';
import type { StandardResult } from '../../model/result';
import type { StudyView } from '../../jobs/task-types';
import type { Judged } from './state';

/** Standards judged in one task where no travel is searched; those that do come one by one, so that a new question gets in between. */
const quickAtOnce = 12;

/** Does judging it search travel times? A balance judges another standard. */
const isSlow = (standard: Standard): boolean => standard.kind === 'balance' || needsOf(standard).length > 0;

/** What the judged standards belong to: the edits and the year. */
export interface JudgedFor {
  readonly editsKey: string;
  readonly year: number;
}

const isFor = (judged: Judged | null, { editsKey, year }: JudgedFor): boolean =>
  judged !== null && judged.editsKey === editsKey && judged.year === year;

/** The results that hold for some edits and a year; empty where none came yet. */
export function resultsFor(judged: Judged | null, wanted: JudgedFor): readonly StandardResult[] {
  return judged && isFor(judged, wanted) ? judged.results : [];
}

/**
 * Ids of the standards to judge next, none when all are: the one that is open on screen, then the quick ones a few at a time, then the
 * others one by one.
 */
export function nextStandards(study: StudyView, judged: Judged | null, wanted: JudgedFor, open: string | null): readonly string[] {
  const done = new Set(resultsFor(judged, wanted).map((result) => result.standard));
  const left = activeStandards(study.catalogue).filter((standard) => !done.has(standard.id));
  const opened = left.find((standard) => standard.id === open);
  if (opened) return [opened.id];
  const quick = left.filter((standard) => !isSlow(standard)).slice(0, quickAtOnce);
  return (quick.length > 0 ? quick : left.slice(0, 1)).map((standard) => standard.id);
}

/** The judged standards with a few more; what belongs to another year or other edits becomes `older`. */
export function withResults(judged: Judged | null, wanted: JudgedFor, more: readonly StandardResult[]): Judged {
  const older = new Map((judged?.older ?? []).map((result) => [result.standard, result]));
  if (judged && !isFor(judged, wanted)) for (const result of judged.results) older.set(result.standard, result);
  const results = [...resultsFor(judged, wanted), ...more];
  for (const result of results) older.delete(result.standard);
  return { editsKey: wanted.editsKey, year: wanted.year, results, older: [...older.values()] };
}

/** A standard as the screen lists it; `result` null while it waits for its turn, `fresh` false where it is of an earlier year or other edits. */
export interface StandardEntry {
  readonly standard: Standard;
  readonly result: StandardResult | null;
  readonly fresh: boolean;
}

/** Every standard of the catalogue, in its order, with what is known of it. */
export function standardEntries(study: StudyView, judged: Judged | null, wanted: JudgedFor): readonly StandardEntry[] {
  const fresh = new Map(resultsFor(judged, wanted).map((result) => [result.standard, result]));
  const old = new Map((judged ? [...judged.older, ...judged.results] : []).map((result) => [result.standard, result]));
  return activeStandards(study.catalogue).map((standard) => ({
    standard,
    result: fresh.get(standard.id) ?? old.get(standard.id) ?? null,
    fresh: fresh.has(standard.id),
  }));
}
