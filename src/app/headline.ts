import { formatCutoff } from '../i18n/format';
import { words } from '../i18n';
import type { Language } from '../model/text';
import type { CoverageAnswer, StudyView } from '../jobs/task-types';
import { formatsOf } from './format';
import { groupName } from './names';
import { serviceOfQuestion } from './store/question';
import { peopleOutside, wholeLedger } from './store/totals';

const slots = ['year', 'trip', 'minutes', 'service', 'group', 'share', 'band', 'outside'] as const;
export type HeadlineSlot = (typeof slots)[number];

/** A piece of the leading sentence: plain words (`slot` null), or a figure that can be opened. */
export interface HeadlinePart {
  readonly slot: HeadlineSlot | null;
  readonly text: string;
}

const markOf = (slot: HeadlineSlot): string => `{${slot}}`;
const slotOfMark = new Map(slots.map((slot) => [markOf(slot), slot]));

/** A sentence with `{slots}` as pieces, in order. */
export function partsOf(template: string, values: Readonly<Record<HeadlineSlot, string>>): readonly HeadlinePart[] {
  return template
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const slot = slotOfMark.get(piece);
      return slot ? { slot, text: values[slot] } : { slot: null, text: piece };
    });
}

/** A name inside a sentence: in English small at first, but for abbreviations. */
export function inSentence(name: string, language: Language): string {
  return language === 'en' && /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/**
 * The sentence that leads the screen, the same as the report's: who is within reach, with the band and the people outside.
 * Empty where nobody was counted.
 */
export function headlineParts(study: StudyView, answer: CoverageAnswer, language: Language): readonly HeadlinePart[] {
  const ledger = wholeLedger(answer);
  if (!ledger) return [];
  const { question } = answer;
  const format = formatsOf(language);
  const all = words(language);
  const service = serviceOfQuestion(study, question)?.name[language] ?? question.types.join(', ');
  const trip = study.trips.find((candidate) => candidate.id === question.trip)?.name[language] ?? question.trip;
  const values: Readonly<Record<HeadlineSlot, string>> = {
    year: String(question.year),
    trip: inSentence(trip, language),
    minutes: formatCutoff(question.cutoffSeconds),
    service: inSentence(service, language),
    group: groupName(question.group, language),
    share: format.share(ledger.share),
    band: format.band(ledger.shareSlow, ledger.shareFast),
    outside: format.people(peopleOutside(ledger)),
  };
  const marks = Object.fromEntries(slots.map((slot) => [slot, markOf(slot)])) as Record<HeadlineSlot, string>;
  const sentence = question.year === 0 ? all.app.headlineNoYear : all.report.headline;
  return partsOf(sentence({ ...marks, band: values.band === '' ? '' : marks.band, outward: question.direction === 'from' }), values);
}

/** The sentence as plain text. */
export function headlineText(study: StudyView, answer: CoverageAnswer, language: Language): string {
  return headlineParts(study, answer, language)
    .map((part) => part.text)
    .join('');
}
