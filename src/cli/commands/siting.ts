import { formatCount } from '../../i18n/format';
import { sitingWords } from '../../i18n/words/cli-siting';
import type { SitingReply, SitingRequest } from '../../jobs/task-types';
import { assigns, sitingModelIds } from '../../model/siting';
import { Failure } from '../../model/finding';
import type { Command, CommandContext, ExitCode, OptionSpec } from '../command';
import { badOption, type ParsedOptions } from '../parse';
import { sitingOnStudy } from '../study-siting';
import { planModelOf, planOptions, sitingPlanOnMatrix } from '../siting-plan';
import { studySitingOptions, usualSeconds, wholeOption } from '../study-siting-options';
import { tellFindings } from '../tell-findings';
import { alignedLines } from '../text-table';
import { readOne } from './convert';

/** Ids of a repeated option, or of one with commas. */
const idsOf = (options: ParsedOptions, name: string): readonly string[] =>
  options
    .list(name)
    .flatMap((part) => part.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');

function positive(options: ParsedOptions, name: string): number | null {
  const value = options.number(name);
  if (value !== null && !(value >= 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
}

function shareOf(options: ParsedOptions): number {
  const share = options.number('share') ?? 1;
  if (!(share > 0 && share <= 1)) throw badOption('--share', options.text('share') ?? '', 'share');
  return share;
}

async function requestOf({ io, options }: CommandContext): Promise<SitingRequest> {
  const file = async (name: string): Promise<SitingRequest['demand']> => {
    const path = options.text(name);
    return path === null ? null : readOne(io, path);
  };
  return {
    model: options.choice('model', sitingModelIds, sitingModelIds[0]),
    matrix: await readOne(io, options.text('matrix') ?? ''),
    demand: await file('demand'),
    facilities: await file('facilities'),
    sites: wholeOption(options, 'sites', 1),
    newSites: wholeOption(options, 'new', 0),
    cutoff: positive(options, 'cutoff'),
    limit: positive(options, 'limit'),
    share: shareOf(options),
    existing: idsOf(options, 'existing'),
    forbidden: idsOf(options, 'forbid'),
    assign: options.has('capacity') || options.has('assign') ? options.choice('assign', assigns, 'single') : null,
    ties: wholeOption(options, 'ties', 0) ?? usualTies,
    curve: wholeOption(options, 'curve', 0) ?? 0,
    seconds: positive(options, 'seconds') ?? usualSeconds,
    flows: options.has('flows'),
    columns: options.pairs('column', 'column'),
  };
}

/** Other optima that are looked for where nobody says how many. */
const usualTies = 20;

/** A figure with as many digits as tell it from another. */
const figure = (value: number): string => String(Number(value.toPrecision(12)));
const plain = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : value);

/** What `--json` prints, named as the command line's contract names it. */
function answerOf({ receipt, siteIds, curve, knee, orders, seconds, formula, source }: SitingReply): Record<string, unknown> {
  const ids = (rows: readonly number[]): readonly string[] => rows.map((row) => siteIds[row] ?? '');
  return {
    model: receipt.model,
    chosen: ids(receipt.chosen),
    objective: plain(receipt.objective),
    bound: plain(receipt.bound),
    gap: plain(receipt.gap),
    proven: receipt.proven,
    recount: plain(receipt.recount),
    covered_people: receipt.coveredPeople,
    total_people: receipt.totalPeople,
    ties: receipt.ties.map(ids),
    ties_complete: receipt.tiesComplete,
    runner_up: receipt.runnerUp && { chosen: ids(receipt.runnerUp.chosen), objective: plain(receipt.runnerUp.objective) },
    examined: receipt.examined,
    sites: receipt.gains.map(({ site, ...gain }) => ({ id: siteIds[site], ...gain })),
    curve: curve.map(({ sites, objective, bound, coveredPeople }) => ({
      sites,
      objective: plain(objective),
      bound: plain(bound),
      covered_people: coveredPeople,
    })),
    knee,
    serving_orders: orders && { orders: orders.orders, optimum: orders.optimum },
    seconds,
    formula,
    source,
  };
}

/** What serving in an order would come to, beside the answer that knows none. */
function orderLines({ orders, optimum }: NonNullable<SitingReply['orders']>, { language }: CommandContext): readonly string[] {
  const said = sitingWords[language];
  const row = (name: string, { servedPeople, meanCost }: Pick<typeof optimum, 'servedPeople' | 'meanCost'>): readonly string[] => [
    name,
    formatCount(servedPeople, language),
    String(Number(meanCost.toPrecision(6))),
  ];
  return [
    '',
    said.orderTitle,
    ...alignedLines(
      [said.order, said.serves, said.meanCost],
      [
        row(said.noOrder, optimum),
        ...orders.map((one) => row(one.draw === 0 ? said.orders[one.order] : `${said.orders[one.order]} ${one.draw}`, one)),
      ],
      ['left', 'right', 'right'],
    ),
  ];
}

function lines(reply: SitingReply, context: CommandContext): readonly string[] {
  const { language, words } = context;
  const said = sitingWords[language];
  const { receipt, siteIds, curve, knee } = reply;
  const count = (value: number): string => formatCount(value, language);
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
  const objective = said.units[receipt.unit](figure(receipt.objective));
  const ids = (rows: readonly number[]): string => rows.map((row) => siteIds[row] ?? '').join(', ');
  return [
    ...[
      `${said.models[receipt.model][0]}: ${receipt.proven ? said.proven(objective) : said.within(objective, figure(receipt.bound), percent(receipt.gap))}`,
      said.covered(count(receipt.coveredPeople), count(receipt.totalPeople), percent(receipt.coveredPeople / receipt.totalPeople)),
      said.recount(figure(receipt.recount)),
      said.examined(count(receipt.examined)),
      ...(receipt.ties.length > 0 || receipt.tiesComplete ? [said.ties(count(receipt.ties.length), receipt.tiesComplete)] : []),
      ...(receipt.runnerUp
        ? [said.runnerUp(said.units[receipt.unit](figure(receipt.runnerUp.objective)), ids(receipt.runnerUp.chosen))]
        : []),
      said.seconds(reply.seconds.toFixed(2)),
      ...(knee === null ? [] : [said.knee(count(knee))]),
    ].map((line) => `${line}${words.fullStop}`),
    '',
    ...alignedLines(
      [said.number, said.site, said.existing, said.gain, said.near, said.lost, said.serves],
      receipt.gains.map(({ site, open, order, people, near, lost, serves }) => [
        String(order + 1),
        siteIds[site] ?? '',
        open ? said.yes : '',
        count(people),
        count(near),
        count(lost),
        count(serves),
      ]),
      ['right', 'left', 'left', 'right', 'right', 'right', 'right'],
    ),
    ...(reply.orders === null ? [] : orderLines(reply.orders, context)),
    ...(curve.length === 0
      ? []
      : [
          '',
          ...alignedLines(
            [said.sites, said.objective, said.bound, said.people],
            curve.map((point) => [String(point.sites), figure(point.objective), figure(point.bound), count(point.coveredPeople)]),
            ['right', 'right', 'right', 'right'],
          ),
        ]),
  ];
}

/** Options that only a matrix has. */
const matrixOptions: Readonly<Record<string, OptionSpec>> = {
  matrix: { value: 'FILE', help: 'costMatrix' },
  demand: { value: 'FILE', help: 'peopleByIdOr1' },
  facilities: { value: 'FILE', help: 'sitesById' },
  sites: { value: 'P', help: 'sitesInAll' },
  cutoff: { value: 'COST', help: 'countWithin' },
  limit: { value: 'COST', help: 'pairLimit' },
  existing: { value: 'ID,...', repeat: true, help: 'existingSites' },
  capacity: { value: null, help: 'withCapacity' },
  flows: { value: 'FILE', help: 'flows' },
};

/** Refuses options that only the other form has. @throws Failure command.bad-option */
function checkForm({ options, args }: CommandContext): void {
  const [others, wanted] = args.length > 0 ? [matrixOptions, 'withMatrix'] : [studySitingOptions, 'withStudy'];
  const foreign = Object.keys(others).find((name) => options.has(name));
  if (foreign !== undefined) throw badOption(`--${foreign}`, options.text(foreign) ?? '', wanted);
}

async function sitingOnMatrix(context: CommandContext): Promise<ExitCode> {
  const { io, options, json } = context;
  const reply = await context.task('siting', await requestOf(context));
  const out = options.text('out');
  if (out !== null) await io.write(out, reply.table);
  const flowFile = options.text('flows');
  if (flowFile !== null && reply.flows) await io.write(flowFile, reply.flows);
  const warnings = tellFindings(context, reply.findings);
  io.out(json ? `${JSON.stringify({ ...answerOf(reply), warnings })}\n` : `${lines(reply, context).join('\n')}\n`);
  return 0;
}

/** Options of the planning models have no part in other answers. @throws Failure command.unknown-option */
function refusePlanOptions({ options }: CommandContext): void {
  const other = Object.keys(planOptions).find((name) => options.has(name));
  const command = `siting --model ${options.text('model') ?? ''}`;
  if (other !== undefined) throw new Failure('command.unknown-option', {}, { command, option: `--${other}`, nearest: '' });
}

/** `junda siting`: where to build, with a receipt, on a study or on a matrix of costs. */
export const siting: Command = {
  name: 'siting',
  args: ['STUDY'],
  optionalArguments: true,
  options: {
    model: { value: 'MODEL', required: true, help: 'model' },
    ...studySitingOptions,
    ...matrixOptions,
    ...planOptions,
    new: { value: 'N', help: 'newSites' },
    share: { value: '0..1', help: 'coverShare' },
    forbid: { value: 'ID,...', repeat: true, help: 'forbiddenSites' },
    assign: { value: 'single|split', help: 'assign' },
    ties: { value: 'N', help: 'ties' },
    curve: { value: 'N', help: 'curve' },
    seconds: { value: 'S', help: 'searchSeconds' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'columnMatrix' },
    out: { value: 'FILE|DIR', help: 'outSites' },
  },
  example: 'junda siting --model p-median --matrix costs.csv --demand people.csv --sites 5 --json',
  run: async (context) => {
    checkForm(context);
    const onStudy = context.args.length > 0;
    const plan = onStudy ? null : planModelOf(context.options);
    if (plan === null) refusePlanOptions(context);
    if (onStudy) return sitingOnStudy(context);
    if (!context.options.has('matrix')) throw new Failure('command.missing-option', {}, { command: 'siting', option: '--matrix' });
    return plan === null ? sitingOnMatrix(context) : sitingPlanOnMatrix(context, plan, Object.keys(siting.options));
  },
};
