import { measureOf } from '../../model/ask';
import type { Standard, StandardKind } from '../../model/catalogue';
import type { StandardEquity, StandardResult, UnitAgglomeration, UnitResult } from '../../model/result';
import type { Study, UnitLevel } from '../../model/study';
import { silentWatch } from '../../model/watch';
import type { Watch } from '../../model/watch';
import { agglomeration, gini, groupMeans, lorenz, maxMinGap, palma, theil } from '../equity';
import type { UnitTree } from '../coverage/unit-tree';
import { polygonArea } from '../polygon-area';
import type { Facts, StandardContext } from './facts';
import { factsOf } from './judge';
import { levelOfGroup, ruralGroup, urbanGroup } from './urban-rural';

/** Kinds whose values are levels per person, and whose denominators are the people. */
const measured: ReadonlySet<StandardKind> = new Set(['reach', 'ratio', 'capacity']);

/** Units that are compared: those of these levels, as far down as the standard is judged. */
const comparedLevels: readonly UnitLevel[] = ['county', 'town'];

/** Square metres of each unit; NaN where it is no polygon. */
const areas = new WeakMap<UnitTree, Float64Array>();

function areasOf(tree: UnitTree): Float64Array {
  const found =
    areas.get(tree) ??
    Float64Array.from(tree.units, ({ geometry }) =>
      geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? polygonArea(geometry) : NaN,
    );
  areas.set(tree, found);
  return found;
}

/** Amount, people and area of the units that have a value. */
interface Lands {
  readonly amount: Float64Array;
  readonly people: Float64Array;
  readonly area: Float64Array;
}

function agglomerationOf(rows: readonly UnitResult[], { amount, people, area }: Lands): readonly UnitAgglomeration[] {
  const { hrad, pad, ratio } = agglomeration(amount, people, area);
  return rows.map(({ unit }, at) => ({ unit, hrad: hrad[at]!, pad: pad[at]!, ratio: ratio[at]! }));
}

/**
 * How evenly the values of a standard are spread over units of one level, from their results alone. Weights are the denominators: the people whom a value
 * counts. Indices as in `engine/equity` (their sources stand there); Theil's groups are the counties, HRAD and PAD those of a `ratio` by county.
 * @param results of one standard and year; those of other levels than `level`, and those in which nobody is counted, have no part
 * @param groups level of urban and of rural residents
 */
export function equityOfResults(
  tree: UnitTree,
  standard: Standard,
  { year, units }: Pick<StandardResult, 'year' | 'units'>,
  level: UnitLevel,
  groups: { readonly urban: number; readonly rural: number } = { urban: NaN, rural: NaN },
): StandardEquity {
  const counted = units.filter((result) => result.level === level && result.denominator > 0);
  const rows = counted.filter(({ value }) => !Number.isNaN(value));
  const value = Float64Array.from(rows, (row) => row.value);
  const weight = Float64Array.from(rows, (row) => row.denominator);
  const unitRow = rows.map(({ unit }) => tree.rowOf.get(unit) as number);
  const county = Int32Array.from(unitRow, (row) => tree.atLevel.county[row] as number);
  const hasCounties = county.every((row) => row >= 0);
  const means = groupMeans(
    value,
    weight,
    Int32Array.from(rows, (_row, at) => at),
    rows.length,
  );
  const gap = maxMinGap(means);
  const parts = theil(value, weight, hasCounties ? county : null);
  const total = weight.reduce((sum, people) => sum + people, 0);
  const curve = lorenz(value, weight);
  const lands: Lands = {
    amount: Float64Array.from(rows, (row) => row.numerator),
    people: weight,
    area: Float64Array.from(unitRow, (row) => areasOf(tree)[row] as number),
  };
  const amounts = standard.kind === 'ratio';
  return {
    standard: standard.id,
    kind: standard.kind,
    year,
    level,
    measure: measureOf(standard, []),
    units: rows.length,
    unitsNoData: counted.length - rows.length,
    people: total,
    mean: value.reduce((sum, one, at) => sum + one * weight[at]!, 0) / total,
    gini: gini(value, weight),
    giniArea: amounts
      ? gini(
          lands.amount.map((amount, at) => amount / lands.area[at]!),
          lands.area,
        )
      : NaN,
    theil: parts.total,
    theilBetween: hasCounties ? parts.between : NaN,
    theilWithin: hasCounties ? parts.within : NaN,
    palma: palma(value, weight, null),
    gap: gap.gap,
    ratio: gap.ratio,
    highest: rows[gap.highest]?.unit ?? '',
    lowest: rows[gap.lowest]?.unit ?? '',
    ...groups,
    urbanRural: groups.rural > 0 ? groups.urban / groups.rural : NaN,
    lorenz: curve ? Array.from(curve.weightShare, (share, at) => [share, curve.valueShare[at]!] as const) : [],
    agglomeration: amounts && level === 'county' ? agglomerationOf(rows, lands) : [],
  };
}

/** A standard's equity at each level that is compared, with the levels of urban and rural residents. */
function ofStandard(facts: Facts, standard: Standard, result: StandardResult): readonly StandardEquity[] {
  const { year } = result;
  const present = comparedLevels.filter((level) => result.units.some((unit) => unit.level === level));
  const known = result.units.some(({ value }) => !Number.isNaN(value));
  return present.map((level) => {
    const units = result.units.filter((unit) => unit.level === level);
    const ofGroup = (group: string): number => (known ? levelOfGroup(facts, standard, units, year, group) : NaN);
    const groups = { urban: ofGroup(urbanGroup), rural: ofGroup(ruralGroup) };
    return equityOfResults(facts.tree, standard, result, level, groups);
  });
}

/**
 * Equity of every `reach`, `ratio` and `capacity` standard among the results, between counties and between towns: Gini and Lorenz, Theil between and
 * within counties, Palma, gap, urban by rural, HRAD and PAD.
 * @param results of `judgeCatalogue` for the same study and context
 * @returns in the order of the results, counties first
 */
export function judgeEquity(
  study: Study,
  results: readonly StandardResult[],
  context: StandardContext,
  watch: Watch = silentWatch,
): readonly StandardEquity[] {
  const facts = factsOf(study, context);
  const standards = new Map(study.catalogue.standards.map((standard) => [standard.id, standard]));
  return results.flatMap((result) => {
    watch.check();
    const standard = standards.get(result.standard);
    return standard && measured.has(standard.kind) ? ofStandard(facts, standard, result) : [];
  });
}
