import { formatCount } from '../../i18n/format';
import { measures } from '../../i18n/words/cli-measures';
import type { EquityReply } from '../../jobs/task-types';
import { equityIndexIds } from '../../model/measures';
import type { Command, CommandContext } from '../command';
import { badOption } from '../parse';
import { tellFindings } from '../tell-findings';
import { alignedLines } from '../text-table';
import { readOne } from './convert';

/** `--of rural,urban` */
function pairOf(text: string | null): readonly [string, string] | null {
  if (text === null) return null;
  const [first = '', second = '', ...more] = text.split(',').map((part) => part.trim());
  if (first === '' || second === '' || more.length > 0) throw badOption('--of', text, 'twoGroups');
  return [first, second];
}

/** Six significant digits, or that there is no data. */
const figureIn =
  (noData: string) =>
  (value: number | string): string =>
    typeof value === 'string' ? value : Number.isNaN(value) ? noData : String(Number(value.toPrecision(6)));

/** Index, its parts, then its lists as tables. */
function lines(index: string, reply: EquityReply, { language }: CommandContext): readonly string[] {
  const said = measures[language];
  const figure = figureIn(said.noData);
  const single = Object.entries(reply.parts).filter((entry): entry is [string, number | string] => typeof entry[1] !== 'object');
  const lists = Object.values(reply.parts).filter((part) => typeof part === 'object');
  const rows = formatCount(reply.rows - reply.noDataRows, language);
  return [
    ...alignedLines(
      [said.indices[index as keyof typeof said.indices][0] ?? index, figure(reply.value)],
      [...single.map(([name, value]) => [name, figure(value)]), [said.counted, said.people(formatCount(reply.people, language), rows)]],
      ['left', 'left'],
    ),
    ...lists.flatMap((list) => {
      const head = Object.keys(list[0] ?? {});
      if (head.length === 0) return [];
      const aligns = head.map((name) => (typeof list[0]?.[name] === 'string' ? ('left' as const) : ('right' as const)));
      return [
        '',
        ...alignedLines(
          head,
          list.map((part) => head.map((name) => figure(part[name] ?? NaN))),
          aligns,
        ),
      ];
    }),
    '',
    `${reply.formula} (${reply.source})`,
  ];
}

/** `junda equity`: how evenly something is spread over people. */
export const equity: Command = {
  name: 'equity',
  args: [],
  options: {
    values: { value: 'FILE', required: true, help: 'values' },
    demand: { value: 'FILE', help: 'peopleBeside' },
    index: { value: 'INDEX', help: 'index' },
    groups: { value: 'COLUMN', help: 'groups' },
    of: { value: 'A,B', help: 'of' },
    'rank-by': { value: 'COLUMN', help: 'rank-by' },
    line: { value: 'LEVEL', help: 'line' },
    weight: { value: 'COLUMN', help: 'weight' },
    amounts: { value: null, help: 'amounts' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'columnValues' },
  },
  example: 'junda equity --values access.csv --demand cells.csv --index theil --groups county',
  run: async (context) => {
    const { io, options, json } = context;
    const index = options.choice('index', equityIndexIds, 'gini');
    const line = options.number('line');
    if (line !== null && !(line > 0)) throw badOption('--line', options.text('line') ?? '', 'positive');
    const demand = options.text('demand');
    const reply = await context.task('equity', {
      index,
      values: await readOne(io, options.text('values') ?? ''),
      demand: demand === null ? null : await readOne(io, demand),
      groups: options.text('groups'),
      rankBy: options.text('rank-by'),
      weight: options.text('weight'),
      amounts: options.has('amounts'),
      pair: pairOf(options.text('of')),
      line,
      columns: options.pairs('column', 'column'),
    });
    const warnings = tellFindings(context, reply.findings);
    const { value, parts, rows, noDataRows, people, formula, source } = reply;
    io.out(
      json
        ? `${JSON.stringify({ index, value, ...parts, people, rows, noDataRows, formula, source, warnings })}\n`
        : `${lines(index, reply, context).join('\n')}\n`,
    );
    return 0;
  },
};
