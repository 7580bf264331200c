import { formatCount } from '../../i18n/format';
import { measures } from '../../i18n/words/cli-measures';
import type { AccessReply, AccessRequest } from '../../jobs/task-types';
import { accessMethodIds } from '../../model/measures';
import type { Command, CommandContext } from '../command';
import { badOption, type ParsedOptions } from '../parse';
import { tellFindings } from '../tell-findings';
import { readOne } from './convert';

const positive = (options: ParsedOptions, name: string): number | null => {
  const value = options.number(name);
  if (value !== null && !(value > 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
};

const chosen = <T extends string>(options: ParsedOptions, name: string, choices: readonly [T, ...T[]]): T | null =>
  options.has(name) ? options.choice(name, choices, choices[0]) : null;

/** `--cycles 2000` */
function roundsOf(options: ParsedOptions): number | null {
  const cycles = options.number('cycles');
  if (cycles !== null && !(Number.isInteger(cycles) && cycles >= 1))
    throw badOption('--cycles', options.text('cycles') ?? '', 'positiveWhole');
  return cycles;
}

async function requestOf({ io, options }: CommandContext): Promise<AccessRequest> {
  const cutoff = options.number('cutoff');
  if (cutoff !== null && cutoff < 0) throw badOption('--cutoff', options.text('cutoff') ?? '', 'positive');
  const plain = {
    method: options.choice('method', accessMethodIds, accessMethodIds[0]),
    cutoff,
    decay: options.text('decay'),
    openCutoff: options.has('exclusive'),
    withoutSelf: options.has('without-self'),
    rank: positive(options, 'nth'),
    rankOf: chosen(options, 'nth-of', ['facilities', 'capacity']),
    choice: chosen(options, 'choice', ['weight', 'huff']),
    choiceAmong: chosen(options, 'choice-among', ['listed', 'cutoff']),
    alpha: options.number('alpha'),
    tau: positive(options, 'tau'),
    rho: positive(options, 'rho'),
    cycles: roundsOf(options),
    status: options.has('status'),
    columns: options.pairs('column', 'column'),
  };
  return {
    ...plain,
    matrix: await readOne(io, options.text('matrix') ?? ''),
    demand: await readOne(io, options.text('demand') ?? ''),
    facilities: await readOne(io, options.text('facilities') ?? ''),
  };
}

/** A figure with as many digits as tell it from another. */
const figure = (value: number): string => String(Number(value.toPrecision(10)));

function lines(reply: AccessReply, { language, words }: CommandContext): readonly string[] {
  const said = measures[language];
  const count = (value: number): string => formatCount(value, language);
  const { supply, status, excess } = reply;
  return [
    said.done(count(reply.demandRows), count(reply.facilityRows), count(reply.pairs), count(reply.reached)),
    `${reply.formula}${reply.decay === null ? '' : `; ${reply.decay}`} (${reply.source})`,
    supply ? said.conserved(figure(supply.handedOut), figure(supply.reached)) : said.notConserved,
    ...(excess === null ? [] : [said.excess(`${(excess * 100).toFixed(2)} %`)]),
    ...(status ? [said.status(count(status.served), count(status.full), count(status.outOfReach))] : []),
  ].map((line) => `${line}${words.fullStop}`);
}

/** `junda access`: how much each demand row has of what the facilities offer. */
export const access: Command = {
  name: 'access',
  args: [],
  options: {
    method: { value: 'METHOD', required: true, help: 'method' },
    matrix: { value: 'FILE', required: true, help: 'costMatrix' },
    demand: { value: 'FILE', required: true, help: 'peopleById' },
    facilities: { value: 'FILE', required: true, help: 'capacityById' },
    cutoff: { value: 'COST', help: 'costCutoff' },
    exclusive: { value: null, help: 'exclusive' },
    decay: { value: 'DECAY', help: 'decay' },
    tau: { value: 'COST', help: 'tau' },
    rho: { value: 'RATIO', help: 'rho' },
    cycles: { value: 'N', help: 'cycles' },
    nth: { value: 'N', help: 'nthAccess' },
    'nth-of': { value: 'facilities|capacity', help: 'nth-of' },
    choice: { value: 'weight|huff', help: 'choice' },
    'choice-among': { value: 'listed|cutoff', help: 'choice-among' },
    alpha: { value: 'NUMBER', help: 'alpha' },
    'without-self': { value: null, help: 'without-self' },
    status: { value: 'FILE', help: 'status' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'columnMatrix' },
    out: { value: 'FILE', required: true, help: 'outCsv' },
  },
  example: 'junda access --method 2sfca --matrix times.csv --demand cells.csv --facilities clinics.csv --cutoff 1800 --out access.csv',
  run: async (context) => {
    const { io, options, json } = context;
    const out = options.text('out') ?? '';
    if (out === '-' && json) throw badOption('--out', out, 'FILE');
    const reply = await context.task('access', await requestOf(context));
    if (out === '-') for (const part of reply.parts) io.out(part.slice());
    else await io.write(out, reply.parts);
    const statusFile = options.text('status');
    if (statusFile !== null && reply.status) await io.write(statusFile, reply.status.table);
    const warnings = tellFindings(context, reply.findings);
    const { parts: _, status, findings: __, ...facts } = reply;
    if (json) {
      const people = status && { served: status.served, full: status.full, outOfReach: status.outOfReach };
      io.out(`${JSON.stringify({ status: 'done', out, method: options.text('method'), ...facts, people, warnings })}\n`);
    } else for (const line of lines(reply, context)) io.err(`${line}\n`);
    return 0;
  },
};
