import { cli } from '../i18n/words/cli';
import { formatBand, formatShare } from '../i18n/format';
import { report } from '../i18n/words/report';
import type { RunResult, StudyView } from '../jobs/task-types';
import type { Answer, StandardResult, TierResult, UnitLedger } from '../model/result';
import type { Text } from '../model/text';
import { askText, outcomeOf } from '../report/ask-text';
import { worstTownsTable } from '../report/coverage-tables';
import { lastYearOf, leadingLedger, ledgersOf, peopleOutside } from '../report/ledgers';
import { headline, type Names } from '../report/names';
import { questionAnswers } from '../report/question-standard';
import { runTitle } from '../report/run-title';
import { column, selectColumns, type Table } from '../report/table';
import { tiersTable } from '../report/tier-tables';
import { alignedLines, tableLines } from './text-table';

type Coverage = RunResult['coverage'][number];

const worstShown = 10;

const numbered = (at: number): string => `[${at + 1}]`;

const answerMarks: Readonly<Record<Answer, string>> = { met: ' ', 'not-met': '✗', 'no-data': '–' };

/** The whole area first, then its counties. */
const rowsOf = (coverage: Coverage): readonly UnitLedger[] => {
  const first = leadingLedger(coverage);
  return [...(first ? [first] : []), ...ledgersOf(coverage, 'county').filter((ledger) => ledger !== first)];
};

const shareMatrix = (run: RunResult, view: StudyView, questions: readonly Coverage[], names: Names): readonly string[] => {
  const [first] = questions;
  if (!first) return [];
  const answers = questions.map((question) => questionAnswers(run, view, question));
  const rows = rowsOf(first).map((ledger) => [
    names.unit(ledger.code),
    ...questions.map((question, at) => {
      const own = question.ledgers.find((candidate) => candidate.code === ledger.code);
      const answer = answers[at]?.get(ledger.code);
      return `${formatShare(own?.share ?? NaN, names.language)
        .replace(' %', '')
        .replace(' ', '')}${answer ? answerMarks[answer] : ' '}`;
    }),
  ]);
  const head = ['', ...questions.map((_, at) => `${numbered(at)} `)];
  return alignedLines(head, rows, ['left', ...questions.map(() => 'right' as const)]);
};

const outsideMatrix = (questions: readonly Coverage[], names: Names): readonly string[] => {
  const [first] = questions;
  if (!first) return [];
  const divisor = Number(cli[names.language].run.outsideDivisor);
  const digits = divisor >= 10_000 ? 2 : 1;
  const rows = rowsOf(first).map((ledger) => [
    names.unit(ledger.code),
    ...questions.map((question) => {
      const own = question.ledgers.find((candidate) => candidate.code === ledger.code);
      return own ? (peopleOutside(own) / divisor).toFixed(digits) : '';
    }),
  ]);
  return alignedLines(['', ...questions.map((_, at) => numbered(at))], rows, ['left', ...questions.map(() => 'right' as const)]);
};

const both = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });
const percent: Text = { zh: '%', en: '%' };

/** The leading question by county, with the answer of its standard where the catalogue has one; narrow enough for a terminal. */
const leadTable = (run: RunResult, view: StudyView, question: Coverage, names: Names): Table => {
  const answers = questionAnswers(run, view, question);
  const outside = question.ledgers.slice(1).filter((ledger) => ledger.level === 'outside' && ledger.people > 0);
  return {
    id: 'lead',
    title: both('unit'),
    columns: [
      column('unit', 'text', both('unit')),
      column('people', 'people', both('people')),
      column('covered', 'people', both('covered')),
      column('outside', 'people', both('outside')),
      column('share', 'share', both('share')),
      { ...column('band', 'text', both('band'), percent), align: 'right' },
      column('median_minutes', 'minutes', both('median')),
      column('p90_minutes', 'minutes', both('p90')),
      ...(answers.size > 0 ? [column('answer', 'answer', both('answer'))] : []),
    ],
    rows: [...rowsOf(question), ...outside].map((ledger) => [
      names.unit(ledger.code),
      ledger.people,
      ledger.covered,
      peopleOutside(ledger),
      ledger.share,
      formatBand(ledger.shareSlow, ledger.shareFast, names.language).replace(' %', ''),
      ledger.medianMinutes,
      ledger.p90Minutes,
      answers.get(ledger.code) ?? null,
    ]),
  };
};

