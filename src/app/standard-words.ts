import type { Condition, Standard, StandardKind } from '../model/catalogue';
import type { UnitResult } from '../model/result';
import { fieldsOfKind, fieldValue, type FieldSort, type StandardField } from '../model/standard-fields';
import type { Language } from '../model/text';
import type { UnitLevel } from '../model/study';
import type { Direction } from '../model/travel';
import { words, type AllWords } from '../i18n';
import type { StudyView } from '../jobs/task-types';
import { formatsOf, type Formats } from './format';
import { groupName, typeName } from './names';

/** What the figures of a standard are. */
export type Measure = 'share' | 'count';

const measures: Readonly<Record<StandardKind, Measure>> = { reach: 'share', provision: 'count', quality: 'share' };

/** What the figures of a kind of standard are: shares 0..1, or counts. */
export function measureOf(kind: StandardKind): Measure {
  return measures[kind];
}

const texts: Readonly<Record<Measure, (format: Formats, value: number, beside: number) => string>> = {
  share: (format, value, beside) => format.shareBeside(value, beside),
  count: (format, value) => format.count(value),
};

/** A value or target of a result as people read it, with as many decimals as it takes to tell it from another. */
export function figureText(kind: StandardKind, value: number, beside: number, format: Formats): string {
  return texts[measureOf(kind)](format, value, beside);
}

const changeTexts: Readonly<Record<Measure, (value: number, format: Formats, w: AllWords['app']) => string>> = {
  share: (value, _, w) => w.points(String(Math.round(value * 1000) / 10)),
  count: (value, format) => format.count(value),
};

/** A difference between two figures of a standard, without its sign: percentage points, or how many. */
export function differenceText(kind: StandardKind, difference: number, language: Language): string {
  return changeTexts[measureOf(kind)](Math.abs(difference), formatsOf(language), words(language).app);
}

/** How far a result is from its target; empty without data. */
export function gapText(result: UnitResult, language: Language): string {
  const w = words(language).app;
  if (!Number.isFinite(result.value) || !Number.isFinite(result.target)) return '';
  const gap = result.value - result.target;
  if (gap === 0) return w.figureGapNone;
  const text = differenceText(result.kind, gap, language);
  return gap > 0 ? w.figureGapMet(text) : w.figureGapShort(text);
}

/** The value of a condition as people read it. */
function conditionValue(value: Condition['value'], w: AllWords['app']): string {
  return typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value);
}

export function conditionText({ attribute, is, value }: Condition, w: AllWords['app']): string {
  return `${attribute} ${w.conditionOps[is]} ${conditionValue(value, w)}`;
}

interface Saying {
  readonly study: StudyView;
  readonly language: Language;
  readonly w: AllWords['app'];
  readonly format: Formats;
}

type Say = (value: unknown, saying: Saying) => string;

const listed = (texts: readonly string[], { language, w }: Saying): string =>
  texts.length === 0 ? w.fieldNone : texts.join(language === 'zh' ? '、' : ', ');

const says: Readonly<Record<FieldSort, Say>> = {
  share: (value, { format }) => format.share(value as number),
  whole: (value, { format }) => format.count(value as number),
  minutes: (value, { w }) => w.minutesValue(String(value)),
  trip: (value, { study, language }) => study.trips.find((trip) => trip.id === value)?.name[language] ?? String(value),
  direction: (value, { w }) => ((value as Direction) === 'to' ? w.directionTo : w.directionFrom),
  group: (value, { language }) => groupName(value as string, language),
  types: (value, saying) =>
    listed(
      (value as readonly string[]).map((type) => typeName(saying.study, type, saying.language)),
      saying,
    ),
  level: (value, { w }) => w.levelNames[value as UnitLevel],
  condition: (value, { w }) => conditionText(value as Condition, w),
  conditions: (value, saying) =>
    listed(
      (value as readonly Condition[]).map((condition) => conditionText(condition, saying.w)),
      saying,
    ),
};

/** The value of a field of a standard as people read it. */
export function fieldText(study: StudyView, standard: Standard, field: StandardField, language: Language): string {
  const saying = { study, language, w: words(language).app, format: formatsOf(language) };
  return says[field.sort](fieldValue(standard, field.key), saying);
}

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Fields in which two standards of one kind differ; all of them where the kinds do. */
export function changedFields(before: Standard, after: Standard): readonly StandardField[] {
  return fieldsOfKind(after.kind).filter(
    ({ key }) => before.kind !== after.kind || !sameValue(fieldValue(before, key), fieldValue(after, key)),
  );
}

/** Is a standard as the plan has it? Its words count too. */
export function isAsPlanned(planned: Standard, standard: Standard): boolean {
  return planned === standard || sameValue(planned, standard);
}
