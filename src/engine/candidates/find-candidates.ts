import { Failure } from '../../model/finding';
import type { CandidateAnswer, CandidatePlace, CandidateRuleId, CandidateRules } from '../../model/siting';
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

/** Applies one rule after the other, so that a place is counted where it first fails. */
function* sieved(
  ground: CandidateGround,
  rules: CandidateRules,
  forbidden: readonly string[],
): Generator<readonly [CandidateRuleId, (place: CandidatePlace) => boolean]> {
  for (const rule of rulesInOrder) if (rule.asked(rules)) yield [rule.id, rule.prepare(ground, rules)];
  const shut = new Set(forbidden);
  if (shut.size > 0) yield ['forbidden', ({ id }) => !shut.has(id)];
}

/** @throws Failure siting.unknown-candidate where ids that the user names are none of the places */
function checkNamed(what: 'locked' | 'forbidden', ids: readonly string[], places: readonly CandidatePlace[]): void {
  const known = new Set(places.map(({ id }) => id));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Failure('siting.unknown-candidate', {}, { what, ids: unknown });
}

/**
 * The places that may be built on: those of the source that pass every rule and are not forbidden.
 * @param locked ids that must be among them
 * @throws Failure siting.unknown-candidate, cell.duplicate-id, and what a rule lacks: siting.rule-lacks, siting.unknown-hazard, study.unknown-unit
 */
export function findCandidates(
  ground: CandidateGround,
  rules: CandidateRules,
  locked: readonly string[] = [],
  forbidden: readonly string[] = [],
): CandidateAnswer {
  const listed = listedPlaces(ground, rules);
  const twice = listed.find(({ id }, at) => rules.from === 'list' && listed.findIndex((other) => other.id === id) < at);
  if (twice) throw new Failure('cell.duplicate-id', {}, { id: twice.id });
  checkNamed('forbidden', forbidden, listed);
  let places = listed;
  const leftOut: { readonly rule: CandidateRuleId; readonly places: number }[] = [];
  for (const [rule, passes] of sieved(ground, rules, forbidden)) {
    const left = places.filter(passes);
    leftOut.push({ rule, places: places.length - left.length });
    places = left;
  }
  checkNamed('locked', locked, places);
  return { places, count: { listed: listed.length, leftOut, examined: places.length } };
}
