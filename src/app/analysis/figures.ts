import { formatFigure, formatNumber, noNumber } from '../../i18n/format';
import type { Measure } from '../../model/catalogue';
import { changeFactors, type ChangeFactor, type StandardChange, type UnitChange } from '../../model/change';
import type { LorenzPoint } from '../../model/result';
import type { Language } from '../../model/text';
import type { EquityAnswer, EquityUnit } from '../../jobs/task-types';
import { formatsOf } from '../format';
import type { EquityColour } from '../store/analysis';
import { aroundNone, type AroundClass } from './map-classes';

/** An index of equity with three decimals: 0.165. NaN as a dash. */
export const indexText = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : noNumber);

/** A ratio with two decimals: 1.96. NaN as a dash. */
export const ratioText = (value: number): string => (Number.isFinite(value) ? value.toFixed(2) : noNumber);

/** A change with its sign: percentage points with two decimals for shares, else a number with up to two; 0 without a sign. */
export function changeText(measure: Measure, change: number, language: Language): string {
  if (!Number.isFinite(change)) return noNumber;
  const size = measure === 'share' ? (Math.abs(change) * 100).toFixed(2) : formatNumber(Math.abs(change), language);
  // what is too small for the decimals is none
  if (Number(size.replaceAll(',', '')) === 0) return measure === 'share' ? '0.00' : '0';
  return `${change > 0 ? '+' : '−'}${size}`;
}

/** A value of a standard: a share in per cent with one decimal, else a number. */
export const valueText = (measure: Measure, value: number, language: Language): string =>
  measure === 'share' ? formatsOf(language).share(value) : formatFigure(value, measure, language);

/** Height of a Lorenz curve over a share of its base, 0 to 1, straight between its points. NaN without points. */
export function lorenzAt(points: readonly LorenzPoint[], share: number): number {
  const at = points.findIndex(([base]) => base >= share);
  const [after, before] = [points[at], points[at - 1]];
  if (!after) return NaN;
  if (!before || after[0] === before[0]) return after[1];
  return before[1] + ((after[1] - before[1]) * (share - before[0])) / (after[0] - before[0]);
}

const figureOf: Readonly<Record<EquityColour, (unit: EquityUnit, mean: number) => number>> = {
  value: ({ value }, mean) => value / mean,
  hrad: ({ hrad }) => hrad,
  pad: ({ pad }) => pad,
  hradByPad: ({ hradByPad }) => hradByPad,
};

/** What the map tells of each unit: its value by the mean, or a degree of agglomeration; 1 is what is due. */
export function equityOnMap({ rows, mean }: Pick<EquityAnswer, 'rows' | 'mean'>, colour: EquityColour) {
  return rows.map((row) => ({ unit: row.unit, value: figureOf[colour](row, mean) }));
}

/** The classes of the changes of a level, and each unit's change; null where no unit of the level has one. */
export function changeColours(
  { units }: Pick<StandardChange, 'units'>,
  level: EquityAnswer['level'],
): { readonly classes: readonly AroundClass[]; readonly units: readonly { readonly unit: string; readonly value: number }[] } | null {
  const ofLevel = units.filter((unit) => unit.level === level);
  if (ofLevel.length === 0) return null;
  const largest = Math.max(...ofLevel.map(({ total }) => (Number.isNaN(total) ? 0 : Math.abs(total))));
  return { classes: aroundNone(largest || 1), units: ofLevel.map(({ unit, total }) => ({ unit, value: total })) };
}

/** A bar of a waterfall: from one height to the next. */
export interface WaterfallBar {
  readonly factor: ChangeFactor | 'from' | 'to';
  readonly begin: number;
  readonly end: number;
}

/** The change of a unit as bars that follow each other: the earlier value, what each factor that differs added, the later value. Empty where there are no parts. */
export function waterfallOf({ from, to, parts }: UnitChange, differing: readonly ChangeFactor[]): readonly WaterfallBar[] {
  if (!from || !to || Number.isNaN(from.value) || Number.isNaN(to.value) || changeFactors.some((factor) => Number.isNaN(parts[factor]))) {
    return [];
  }
  const bars: WaterfallBar[] = [{ factor: 'from', begin: 0, end: from.value }];
  let height = from.value;
  for (const factor of changeFactors) {
    if (!differing.includes(factor)) continue;
    bars.push({ factor, begin: height, end: height + parts[factor] });
    height += parts[factor];
  }
  return [...bars, { factor: 'to', begin: 0, end: to.value }];
}
