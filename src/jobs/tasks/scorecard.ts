import { bestCards, scorecards } from '../../engine/scorecard';
import { factsOf } from '../../engine/standards';
import { Failure } from '../../model/finding';
import type { ScorecardAnswer, ScoredPlaces } from '../../model/scorecard';
import type { CandidatePlace, CandidateRules } from '../../model/siting';
import type { Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import { candidatesOf } from '../study-sites';
import type { TaskTypes } from '../task-types';
import { contextOf, standardBand } from './judge';

const everywhere: CandidateRules = {
  from: 'list',
  types: [],
  list: [],
  within: '',
  roadMetres: null,
  slopeDegrees: null,
  avoidHazards: [],
  landCover: [],
  offBarriers: false,
  twoWaysIn: false,
};

/** @throws Failure catalogue.unknown-type where the study has no facility of the type */
function placesOf(study: Study, wanted: ScoredPlaces, year: number): readonly CandidatePlace[] {
  if ('list' in wanted) return candidatesOf(study, { ...everywhere, list: wanted.list }, year).places;
  const { facilityType } = wanted;
  if (!study.facilities.some(({ type }) => type === facilityType)) throw new Failure('catalogue.unknown-type', {}, { type: facilityType });
  return candidatesOf(study, { ...everywhere, from: 'facilities', types: [facilityType] }, year).places;
}

/**
 * Every service of the plan seen from places, and the best places for new settlement among candidates.
 * @throws Failure study.unknown-year, and what candidates lack
 */
export function scorecard({ edits, question }: TaskTypes['scorecard']['input'], session: Session, watch: Watch): ScorecardAnswer {
  const study = editedOnce(studyOf(session), edits);
  const { year, places, best } = question;
  if (study.years.length > 0 && !study.years.includes(year)) throw new Failure('study.unknown-year', {}, { year, known: study.years });
  const facts = factsOf(study, contextOf(study, session, standardBand, watch));
  const asked = scorecards(facts, places ? placesOf(study, places, year) : [], year, watch);
  const found = best && candidatesOf(study, best.candidates, year);
  const among = found ? scorecards(facts, found.places, year, watch).cards : [];
  return { ...asked, best: bestCards(among, best?.count ?? 0), candidates: found?.count ?? null };
}
