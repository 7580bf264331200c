import { report } from '../i18n/words/report';
import type { TierLadder } from '../model/catalogue';
import type { TierResult } from '../model/result';
import type { Text } from '../model/text';
import type { ReportRun } from './input';
import type { Names } from './names';
import { column, type Cell, type Table } from './table';

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const title = (key: keyof typeof report.zh.tables): Text => ({ zh: report.zh.tables[key], en: report.en.tables[key] });

interface Found {
  readonly ladder: TierLadder;
  readonly result: TierResult;
}

const ladders = ({ tiers, parameters }: ReportRun): readonly Found[] =>
  tiers.flatMap((result) => parameters.catalogue.tiers.flatMap((ladder) => (ladder.id === result.ladder ? [{ ladder, result }] : [])));

/** One row per ladder, year, unit and step, and one for all steps together: people within, share, and where the step fails. */
export function tiersTable(run: ReportRun, names: Names): Table {
  const words = report[names.language];
  return {
    id: 'tiers',
    title: title('tiers'),
    columns: [
      column('ladder', 'text', heading('ladder')),
      column('year', 'year', heading('year')),
      column('level', 'text', heading('level')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      column('step', 'text', heading('step')),
      column('trip', 'text', heading('trip')),
      column('cutoff_minutes', 'minutes', heading('cutoff')),
      column('people', 'people', heading('people')),
      column('within', 'people', heading('covered')),
      column('outside', 'people', heading('outside')),
      column('share', 'share', heading('share')),
    ],
    rows: ladders(run).flatMap(({ ladder, result }) =>
      result.units.flatMap((unit) => {
        const row = (step: string, trip: string | null, minutes: number | null, within: number): readonly Cell[] => [
          names.text(ladder.name),
          result.year || null,
          words.levels[unit.level],
          unit.unit,
          names.unit(unit.unit),
          names.county(unit.unit),
          step,
          trip,
          minutes,
          unit.people,
          within,
          unit.people - within,
          within / unit.people,
        ];
        return [
          ...ladder.steps.map((step, at) => row(names.text(step.name), names.trip(step.trip), step.minutes, unit.within[at] ?? NaN)),
          row(words.page.allSteps, null, null, unit.all),
        ];
      }),
    ),
  };
}

/** A ladder of the last year, the city and its counties: the share of people within each step and within all at once. */
export function tierSharesTables(run: ReportRun, names: Names): readonly Table[] {
  const words = report[names.language];
  const last = Math.max(...run.tiers.map(({ year }) => year));
  return ladders(run)
    .filter(({ result }) => result.year === last)
    .map(({ ladder, result }) => ({
      id: `tiers-${ladder.id}`,
      title: ladder.name,
      columns: [
        column('unit', 'text', heading('unit')),
        column('people', 'people', heading('people')),
        ...ladder.steps.map(({ id, name, minutes, trip }) =>
          column(id, 'share', {
            zh: `${name.zh} · ${names.trip(trip)} ${minutes} ${report.zh.units.minutes}`,
            en: `${name.en}, ${names.trip(trip)} ${minutes} ${report.en.units.minutes}`,
          }),
        ),
        column('all', 'share', { zh: report.zh.page.allSteps, en: report.en.page.allSteps }),
        column('outside', 'people', heading('outside')),
      ],
      rows: result.units
        .filter(({ level }) => level === 'city' || level === 'county')
        .map(({ unit, people, within, all }) => [
          unit === '' ? words.levels.outside : names.unit(unit),
          people,
          ...ladder.steps.map((_step, at) => (within[at] ?? NaN) / people),
          all / people,
          people - all,
        ]),
    }));
}

/** One row per institution and year: the nearest of the next step up and the minutes to it. */
export function referralsTable(run: ReportRun, names: Names): Table {
  return {
    id: 'referrals',
    title: title('referrals'),
    columns: [
      column('ladder', 'text', heading('ladder')),
      column('year', 'year', heading('year')),
      column('step', 'text', heading('step')),
      column('facility', 'code', heading('code')),
      column('name', 'text', heading('institution')),
      column('to', 'code', heading('nextCode')),
      column('to_name', 'text', heading('nextInstitution')),
      column('trip', 'text', heading('trip')),
      column('minutes', 'minutes', heading('referral')),
      column('cutoff_minutes', 'minutes', heading('cutoff')),
    ],
    rows: ladders(run).flatMap(({ ladder, result }) =>
      result.referrals.map(({ facility, step, to, seconds }) => {
        const at = ladder.steps.findIndex(({ id }) => id === step);
        const next = ladder.steps[at + 1];
        return [
          names.text(ladder.name),
          result.year || null,
          names.text(ladder.steps[at]?.name ?? { zh: step, en: step }),
          facility,
          names.missing(facility),
          to === '' ? null : to,
          to === '' ? null : names.missing(to),
          next ? names.trip(next.trip) : null,
          seconds / 60,
          next?.minutes ?? null,
        ];
      }),
    ),
  };
}
