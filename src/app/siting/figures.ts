import { formatMinutes, formatNumber, noNumber } from '../../i18n/format';
import type { AllWords } from '../../i18n';
import type { SitingAnswer, SitingReceipt, SitingUnit } from '../../model/siting';
import type { Language } from '../../model/text';
import { formatsOf } from '../format';
import { curveOfNew } from '../store/siting';

/** A figure of a search as people read it: new sites, people, person-minutes, minutes. Costs are seconds. A dash where there is none yet. */
export function objectiveText(unit: SitingUnit, value: number, w: AllWords['app'], language: Language): string {
  if (!Number.isFinite(value)) return noNumber;
  const texts: Readonly<Record<SitingUnit, () => string>> = {
    sites: () => w.sitingUnitSites(formatsOf(language).count(Math.ceil(value - 1e-9))),
    people: () => w.sitingUnitPeople(formatsOf(language).people(value)),
    'people-cost': () => w.sitingUnitPeopleCost(formatsOf(language).people(value / 60)),
    cost: () => w.sitingUnitCost(formatMinutes(value / 60, language)),
  };
  return texts[unit]();
}

/** People whom the models that serve everyone count: all but those whom nothing reaches. */
export const peopleServed = ({ receipt, outOfReach }: Pick<SitingAnswer, 'receipt' | 'outOfReach'>): number =>
  receipt.totalPeople - outOfReach.people;

/** What a curve is drawn of. */
export type CurveMeasure = 'share' | 'mean' | 'farthest';

const measures: Readonly<Partial<Record<SitingReceipt['model'], CurveMeasure>>> = { 'p-median': 'mean', 'p-center': 'farthest' };
export const measureOf = ({ receipt }: Pick<SitingAnswer, 'receipt'>): CurveMeasure => measures[receipt.model] ?? 'share';

/** A point of the curve as it is drawn. */
export interface DrawnPoint {
  readonly sites: number;
  /** share 0..1, or minutes */
  readonly value: number;
  readonly coveredPeople: number;
}

/** The curve over the number of new sites in what its model is about; the answer itself stands in where the curve has no such number. */
export function drawnCurve(answer: SitingAnswer): readonly DrawnPoint[] {
  const measure = measureOf(answer);
  const { receipt } = answer;
  const values: Readonly<Record<CurveMeasure, (point: { objective: number; coveredPeople: number }) => number>> = {
    share: ({ coveredPeople }) => coveredPeople / receipt.totalPeople,
    mean: ({ objective }) => objective / 60 / peopleServed(answer),
    farthest: ({ objective }) => objective / 60,
  };
  const points = curveOfNew(answer).map((point) => ({
    sites: point.sites,
    value: values[measure](point),
    coveredPeople: point.coveredPeople,
  }));
  return points.filter(({ value, sites }) => Number.isFinite(value) && sites >= 0).toSorted((a, b) => a.sites - b.sites);
}

/**
 * The number of sites after which a further one brings clearly less: the point farthest from the chord between the ends of the curve (Satopaa et
 * al. 2011, both axes scaled to 0..1). Null where there are fewer than three points or the curve is straight.
 */
export function kneeOf(points: readonly Pick<DrawnPoint, 'sites' | 'value'>[]): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3 || first.value === last.value) return null;
  let [knee, farthest]: [number | null, number] = [null, 1e-9];
  for (const { sites, value } of points) {
    const along = (sites - first.sites) / (last.sites - first.sites);
    const up = (value - first.value) / (last.value - first.value);
    if (up - along > farthest) [knee, farthest] = [sites, up - along];
  }
  return knee;
}

/** A value of the curve: a share in per cent, or minutes. */
export function curveText(measure: CurveMeasure, value: number, w: AllWords['app'], language: Language): string {
  return measure === 'share' ? formatsOf(language).share(value) : w.sitingUnitCost(formatNumber(Math.round(value * 10) / 10, language));
}

const metresPerDegree = 111_195;

/** Metres between two places that are near each other. */
export function metresBetween(
  a: { readonly lon: number; readonly lat: number },
  b: { readonly lon: number; readonly lat: number },
): number {
  const stretch = Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot((a.lon - b.lon) * stretch, a.lat - b.lat) * metresPerDegree;
}
