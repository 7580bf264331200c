import { sitingPlanWords } from '../i18n/words/cli-siting-plan';
import { sitingWords } from '../i18n/words/cli-siting';
import type { NamedBytes, SitingPlanReply, SitingPlanRequest } from '../jobs/task-types';
import { Failure } from '../model/finding';
import { frontEquities, planModelIds, type PlanColumn, type PlanModelId } from '../model/siting-plans';
import type { CommandContext, ExitCode, OptionSpec } from './command';
import { readOne } from './commands/convert';
import { badOption, type ParsedOptions } from './parse';
import { usualSeconds, wholeOption } from './study-siting-options';
import { tellFindings } from './tell-findings';
import { alignedLines } from './text-table';

/** Options of the planning models, beside those of a matrix. */
export const planOptions: Readonly<Record<string, OptionSpec>> = {
  groups: { value: 'COLUMN', help: 'groupColumn' },
  measure: { value: 'people|share', help: 'planMeasure' },
  equity: { value: 'EQUITY', help: 'planEquity' },
  steps: { value: 'N|all', help: 'planSteps' },
  budget: { value: 'MONEY', help: 'planBudget' },
  budgets: { value: 'B,...', help: 'planBudgets' },
  actions: { value: 'FILE', help: 'planActions' },
  'unserved-cost': { value: 'COST', help: 'unservedCost' },
  tiers: { value: 'FILE', help: 'planTiers' },
  referral: { value: 'FILE', help: 'planReferral' },
  'referral-cutoff': { value: 'COST', help: 'referralCutoff' },
  'every-tier': { value: null, help: 'everyTier' },
  'tiers-apart': { value: null, help: 'tiersApart' },
  'by-year': { value: 'FILE', help: 'byYear' },
  'per-year': { value: 'N,...', help: 'perYear' },
  case: { value: 'NAME=FILE', repeat: true, help: 'planCase' },
  'case-demand': { value: 'NAME=FILE', repeat: true, help: 'caseDemand' },
  probability: { value: 'NAME=Q', repeat: true, help: 'planProbability' },
};

/** Which of the planning options each model looks at; another is refused. */
const optionsOf: Readonly<Record<PlanModelId, readonly string[]>> = {
  'worst-first': ['sites', 'new', 'groups', 'measure'],
  front: ['groups', 'equity', 'steps', 'budgets'],
  budget: ['budget', 'actions', 'unserved-cost', 'tiers', 'capacity'],
  phased: ['by-year', 'per-year'],
  hierarchical: ['tiers', 'referral', 'referral-cutoff', 'every-tier', 'tiers-apart'],
  robust: ['sites', 'new', 'case', 'case-demand', 'probability', 'unserved-cost'],
};
const always: ReadonlySet<string> = new Set([
  ...['model', 'matrix', 'demand', 'facilities', 'cutoff', 'existing', 'forbid', 'seconds', 'column', 'out'],
  ...['lang', 'json', 'quiet', 'help'],
]);

/** The planning model that is asked for; null where it is none. */
export const planModelOf = (options: ParsedOptions): PlanModelId | null => planModelIds.find((id) => id === options.text('model')) ?? null;

