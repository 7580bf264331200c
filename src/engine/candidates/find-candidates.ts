import { Failure } from '../../model/finding';
import type { CandidateAnswer, CandidateCount, CandidateRuleId, CandidateRules } from '../../model/siting';
import type { CandidateGround, CandidateRule } from './contract';
import { gentleSlope } from './gentle-slope';
import { nearRoad } from './near-road';
import { offBarriers } from './off-barriers';
import { onLandCover } from './on-land-cover';
import { outsideHazards } from './outside-hazards';
import { listedPlaces } from './sources';
import { twoWaysIn } from './two-ways-in';
import { withinUnit } from './within-unit';

/** The table of rules, cheap ones first: a new rule is a file, a line here and its word. */
const rulesInOrder: readonly CandidateRule[] = [withinUnit, outsideHazards, onLandCover, offBarriers, gentleSlope, nearRoad, twoWaysIn];

/** Candidates before anything is forbidden, and every id that was listed. */
export interface FoundCandidates extends CandidateAnswer {
  readonly listedIds: ReadonlySet<string>;
}

/**
 * The places of the source that pass every rule. Rules are applied one after the other, so that a place is counted where it first fails.
 * @throws Failure cell.duplicate-id, and what a rule lacks: siting.rule-lacks, siting.unknown-hazard, study.unknown-unit
 */
export function findCandidates(ground: CandidateGround, rules: CandidateRules): FoundCandidates {
  const listed = listedPlaces(ground, rules);
  const listedIds = new Set<string>();
  for (const { id } of listed) {
    if (listedIds.has(id)) throw new Failure('cell.duplicate-id', {}, { id });
    listedIds.add(id);
  }
  let places = listed;
  const leftOut: { readonly rule: CandidateRuleId; readonly places: number }[] = [];
  for (const rule of rulesInOrder) {
    if (!rule.asked(rules)) continue;
    const left = places.filter(rule.prepare(ground, rules));
    leftOut.push({ rule: rule.id, places: places.length - left.length });
    places = left;
  }
  return { places, listedIds, count: { listed: listed.length, leftOut, examined: places.length } };
}

/**
 * The count once some candidates are forbidden.
 * @throws Failure siting.unknown-candidate where a locked id is none of the places, or a forbidden one was not even listed
 */
export function countWithout(
  { places, listedIds, count }: FoundCandidates,
  locked: readonly string[],
  forbidden: readonly string[],
): CandidateCount {
  const shut = new Set(forbidden);
  const passing = new Set(places.flatMap(({ id }) => (shut.has(id) ? [] : [id])));
  const check = (what: 'locked' | 'forbidden', ids: readonly string[], known: ReadonlySet<string>): void => {
    const unknown = ids.filter((id) => !known.has(id));
    if (unknown.length > 0) throw new Failure('siting.unknown-candidate', {}, { what, ids: unknown });
  };
  check('forbidden', forbidden, listedIds);
  check('locked', locked, passing);
  const gone = places.length - passing.size;
  if (shut.size === 0) return count;
  return { ...count, leftOut: [...count.leftOut, { rule: 'forbidden', places: gone }], examined: passing.size };
}
