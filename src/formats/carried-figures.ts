import type { CarriedPart, UnitCodes } from '../model/crosswalk';
import type { Where } from '../model/finding';
import type { IndicatorValue } from '../model/study';
import type { CarriedRows } from './carried-rows';
import type { FindingList } from './finding-list';

/** A figure as its row gives it. */
export interface ReadFigure extends IndicatorValue {
  readonly where: Where;
  /** what the row says the figure is; '' where it does not */
  readonly measure: 'rate' | 'count' | '';
}

/** A figure's part under the code that the study has. */
interface Part {
  readonly figure: ReadFigure;
  readonly part: CarriedPart;
}

/** Is the part the whole of the old unit and all that the new one came from? */
const isRename = ({ part }: Part, codes: UnitCodes): boolean => part.share === 1 && codes.origins(part.code).size === 1;

/** One figure from the parts of a unit; null, and told, where it cannot be made. */
function joined(parts: readonly Part[], codes: UnitCodes, findings: FindingList): number | null {
  const [first] = parts;
  if (!first) return null;
  const { figure, part } = first;
  const refuse = (code: 'crosswalk.needs-measure' | 'crosswalk.needs-weight'): null => {
    for (const one of parts) {
      findings.add('error', code, one.figure.where, { from: one.figure.unit, to: part.code, indicator: figure.indicator });
    }
    return null;
  };
  if (parts.length === 1 && isRename(first, codes)) return figure.value;
  if (parts.some((one) => one.figure.measure === '' || one.figure.measure !== figure.measure)) return refuse('crosswalk.needs-measure');
  const here = new Set(parts.map((one) => one.part.from));
  if ([...codes.origins(part.code)].some((origin) => !here.has(origin))) return refuse('crosswalk.needs-weight');
  if (figure.measure === 'count') return parts.reduce((sum, one) => sum + one.figure.value * one.part.share, 0);
  if (parts.length === 1) return figure.value;
  const weights = parts.reduce((sum, one) => sum + one.part.weight, 0);
  if (Number.isNaN(weights)) return refuse('crosswalk.needs-weight');
  return parts.reduce((sum, one) => sum + one.figure.value * one.part.weight, 0) / weights;
}

/**
 * Figures on the ground of the study's units. A renamed unit's figure is carried as it is; of split units, rates hold for each part and counts are shared
 * out; of merged units, counts are added up and rates are means by `weight`. A code that is neither a unit's nor in the crosswalk is refused with its row;
 * so is an old code's figure beside one of the new code for the same year.
 */
export function carriedFigures(
  figures: readonly ReadFigure[],
  codes: UnitCodes,
  rows: CarriedRows,
  findings: FindingList,
): readonly IndicatorValue[] {
  const groups = new Map<string, Part[]>();
  for (const figure of figures) {
    const parts = codes.carried(figure.unit, figure.year);
    if (!parts) {
      findings.add('error', 'study.unknown-unit', { ...figure.where, column: 'unit' }, { unit: figure.unit, rowLeftOut: true });
      continue;
    }
    for (const part of parts) {
      const key = JSON.stringify([part.code, figure.indicator, figure.year]);
      const group = groups.get(key);
      if (group) group.push({ figure, part });
      else groups.set(key, [{ figure, part }]);
    }
  }
  return [...groups.values()].flatMap((group): readonly IndicatorValue[] => {
    const direct = group.filter(({ part }) => !part.changed);
    const old = group.filter(({ part }) => part.changed);
    if (direct.length > 0) {
      for (const { figure, part } of old) {
        const { indicator, year } = figure;
        findings.add('error', 'crosswalk.twice', figure.where, { from: figure.unit, to: part.code, indicator, year });
      }
      return direct.map(({ figure: { unit, indicator, year, value } }) => ({ unit, indicator, year, value }));
    }
    const value = joined(old, codes, findings);
    const [first] = old;
    if (value === null || !first) return [];
    for (const { figure, part } of old) rows.add(figure.unit, part.code, figure.where);
    return [{ unit: first.part.code, indicator: first.figure.indicator, year: first.figure.year, value }];
  });
}
