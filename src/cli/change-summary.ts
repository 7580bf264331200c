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

/** A count with its sign; parts of a count may be fractions. */
const signedCount = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const rounded = Math.round(value * 100) / 100;
  return rounded > 0 ? `+${rounded}` : String(rounded);
};

function changeBlock(change: StandardChange, { from, to }: ReportChange, names: Names): readonly string[] {
  const words = cli[names.language].change;
  const reports = report[names.language];
  const counts = isCount(change);
  const standard = names.standard(change.standard);
  const value = (one: number | undefined): string =>
    counts ? (one === undefined || Number.isNaN(one) ? '–' : String(Math.round(one * 100) / 100)) : formatShare(one ?? NaN, names.language);
  const part = (one: number): string => (counts ? signedCount(one) : formatPoints(one, names.language));
  // a factor that differs may still have made nothing of it
  const shown = change.differing.filter((factor) => change.units.some(({ parts }) => parts[factor] !== 0));
  const head = [words.unit, String(from), String(to), reports.columns.total, ...shown.map((factor) => reports.factors[factor])];
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
