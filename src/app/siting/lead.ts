import { formatCutoff, formatMinutes } from '../../i18n/format';
import { words } from '../../i18n';
import type { SitingAnswer } from '../../model/siting';
import type { Language } from '../../model/text';
import type { StudyView } from '../../jobs/task-types';
import { formatsOf } from '../format';
import { inSentence } from '../headline';
import { placeName, typeName } from '../names';
import { regionOptions } from './GoalSentence';
import { peopleServed } from './figures';
import { filled } from './sentence';

/** What the sites bring, and how good that is: the sentence that leads the answer, and the one that proves it. */
export interface Lead {
  readonly brings: string;
  readonly proof: string;
}

/** The leading sentences of an answer. */
export function leadOf(study: StudyView, answer: SitingAnswer, language: Language): Lead {
  const w = words(language).app;
  const format = formatsOf(language);
  const { goal, receipt, places } = answer;
  // with capacity both are of people who have a place
  const gained = receipt.coveredPeople - answer.coveredBefore;
  const { question, region } = goal;
  const [[, everywhere] = ['', w.sitingEverywhere]] = regionOptions(study, w.sitingEverywhere, language);
  const values = {
    sites: format.count(places.length),
    type: inSentence(typeName(study, goal.buildType, language), language),
    trip: inSentence(study.trips.find(({ id }) => id === question.trip)?.name[language] ?? question.trip, language),
    minutes: formatCutoff(question.cutoffSeconds),
    people: format.people(gained),
    region: region === '' ? everywhere : placeName(study, region, language),
    before: format.share(answer.coveredBefore / receipt.totalPeople),
    after: format.share(receipt.coveredPeople / receipt.totalPeople),
  };
  const say = w.sitingAnswerOf;
  const more: Readonly<Partial<Record<SitingAnswer['receipt']['model'], string>>> = {
    'p-median': filled(say.mean, { value: formatMinutes(receipt.objective / 60 / peopleServed(answer), language) }),
    'p-center': filled(say.farthest, { value: formatMinutes(receipt.objective / 60, language) }),
    backup: filled(say.twice, { value: format.people(receipt.objective) }),
  };
  const parts =
    places.length === 0
      ? [filled(say.none, values), more[receipt.model]]
      : [
          filled(goal.capacity ? say.served : say.gained, values),
          filled(goal.capacity ? say.places : say.shares, values),
          more[receipt.model],
        ];
  return {
    brings: parts.filter((part) => part !== undefined).join(language === 'zh' ? '；' : '; '),
    proof: receipt.proven ? w.sitingProven : w.sitingWithinGap(format.share(receipt.gap)),
  };
}

/** Both sentences as one text. */
export function leadText(study: StudyView, answer: SitingAnswer, language: Language): string {
  const { brings, proof } = leadOf(study, answer, language);
  return language === 'zh' ? `${brings}（${proof}）` : `${brings} (${proof})`;
}