/** @throws Failure command.bad-option where a number is below 0 */
function amount(options: ParsedOptions, name: string): number | null {
  const value = options.number(name);
  if (value !== null && !(value >= 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
}

function amounts(options: ParsedOptions, name: string): readonly number[] {
  const text = options.text(name);
  if (text === null) return [];
  return text.split(',').map((part) => {
    const value = Number(part);
    if (part.trim() === '' || !(value >= 0)) throw badOption(`--${name}`, text, 'positive');
    return value;
  });
}

/** Steps of a front: 10 where nobody says, null for all. */
function stepsOf(options: ParsedOptions): number | null {
  return options.text('steps') === 'all' ? null : (wholeOption(options, 'steps', 1) ?? 10);
}

const idsOf = (options: ParsedOptions, name: string): readonly string[] =>
  options
    .list(name)
    .flatMap((part) => part.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '');

async function requestOf({ io, options }: CommandContext, model: PlanModelId): Promise<SitingPlanRequest> {
  const file = async (name: string): Promise<NamedBytes | null> => {
    const path = options.text(name);
    return path === null ? null : readOne(io, path);
  };
  const demands = options.pairs('case-demand', 'nameAndFile');
  const matrices = options.pairs('case', 'nameAndFile');
  const stray = Object.keys(demands).find((name) => !(name in matrices));
  if (stray !== undefined) throw badOption('--case-demand', stray, Object.keys(matrices).join(', '));
  const cases = await Promise.all(
    Object.entries(matrices).map(async ([name, path]) => ({
      name,
      matrix: await readOne(io, path),
      demand: name in demands ? await readOne(io, demands[name]!) : null,
    })),
  );
  const probabilities = Object.entries(options.pairs('probability', 'nameAndShare')).map(([name, text]) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= 0 && value <= 1)) throw badOption('--probability', `${name}=${text}`, 'nameAndShare');
    return [name, value] as const;
  });
  const budget = amount(options, 'budget');
  return {
    model,
    matrix: await readOne(io, options.text('matrix') ?? ''),
    demand: await file('demand'),
    facilities: await file('facilities'),
    sites: wholeOption(options, 'sites', 1),
    newSites: wholeOption(options, 'new', 0),
    cutoff: amount(options, 'cutoff'),
    existing: idsOf(options, 'existing'),
    forbidden: idsOf(options, 'forbid'),
    groups: options.text('groups'),
    measure: options.choice('measure', ['people', 'share'] as const, 'share'),
    equity: options.choice('equity', frontEquities, frontEquities[0]),
    steps: stepsOf(options),
    budgets: budget === null ? amounts(options, 'budgets') : [budget],
    actions: await file('actions'),
    capacity: options.has('capacity'),
    unserved: amount(options, 'unserved-cost'),
    tiers: await file('tiers'),
    referral: await file('referral'),
    referralCutoff: amount(options, 'referral-cutoff'),
    everyTier: options.has('every-tier'),
    apart: options.has('tiers-apart'),
    byYear: await file('by-year'),
    perYear: amounts(options, 'per-year'),
    cases,
    probabilities: Object.fromEntries(probabilities),
    seconds: amount(options, 'seconds') ?? usualSeconds,
    columns: options.pairs('column', 'column'),
  };
}

/** Columns whose cells are ids of words. */
const worded: ReadonlySet<PlanColumn> = new Set(['kind', 'plan', 'new', 'proven']);

/** A figure with as many digits as tell it from another. */
const figure = (value: number): string => String(Number(value.toPrecision(12)));

function lines(reply: SitingPlanReply, { language, words }: CommandContext): readonly string[] {
  const said = sitingPlanWords[language];
  const common = sitingWords[language];
  const told = reply.figures.map(({ of, unit, objective, bound, gap, proven }) => {
    const value = said.units[unit](figure(objective));
    return said.figure(
      said.figures[of],
      proven ? common.proven(value) : common.within(value, figure(bound), `${(gap * 100).toFixed(2)} %`),
    );
  });
  const numbers = reply.columns.map((_, at) => reply.rows.every((row) => typeof row[at] === 'number' || row[at] === ''));
  const values: Readonly<Record<string, string>> = said.values;
  const valueWord = (id: string): string => values[id] ?? id;
  return [
    ...[
      said.models[reply.model][0],
      ...told,
      ...(reply.chosen.length > 0 ? [said.chosen(reply.chosen.join(', '))] : []),
      common.seconds(reply.seconds.toFixed(2)),
    ].map((line) => `${line}${words.fullStop}`),
    '',
    ...alignedLines(
      reply.columns.map((column) => said.columns[column]),
      reply.rows.map((row) =>
        row.map((cell, at) => (typeof cell === 'number' ? figure(cell) : worded.has(reply.columns[at]!) ? valueWord(cell) : cell)),
      ),
      numbers.map((is) => (is ? 'right' : 'left')),
    ),
  ];
}

/** `junda siting --model worst-first|front|budget|phased|hierarchical|robust` on files. @throws Failure command.unknown-option for an option of another model */
export async function sitingPlanOnMatrix(context: CommandContext, model: PlanModelId, known: readonly string[]): Promise<ExitCode> {
  const { io, options, json } = context;
  const foreign = known.find((name) => options.has(name) && !always.has(name) && !optionsOf[model].includes(name));
  if (foreign !== undefined)
    throw new Failure('command.unknown-option', {}, { command: `siting --model ${model}`, option: `--${foreign}`, nearest: '' });
  const reply = await context.task('sitingPlan', await requestOf(context, model));
  const out = options.text('out');
  if (out !== null) await io.write(out, reply.table);
  const warnings = tellFindings(context, reply.findings);
  const { chosen, answer, figures, seconds, formula, source } = reply;
  // the first figure is the objective, as with every other model
  const [first] = figures;
  const proof = first && { objective: first.objective, bound: first.bound, gap: first.gap, proven: first.proven };
  const whole = { model, chosen, ...proof, ...answer, seconds, formula, source, warnings };
  io.out(json ? `${JSON.stringify(whole)}\n` : `${lines(reply, context).join('\n')}\n`);
  return 0;
}
