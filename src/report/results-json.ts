import { trendsOf } from '../engine/change';
import type { Became } from '../model/change';
import type { Finding } from '../model/finding';
import type { Referral, StandardEquity, StandardResult, TierResult, UnitLedger, UnitResult } from '../model/result';
import type { CoverageResult, ReportRun, RunParameters } from './input';
import { written } from './precision';
import { productVersion } from './version';

/** A unit's result without what its standard says already; people outside, band, shortfall and facilities over the border only where it has them. */
type UnitFigures = Omit<UnitResult, 'standard' | 'kind' | 'year' | 'peopleOutside' | 'slow' | 'fast' | 'shortfall' | 'acrossBorder'> &
  Partial<Pick<UnitResult, 'peopleOutside' | 'slow' | 'fast' | 'shortfall' | 'acrossBorder'>>;

/**
 * What `results.json` holds and `junda run --json` prints. null: no data (NaN). Counts of people are exact, shares have 6 decimals (0..1), minutes 2;
 * each share is its numerator by its denominator, a ledger's `covered` by its `people`.
 */
export interface ResultsDocument {
  readonly junda: string;
  readonly study: ReportRun['study'];
  readonly years: readonly number[];
  readonly parameters: RunParameters;
  readonly coverage: readonly CoverageResult[];
  readonly results: readonly (Omit<StandardResult, 'units'> & { readonly units: readonly UnitFigures[] })[];
  /** by standard and unit, what changed from year to year; empty for a run of one year */
  readonly trend: readonly TrendFigures[];
  readonly tiers: readonly TierFigures[];
  readonly equity: readonly EquityFigures[];
  readonly findings: readonly Finding[];
}

/** The figures of a unit, an entry a year that it was judged in. */
interface TrendFigures {
  readonly standard: string;
  readonly unit: string;
  readonly years: readonly number[];
  readonly values: readonly number[];
  readonly changes: readonly number[];
  readonly became: readonly Became[];
}

/** A ladder of tiers: minutes in place of seconds; null where nothing was found within the bound. */
type TierFigures = Omit<TierResult, 'referrals'> & {
  readonly referrals: readonly (Omit<Referral, 'seconds'> & { readonly minutes: number })[];
};

/** Indices of a standard over the units of a level; its Lorenz curve follows from the units' values and denominators. */
type EquityFigures = Omit<StandardEquity, 'kind' | 'lorenz'>;

const share = (value: number): number => written(value, 'share');
const minutes = (value: number): number => written(value, 'minutes');

const ledgerFigures = (ledger: UnitLedger): UnitLedger => ({
  ...ledger,
  share: share(ledger.share),
  shareSlow: share(ledger.shareSlow),
  shareFast: share(ledger.shareFast),
  meanMinutes: minutes(ledger.meanMinutes),
  medianMinutes: minutes(ledger.medianMinutes),
  p90Minutes: minutes(ledger.p90Minutes),
});

const hasShortfall = (kind: UnitResult['kind']): boolean => kind === 'ratio' || kind === 'total';

const unitFigures = ({ kind, unit, level, answer, measure, value, target, numerator, denominator, ...more }: UnitResult): UnitFigures => ({
  unit,
  level,
  answer,
  measure,
  value: share(value),
  target,
  numerator,
  denominator,
  ...(kind === 'reach'
    ? { peopleOutside: denominator > 0 ? more.peopleOutside : NaN, slow: share(more.slow), fast: share(more.fast) }
    : {}),
  ...(kind === 'capacity' ? { peopleOutside: denominator > 0 ? more.peopleOutside : NaN } : {}),
  ...(hasShortfall(kind) ? { shortfall: share(more.shortfall) } : {}),
  ...(more.acrossBorder.length > 0 ? { acrossBorder: more.acrossBorder } : {}),
  missing: more.missing,
});

const trendFigures = (run: ReportRun): readonly TrendFigures[] =>
  run.years.length < 2
    ? []
    : trendsOf(run.results).map(({ standard, unit, points }) => ({
        standard,
        unit,
        years: points.map(({ year }) => year),
        values: points.map(({ value }) => share(value)),
        changes: points.map(({ change }) => share(change)),
        became: points.map(({ became }) => became),
      }));
const equityFigures = ({ kind: _kind, lorenz: _lorenz, agglomeration, ...one }: StandardEquity): EquityFigures => ({
  ...one,
  mean: share(one.mean),
  gini: share(one.gini),
  giniArea: share(one.giniArea),
  theil: share(one.theil),
  theilBetween: share(one.theilBetween),
  theilWithin: share(one.theilWithin),
  palma: share(one.palma),
  gap: share(one.gap),
  ratio: share(one.ratio),
  urban: share(one.urban),
  rural: share(one.rural),
  urbanRural: share(one.urbanRural),
  agglomeration: agglomeration.map(({ unit, hrad, pad, ratio }) => ({ unit, hrad: share(hrad), pad: share(pad), ratio: share(ratio) })),
});

/** The run as one document, with the version that made it and its parameters. */
export function resultsDocument(run: ReportRun): ResultsDocument {
  const { study, years, parameters, coverage, results, tiers, equity, findings } = run;
  return {
    junda: productVersion,
    study,
    years,
    parameters,
    coverage: coverage.map((one) => ({ ...one, ledgers: one.ledgers.map(ledgerFigures) })),
    results: results.map((result) => ({ ...result, units: result.units.map(unitFigures) })),
    tiers: tiers.map((tier) => ({
      ...tier,
      referrals: tier.referrals.map(({ seconds, ...referral }) => ({ ...referral, minutes: minutes(seconds / 60) })),
    })),
    trend: trendFigures(run),
    equity: equity.map(equityFigures),
    findings,
  };
}

/** `results.json`: the document on one line; with every village in every year it is long. */
export function resultsJson(run: ReportRun): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(resultsDocument(run))}\n`);
}
