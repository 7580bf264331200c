import { Failure } from '../../model/finding';
import type { EquityIndexId } from '../../model/measures';
import { concentration } from './concentration';
import type { EquityPart, EquityResult, EquityRows } from './contract';
import { groupRatio, maxMinGap } from './gap';
import { gini } from './gini';
import { groupMeans } from './group-means';
import { agglomeration } from './hrad';
import { lorenz } from './lorenz';
import { palma } from './palma';
import { poverty } from './poverty';
import { theil } from './theil';

/** What an index cannot do without. */
export type EquityNeed = 'groups' | 'rank' | 'area' | 'line';

/** One row of the table of indices. */
export interface EquityIndex {
  readonly compute: (rows: EquityRows) => EquityResult;
  readonly formula: string;
  readonly source: string;
  readonly needs: readonly EquityNeed[];
  /** true: `value` is an amount in the row, not a level per person */
  readonly ofAmounts?: boolean;
}

const nameOf = ({ groupNames }: EquityRows, group: number): string => groupNames[group] ?? '';

const meansOf = (rows: EquityRows) => groupMeans(rows.value, rows.weight, rows.group ?? new Int32Array(0), rows.groupNames.length);

const groupParts = (rows: EquityRows): readonly EquityPart[] =>
  meansOf(rows).map(({ group, people, mean }) => ({ group: nameOf(rows, group), people, mean }));

/** Every index of equity: a new one is a file, a row here and its words. */
export const equityIndices: Readonly<Record<EquityIndexId, EquityIndex>> = {
  gini: {
    compute: ({ value, weight }) => ({ value: gini(value, weight) }),
    formula: 'G = 1 - 2 x area under the Lorenz curve',
    source: 'Gini 1912; R accessibility gini_index',
    needs: [],
  },
  lorenz: {
    compute: ({ value, weight }) => {
      const curve = lorenz(value, weight);
      const points = curve
        ? Array.from(curve.weightShare, (share, at) => ({ weight_share: share, value_share: curve.valueShare[at]! }))
        : [];
      return { value: gini(value, weight), points };
    },
    formula: 'L(p) = share of the total that the worst served p have; value = Gini',
    source: 'Lorenz 1905',
    needs: [],
  },
  theil: {
    compute: (rows) => {
      const { total, between, within, groups } = theil(rows.value, rows.weight, rows.group);
      const parts = groups.map(({ group, ...part }) => ({ group: nameOf(rows, group), ...part }));
      return { value: total, between, within, ...(rows.group ? { groups: parts } : {}) };
    },
    formula: 'T = sum p_i x_i / mu ln (x_i / mu) = between + within',
    source: 'Theil 1967; R accessibility theil_t',
    needs: [],
  },
  palma: {
    compute: ({ value, weight, rank }) => ({ value: palma(value, weight, rank) }),
    formula: 'mean of the top 10 % / mean of the bottom 40 % of the people by rank',
    source: 'Palma 2011; R accessibility palma_ratio',
    needs: [],
  },
  concentration: {
    compute: ({ value, weight, rank }) => {
      const parts = concentration(value, weight, rank ?? new Float64Array(value.length).fill(NaN));
      return { value: parts.standard, ...parts };
    },
    formula: 'C = 2 sum p_i (x_i - mu) r_i / mu; corrected 4 mu C / (max - min)',
    source: 'Wagstaff 1991, Erreygers 2009; R accessibility concentration_index',
    needs: ['rank'],
  },
  gap: {
    compute: (rows) => {
      const { gap, ratio, highest, lowest } = maxMinGap(meansOf(rows));
      return { value: gap, ratio, highest: nameOf(rows, highest), lowest: nameOf(rows, lowest), groups: groupParts(rows) };
    },
    formula: 'largest - least mean of the groups',
    source: 'WHO 2013, Handbook on health inequality monitoring (difference)',
    needs: ['groups'],
  },
  ratio: {
    compute: (rows) => {
      const means = meansOf(rows);
      const { gap, ratio, highest, lowest } = maxMinGap(means);
      const value = rows.pair ? groupRatio(means, ...rows.pair) : ratio;
      return { value, gap, highest: nameOf(rows, highest), lowest: nameOf(rows, lowest), groups: groupParts(rows) };
    },
    formula: 'largest / least mean of the groups, or the mean of one by that of another',
    source: 'WHO 2013, Handbook on health inequality monitoring (ratio)',
    needs: ['groups'],
  },
  hrad: {
    compute: ({ value, weight, area }) => {
      const { hrad, pad, ratio } = agglomeration(value, weight, area ?? new Float64Array(value.length).fill(NaN));
      // one figure per unit, and none for all
      return { value: NaN, units: Array.from(hrad, (degree, row) => ({ hrad: degree, pad: pad[row]!, ratio: ratio[row]! })) };
    },
    formula: 'HRAD_i = (R_i / R) / (A_i / A), PAD_i = (P_i / P) / (A_i / A)',
    source: 'Yuan, Wei, Liu & Ma 2015',
    needs: ['area'],
    ofAmounts: true,
  },
  poverty: {
    compute: ({ value, weight, povertyLine }) => {
      const parts = poverty(value, weight, povertyLine);
      return { value: parts.fgt0, ...parts };
    },
    formula: 'FGTa = sum p_i ((z - x_i) / z)^a [x_i < z], a = 0, 1, 2',
    source: 'Foster, Greer & Thorbecke 1984; R accessibility fgt_poverty',
    needs: ['line'],
  },
};

/** Does the input have what an index cannot do without? */
const has: Readonly<Record<EquityNeed, (rows: EquityRows) => boolean>> = {
  groups: ({ group }) => group !== null,
  rank: ({ rank }) => rank !== null,
  area: ({ area }) => area !== null,
  line: ({ povertyLine }) => povertyLine > 0,
};

/** The first thing that an index needs and does not have; null where nothing. */
export function missingNeed(index: EquityIndexId, rows: EquityRows): EquityNeed | null {
  return equityIndices[index].needs.find((need) => !has[need](rows)) ?? null;
}

/** An index by its name. @throws Failure equity.lacking where it lacks groups, a rank, an area or a line */
export function measureEquity(index: EquityIndexId, rows: EquityRows): EquityResult {
  const need = missingNeed(index, rows);
  if (need) throw new Failure('equity.lacking', {}, { index, need });
  return equityIndices[index].compute(rows);
}
