import type { Question } from '../../model/result';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { RunResult, TaskTypes } from '../task-types';
import { analyse } from './analyse';
import { judge, standardBand } from './judge';

/** The main job: every standard and the leading question of every service, for each of the years. */
export function run(input: TaskTypes['run']['input'], session: Session, watch: Watch): RunResult {
  const study = studyOf(session);
  const years = input.years.length > 0 ? input.years : study.years.length > 0 ? study.years : [0];
  const coverage = years.flatMap((year) =>
    study.catalogue.services.map((service) => {
      const question: Question = {
        types: service.types,
        trip: service.trip,
        direction: service.direction,
        cutoffSeconds: service.minutes * 60,
        year,
        group: 'people',
        band: standardBand,
      };
      return { service: service.id, question, ledgers: analyse({ question, edits: input.edits }, session, watch).ledgers };
    }),
  );
  const results = judge({ edits: input.edits, years }, session, watch);
  return { study: { id: study.id, title: study.title, note: study.note }, years, results, coverage, findings: study.findings };
}
