import { formatFigure } from '../i18n/format';
import { measureOf } from '../model/ask';
import type { Compare, Condition, Measure, Standard } from '../model/catalogue';
import type { UnitResult } from '../model/result';
import { fieldsOfKind, fieldValue, type FieldSort, type StandardField } from '../model/standard-fields';
import type { Language } from '../model/text';
import type { UnitLevel } from '../model/study';
import type { Direction } from '../model/travel';
import { words, type AllWords } from '../i18n';
import type { StudyView } from '../jobs/task-types';
import { formatsOf, type Formats } from './format';
import { groupName, typeName } from './names';

/** A value or target of a result as people read it, with as many decimals as it takes to tell a share from another. */
export function figureText(measure: Measure, value: number, beside: number, language: Language): string {
  return measure === 'share' ? formatsOf(language).shareBeside(value, beside) : formatFigure(value, measure, language);
}

/** A difference between two figures, without its sign: percentage points, or how many. */
export function differenceText(measure: Measure, difference: number, language: Language): string {
  const size = Math.abs(difference);
  return measure === 'share' ? words(language).app.points(String(Math.round(size * 1000) / 10)) : formatFigure(size, measure, language);
}

const isOver: Readonly<Record<Compare, boolean>> = { 'at-least': true, 'at-most': false, equals: true, about: true };

/** How far a result is from its target, on which side; empty without data or target. */
export function gapText({ measure, value, target }: UnitResult, compare: Compare, language: Language): string {
  const w = words(language).app;
  const gap = value - target;
  if (!Number.isFinite(gap)) return '';
  if (gap === 0) return w.figureGapNone;
  const text = differenceText(measure, gap, language);
  if (isOver[compare]) return gap > 0 ? w.figureGapMet(text) : w.figureGapShort(text);
  return gap > 0 ? w.figureGapAbove(text) : w.figureGapBelow(text);
}

/** The value of a condition as people read it. */
function conditionValue(value: Condition['value'], w: AllWords['app']): string {
  return typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value);
}

function conditionText({ attribute, is, value }: Condition, w: AllWords['app']): string {
  return `${attribute} ${w.conditionOps[is]} ${conditionValue(value, w)}`;
}

interface Saying {
  readonly study: StudyView;
  readonly standard: Standard;
  readonly language: Language;
  readonly w: AllWords['app'];
  readonly format: Formats;
}

type Say = (value: unknown, saying: Saying) => string;

const listed = (texts: readonly string[], { language, w }: Saying): string =>
  texts.length === 0 ? w.fieldNone : texts.join(language === 'zh' ? '、' : ', ');

const says: Readonly<Record<FieldSort, Say>> = {
  share: (value, { format }) => format.share(value as number).replace('.0 %', ' %'),
  whole: (value, { format }) => format.count(value as number),
  positive: (value, { language }) => formatFigure(value as number, 'number', language),
  figure: (value, { study, standard, language }) => formatFigure(value as number, measureOf(standard, study.catalogue.standards), language),
  minutes: (value, { w }) => w.minutesValue(String(value)),
  metres: (value, { w }) => `${String(value)} ${w.fieldUnits.metres}`,
  choice: (value, { w }) => w.fieldChoices[String(value)] ?? String(value),
  text: (value) => String(value),
  standard: (value, { study, language }) => study.catalogue.standards.find(({ id }) => id === value)?.name[language] ?? String(value),
  'by-year': (value, { study, standard, w, language }) =>
    Object.entries(value as Readonly<Record<string, number>>)
      .map(([year, target]) => `${w.fieldFromYear(year)} ${formatFigure(target, measureOf(standard, study.catalogue.standards), language)}`)
      .join(language === 'zh' ? '、' : ', '),
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
  const saying = { study, standard, language, w: words(language).app, format: formatsOf(language) };
  const value = fieldValue(standard, field.key);
  return value === undefined ? saying.w.fieldNone : says[field.sort](value, saying);
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
