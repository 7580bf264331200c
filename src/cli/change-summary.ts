import { cli } from '../i18n/words/cli';
import { formatPoints, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { StandardChange, UnitChange } from '../model/change';
import { isCount } from '../report/change-tables';
import type { ReportChange } from '../report/input';
import type { Names } from '../report/names';
import { alignedLines } from './text-table';

const upperLevels: ReadonlySet<string> = new Set(['city', 'county']);

const upperUnits = ({ units }: StandardChange): readonly UnitChange[] => units.filter(({ level }) => upperLevels.has(level));

const hasChanged = (change: StandardChange): boolean =>
  upperUnits(change).some(
    ({ from, to, total }) => total !== 0 && (from !== null || to !== null) && !(Number.isNaN(total) && from?.answer === to?.answer),
  );

/** Numbers of a block: whole where all of them are, else with two decimals (parts of a count may be fractions). */
const numbersOf = (units: readonly UnitChange[]): ((value: number) => string) => {
  const all = units.flatMap(({ from, to, total, parts }) => [from?.value ?? NaN, to?.value ?? NaN, total, ...Object.values(parts)]);
  const decimals = all.every((value) => !Number.isFinite(value) || Number.isInteger(value)) ? 0 : 2;
  return (value) => (Number.isFinite(value) ? value.toFixed(decimals).replace(/^-(?=0(\.0*)?$)/, '') : '–');
};

const signed = (text: string): string => (/^[0-9]/.test(text) && Number(text) > 0 ? `+${text}` : text);

function changeBlock(change: StandardChange, { from, to }: ReportChange, names: Names): readonly string[] {
  const words = cli[names.language].change;
  const reports = report[names.language];
  const counts = isCount(change);
  const standard = names.standard(change.standard);
  const number = numbersOf(upperUnits(change));
  const value = (one: number | undefined): string => (counts ? number(one ?? NaN) : formatShare(one ?? NaN, names.language));
  const part = (one: number): string => (counts ? signed(number(one)) : formatPoints(one, names.language));
  // a factor that differs may still have made nothing of it
  const shown = change.differing.filter((factor) => change.units.some(({ parts }) => parts[factor] !== 0));
  const head = [
    words.unit,
    String(from),
    String(to),
    counts ? reports.columns.total : `${reports.columns.total} (${words.points})`,
    ...shown.map((factor) => reports.factors[factor]),
  ];
  const rows = upperUnits(change).map((unit) => [
    names.unit(unit.unit),
    value(unit.from?.value),
    value(unit.to?.value),
    part(unit.total),
    ...shown.map((factor) => part(unit.parts[factor])),
  ]);
  const { populations } = change;
  return [
    `${change.standard}  ${standard ? names.text(standard.name) : ''}`.trimEnd(),
    ...(populations.from || populations.to
      ? [words.denominator(names.population(populations.from) || '–', names.population(populations.to) || '–')]
      : []),
    ...(change.split ? [] : [words.unsplit]),
    ...alignedLines(head, rows, ['left', ...head.slice(1).map(() => 'right' as const)]),
  ];
}

/** What `junda change` prints: for each standard that changed in the city or a county, both years, the change and its parts. */
export function changeSummary(change: ReportChange, names: Names): string {
  const words = cli[names.language].change;
  const unchanged = change.changes.filter((one) => !hasChanged(one)).map(({ standard }) => standard);
  const blocks = [
    [`${names.text(change.study.title)} · ${words.title(String(change.from), String(change.to))}`],
    ...change.changes.filter(hasChanged).map((one) => changeBlock(one, change, names)),
    ...(unchanged.length > 0 ? [[words.unchanged(unchanged.join(', '))]] : []),
  ];
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