/** A row per standard: what it asks, its answer in each year, and the units of the last year. */
const standardLines = (run: RunResult, results: readonly StandardResult[], names: Names): readonly string[] => {
  const words = cli[names.language].run.columns;
  const earlier = run.years.filter((year) => results.every((result) => result.year !== year));
  const reportWords = report[names.language];
  return alignedLines(
    [
      reportWords.columns.project,
      reportWords.columns.standard,
      reportWords.columns.kind,
      reportWords.columns.level,
      reportWords.columns.target,
      ...earlier.map(String),
      earlier.length > 0 ? String(results[0]?.year ?? '') : reportWords.columns.answer,
      words.met,
      words.notMet,
      words.noData,
    ],
    results.map((result) => {
      const standard = names.standard(result.standard);
      return [
        standard ? String(standard.project) : '',
        standard ? names.text(standard.name) : result.standard,
        standard ? reportWords.kinds[standard.kind] : '',
        standard ? reportWords.levels[standard.level] : '',
        standard ? askText(standard, result.year, names.standards, names.language) : '',
        ...earlier.map((year) => {
          const before = run.results.find((other) => other.standard === result.standard && other.year === year);
          return before ? reportWords.answers[outcomeOf(standard, before)] : '';
        }),
        reportWords.answers[outcomeOf(standard, result)],
        String(result.unitsMet),
        String(result.unitsNotMet),
        String(result.unitsNoData),
      ];
    }),
    ['right', 'left', 'left', 'left', 'right', ...earlier.map(() => 'left' as const), 'left', 'right', 'right', 'right'],
  );
};

const yearLines = (run: RunResult, names: Names): readonly string[] =>
  run.years.map((year) => {
    const outcomes = run.results.flatMap((result) => (result.year === year ? [outcomeOf(names.standard(result.standard), result)] : []));
    const of = (answer: Answer): string => String(outcomes.filter((outcome) => outcome === answer).length);
    const all = String(outcomes.filter((outcome) => outcome !== 'listed').length);
    return `${year === 0 ? '' : `${year}: `}${cli[names.language].run.summary(of('met'), of('not-met'), of('no-data'), all)}`;
  });

/** A ladder of the year with its whole area alone. */
const topTiers =
  (year: number) =>
  (result: TierResult): readonly TierResult[] =>
    result.year === year ? [{ ...result, units: result.units.slice(0, 1) }] : [];

/** What `junda run` prints: sentences, counties, worst towns, standards, years, and what is fact and what made up. */
export function runSummary(run: RunResult, view: StudyView, names: Names): string {
  const words = cli[names.language].run;
  const questions = lastYearOf(run.coverage);
  const [lead] = questions;
  const lastYear = Math.max(...run.years);
  const blocks: (readonly string[])[] = [[runTitle(run, names.language)]];
  const note = names.text(run.study.note);
  if (note !== '') blocks.push([`${words.note}: ${note}`]);
  if (lead) {
    const sentences = questions.map((question, at) => {
      const ledger = leadingLedger(question);
      return ledger ? `${numbered(at).padStart(4)} ${headline(names, question, ledger)}` : '';
    });
    blocks.push([words.services(String(lastYear)), ...sentences]);
    blocks.push([`[1] ${words.lead}`, ...tableLines(leadTable(run, view, lead, names), names.language)]);
    const worst = selectColumns(worstTownsTable(lead, names, worstShown), [
      'unit',
      'county',
      'people',
      'outside',
      'share',
      'median_minutes',
    ]);
    if (worst.rows.length > 0) blocks.push([`[1] ${words.worst}`, ...tableLines(worst, names.language)]);
    if (questions.length > 1) {
      blocks.push([words.shares, ...shareMatrix(run, view, questions, names)]);
      blocks.push([words.outside, ...outsideMatrix(questions, names)]);
    }
  }
  const tiers = selectColumns(tiersTable({ ...run, tiers: run.tiers.flatMap(topTiers(lastYear)) }, names), [
    'ladder',
    'unit',
    'step',
    'cutoff_minutes',
    'people',
    'outside',
    'share',
  ]);
  if (tiers.rows.length > 0) blocks.push([words.tiers(String(lastYear)), ...tableLines(tiers, names.language)]);
  const judged = run.results.filter((result) => result.year === lastYear);
  if (judged.length > 0)
    blocks.push(
      [lastYear === 0 ? words.standards : `${words.standards} (${lastYear})`, ...standardLines(run, judged, names)],
      yearLines(run, names),
    );
  return `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;
}
