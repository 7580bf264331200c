import { phased } from '../../engine/siting/phased';
import { namedRows } from '../../formats';
import { Failure } from '../../model/finding';
import type { YearlyAnswer } from '../../model/siting-plans';
import { named, needed, siteColumn } from './asked';
import type { PlanInput, PlanTask } from './contract';

/** People of each demand row by year, from rows `id,year,people`; a row that a year does not list has nobody then. */
async function peopleByYear(input: PlanInput): Promise<{ readonly years: readonly number[]; readonly people: readonly Float64Array[] }> {
  const file = needed(input, input.request.byYear, 'by-year');
  const fields = ['id', 'year', 'people'] as const;
  const { rows } = await namedRows(file, 'by-year', fields, fields, input.reading, input.findings);
  const rowOf = new Map(input.demandIds.map((id, row) => [id, row]));
  const byYear = new Map<number, Float64Array>();
  for (const row of rows) {
    const year = row.number('year') ?? row.lacks('year');
    const people = row.number('people') ?? row.lacks('people');
    const at = rowOf.get(row.text('id'));
    if (!byYear.has(year)) byYear.set(year, new Float64Array(input.demandIds.length));
    if (at !== undefined) byYear.get(year)![at]! += people;
  }
  const years = [...byYear.keys()].sort((a, b) => a - b);
  return { years, people: years.map((year) => byYear.get(year)!) };
}

/** `--model phased`: people from `--by-year`, new sites or money of each year from `--per-year`. */
export const phasedTask: PlanTask = async (input, carry) => {
  const { problem, request, siteIds } = input;
  const cutoff = needed(input, request.cutoff, 'cutoff');
  const { years, people } = await peopleByYear(input);
  const given = needed(input, request.perYear.length > 0 ? request.perYear : null, 'per-year');
  if (given.length > 1 && given.length !== years.length) {
    throw new Failure('command.bad-option', {}, { option: '--per-year', value: given.join(','), wanted: `1 | ${years.length}` });
  }
  const cost = await siteColumn(input, 'cost');
  const budgetOf = (year: number): number => given[given.length > 1 ? year : 0]!;
  const plan = await carry(
    phased({ ...problem, cost, years: people.map((count, year) => ({ people: count, budget: budgetOf(year) })) }, { cutoff }),
  );
  const told = (answer: YearlyAnswer): Record<string, unknown> => ({
    people_years: answer.peopleYears,
    last_year_regret: answer.lastYearRegret,
    overall_regret: answer.overallRegret,
    years: answer.years.map((one, year) => ({
      year: years[year],
      built: named(siteIds, one.built),
      gains: one.gains,
      people: one.people,
      covered_before: one.coveredBefore,
      covered: one.covered,
    })),
  });
  const ways = { yearly: plan.yearly, 'at-once': plan.atOnce, overall: plan.overall };
  return {
    chosen: named(
      siteIds,
      plan.overall.years.flatMap(({ built }) => built),
    ),
    figures: [
      { of: 'people-years', unit: 'people', ...plan.overallProof },
      { of: 'covered', unit: 'people', ...plan.atOnce.covered },
    ],
    columns: ['plan', 'year', 'site', 'gained', 'covered', 'regret'],
    rows: Object.entries(ways).flatMap(([way, { years: list, overallRegret }]) =>
      list.flatMap(({ built, gains, covered }, year) =>
        (built.length > 0 ? built : [-1]).map((site, at) => [
          way,
          years[year]!,
          siteIds[site] ?? '',
          gains[at] ?? 0,
          covered,
          overallRegret,
        ]),
      ),
    ),
    answer: {
      yearly: { ...told(plan.yearly), proofs: plan.yearlyProofs },
      at_once: {
        ...told(plan.atOnce),
        chosen: named(siteIds, plan.atOnce.chosen),
        unbuilt: named(siteIds, plan.atOnce.unbuilt),
        covered: plan.atOnce.covered,
      },
      overall: { ...told(plan.overall), ...plan.overallProof },
      examined: plan.examined,
    },
  };
};
