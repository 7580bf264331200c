import { maxMinGap } from './gap';
import { gini } from './gini';
import { agglomeration } from './hrad';
import { lorenz, type LorenzCurve } from './lorenz';
import { palma } from './palma';
import { theil, type TheilParts } from './theil';

/** One unit of a level, as the indices look at it. */
export interface EquityUnit {
  readonly unit: string;
  /** code of the county that it is in (itself, where it is one); '' for none */
  readonly group: string;
  /** level per person, such as the share in reach or beds for each 1000; NaN: no data */
  readonly value: number;
  readonly people: number;
  /** of the resource in the unit, not per person; NaN where it is not known or there is none to speak of */
  readonly amount: number;
  /** square kilometres; NaN where it is not known */
  readonly area: number;
}

/** A unit with its agglomeration degrees (`agglomeration`); NaN where the amount, the people or the area is not known. */
export interface AgglomeratedUnit extends EquityUnit {
  readonly hrad: number;
  readonly pad: number;
  /** HRAD / PAD */
  readonly hradByPad: number;
}

/** A Lorenz curve with its Gini index; `curve` null and `gini` NaN where there is no data. */
export interface LorenzWithGini {
  readonly gini: number;
  readonly curve: LorenzCurve | null;
}

/** How a standard or a service is shared out among the units of a level. */
export interface UnitsEquity {
  readonly units: readonly AgglomeratedUnit[];
  /** mean level, weighted by people */
  readonly mean: number;
  readonly byPeople: LorenzWithGini;
  /** of the resource for each square kilometre, by area */
  readonly byArea: LorenzWithGini;
  /** between and within counties; `group` counts in `groups` */
  readonly theil: TheilParts;
  /** codes of the counties */
  readonly groups: readonly string[];
  readonly palma: number;
  /** largest less least value of a unit, and which units these are ('' where there is no data) */
  readonly gap: { readonly gap: number; readonly ratio: number; readonly highest: string; readonly lowest: string };
  /** units with data, and without */
  readonly known: number;
  readonly unknown: number;
}

const lorenzWithGini = (value: Float64Array, weight: Float64Array): LorenzWithGini => ({
  gini: gini(value, weight),
  curve: lorenz(value, weight),
});

/**
 * Every index of equity over the units of one level, each unit weighing as many people as it has: Lorenz and Gini by people and by area, Theil between
 * and within counties, Palma, the largest gap, and agglomeration. Units without data have no part and are counted. Citations stand on each index.
 */
export function equityOfUnits(units: readonly EquityUnit[]): UnitsEquity {
  const column = (pick: (unit: EquityUnit) => number): Float64Array => Float64Array.from(units, pick);
  const [value, people, amount, area] = [column((u) => u.value), column((u) => u.people), column((u) => u.amount), column((u) => u.area)];
  const groups = [...new Set(units.map(({ group }) => group).filter((group) => group !== ''))];
  const { hrad, pad, ratio } = agglomeration(amount, people, area);
  const known = units.filter((unit) => Number.isFinite(unit.value) && unit.people > 0);
  const gap = maxMinGap(known.map((unit, group) => ({ group, people: unit.people, mean: unit.value })));
  const all = known.reduce((sum, unit) => sum + unit.people, 0);
  return {
    units: units.map((unit, row) => ({ ...unit, hrad: hrad[row]!, pad: pad[row]!, hradByPad: ratio[row]! })),
    mean: known.reduce((sum, unit) => sum + unit.people * unit.value, 0) / all,
    byPeople: lorenzWithGini(value, people),
    byArea: lorenzWithGini(
      amount.map((count, row) => count / area[row]!),
      area,
    ),
    theil: theil(
      value,
      people,
      Int32Array.from(units, ({ group }) => groups.indexOf(group)),
    ),
    groups,
    palma: palma(value, people, null),
    gap: { gap: gap.gap, ratio: gap.ratio, highest: known[gap.highest]?.unit ?? '', lowest: known[gap.lowest]?.unit ?? '' },
    known: known.length,
    unknown: units.filter((unit) => !Number.isFinite(unit.value)).length,
  };
}
