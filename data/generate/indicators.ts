import type { CountyFact } from './facts';
import { hashed } from './random';

interface IndicatorPlan {
  readonly id: string;
  /** value of an average county in 2018 and in 2020 */
  readonly from: number;
  readonly to: number;
  /** how far counties differ */
  readonly spread: number;
  readonly most: number;
  readonly decimals: number;
}

const plans: readonly IndicatorPlan[] = [
  { id: 'social_card_coverage', from: 0.88, to: 0.955, spread: 0.06, most: 1, decimals: 3 },
  { id: 'insurance_employee_pension', from: 0.93, to: 0.985, spread: 0.04, most: 1, decimals: 3 },
  { id: 'insurance_resident_pension', from: 0.97, to: 0.996, spread: 0.02, most: 1, decimals: 3 },
  { id: 'insurance_employee_medical', from: 0.95, to: 0.99, spread: 0.03, most: 1, decimals: 3 },
  { id: 'insurance_resident_medical', from: 0.975, to: 0.998, spread: 0.015, most: 1, decimals: 3 },
  { id: 'insurance_unemployment', from: 0.86, to: 0.95, spread: 0.07, most: 1, decimals: 3 },
  { id: 'insurance_work_injury', from: 0.9, to: 0.97, spread: 0.05, most: 1, decimals: 3 },
  { id: 'insurance_maternity', from: 0.88, to: 0.96, spread: 0.06, most: 1, decimals: 3 },
  { id: 'sanitary_toilet_rate', from: 0.71, to: 0.875, spread: 0.12, most: 1, decimals: 3 },
  { id: 'film_shows_per_village', from: 11.4, to: 12.3, spread: 1.4, most: 14, decimals: 1 },
  { id: 'digital_tv_coverage', from: 0.94, to: 0.99, spread: 0.04, most: 1, decimals: 3 },
  { id: 'gp_per_10000', from: 1.9, to: 2.6, spread: 0.6, most: 4, decimals: 2 },
  { id: 'health_staff_per_1000', from: 5.6, to: 6.7, spread: 1.5, most: 12, decimals: 2 },
  { id: 'vocational_students', from: 3100, to: 3500, spread: 2200, most: 9000, decimals: 0 },
];

/** Figures that are missing on purpose: county code, indicator, year. */
const gaps = new Set([
  '610331,sanitary_toilet_rate,2018',
  '610329,gp_per_10000,2018',
  '610330,film_shows_per_village,2019',
  '610327,insurance_unemployment,2018',
  '610328,digital_tv_coverage,2018',
]);

/** Figures of the city as a whole, by year: people and households moved by then, who are those of the plan from the first year on; the rest is made up. */
const cityFigures: Readonly<Record<string, readonly [number, number, number]>> = {
  resettled_households_poverty: [9799, 9799, 9799],
  resettled_people_poverty: [36_410, 36_410, 36_410],
  resettled_households_hazard: [6248, 6661, 6661],
  resettled_people_hazard: [23_370, 24_917, 24_917],
};

/** Rows `unit,indicator,year,value` (shares are 0 to 1), all made up. */
export function indicatorRows(counties: readonly CountyFact[]): string[] {
  const rows: string[] = [];
  for (const county of counties)
    plans.forEach((plan, p) => {
      [2018, 2019, 2020].forEach((year, y) => {
        if (gaps.has(`${county.code},${plan.id},${year}`)) return;
        const own = (hashed(Number(county.code), p, 91) - 0.55) * plan.spread * (1.1 - 0.3 * y);
        const value = Math.min(plan.most, plan.from + ((plan.to - plan.from) * y) / 2 + own);
        rows.push(`${county.code},${plan.id},${year},${value.toFixed(plan.decimals)}`);
      });
    });
  for (const [indicator, values] of Object.entries(cityFigures)) {
    values.forEach((value, y) => rows.push(`610300,${indicator},${2018 + y},${value}`));
  }
  return rows;
}
