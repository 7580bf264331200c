import { formatCount } from '../../i18n/format';
import type { NamedBytes, TravelRequest } from '../../jobs/task-types';
import { Failure } from '../../model/finding';
import { modes, type Mode } from '../../model/travel';
import type { Command, CommandContext } from '../command';
import { badOption, type ParsedOptions } from '../parse';
import { tellFindings } from '../tell-findings';
import { readOne } from './convert';

const isMode = (name: string): name is Mode => modes.some((mode) => mode === name);

/** Speeds in km/h by mode from `--speed walking=3.6`. */
function speedsOf(options: ParsedOptions): Readonly<Partial<Record<Mode, number>>> {
  const speeds: Partial<Record<Mode, number>> = {};
  for (const [mode, text] of Object.entries(options.pairs('speed', 'speed'))) {
    const kmPerHour = Number(text);
    if (!isMode(mode) || !(kmPerHour > 0 && Number.isFinite(kmPerHour))) throw badOption('--speed', `${mode}=${text}`, 'speed');
    speeds[mode] = kmPerHour;
  }
  return speeds;
}

/** Side of a compute cell, metres; null where it is not said. */
function cellOf(options: ParsedOptions): number | null {
  if (!options.has('cell')) return null;
  const metres = options.number('cell') ?? NaN;
  if (!(metres > 0)) throw badOption('--cell', options.text('cell') ?? '', 'positive');
  return metres;
}

const missingOption = (option: string): Failure => new Failure('command.missing-option', {}, { command: 'travel', option });

/** A friction raster is a surface, so the trip is `surface`; `walk` on one means the same and is taken so. */
function tripOf(options: ParsedOptions): string {
  const trip = options.text('trip');
  if (!options.has('friction')) {
    if (trip === null) throw missingOption('--trip');
    if (trip === 'surface' && !options.has('surface')) throw missingOption('--surface');
    return trip;
  }
  if (trip !== null && trip !== 'surface' && trip !== 'walk') throw badOption('--trip', trip, 'surface');
  return 'surface';
}

/** Endings of files that are something else than a csv or a GeoTIFF: nothing is written under a name that misleads. */
const otherEnding = /\.(?!csv$|txt$|tiff?$)[a-z0-9]{1,8}$/i;

function outputOf(options: ParsedOptions, out: string): TravelRequest['output'] {
  const raster = /\.tiff?$/i.test(out);
  if (otherEnding.test(out)) throw badOption('--out', out, 'travelOut');
  const matrix = options.has('matrix') || options.has('all-pairs');
  if (raster && matrix) throw badOption('--out', out, '.csv');
  return raster ? 'field' : matrix ? 'matrix' : 'nearest';
}

/** `--nth 2`: the second nearest; goes with the table of the nearest alone. */
function rankOf(options: ParsedOptions, output: TravelRequest['output']): number {
  const rank = options.number('nth') ?? 1;
  if (!Number.isInteger(rank) || rank < 1) throw badOption('--nth', options.text('nth') ?? '', 'positiveWhole');
  if (rank > 1 && output !== 'nearest') throw badOption('--nth', String(rank), 'nearestOnly');
  return rank;
}

function snapLimitOf(options: ParsedOptions): number | null {
  const metres = options.number('snap-limit');
  if (metres !== null && !(metres > 0)) throw badOption('--snap-limit', options.text('snap-limit') ?? '', 'positive');
  return metres;
}

async function requestOf({ io, options }: CommandContext, out: string): Promise<TravelRequest> {
  const cutoff = options.number('cutoff') ?? NaN;
  if (!(cutoff > 0)) throw badOption('--cutoff', options.text('cutoff') ?? '', 'positive');
  const optional = async (name: string): Promise<NamedBytes | null> => {
    const path = options.text(name);
    return path === null ? null : readOne(io, path);
  };
  if (!options.has('facilities') && !options.has('all-pairs')) {
    throw missingOption('--facilities');
  }
  const output = outputOf(options, out);
  const plain = {
    trip: tripOf(options),
    direction: options.choice('direction', ['to', 'from'] as const, 'to'),
    neighbours: options.choice('neighbours', ['8', '16'] as const, '16') === '8' ? (8 as const) : (16 as const),
    kmPerHour: speedsOf(options),
    cellMetres: cellOf(options),
    hexagons: options.choice('hexagons', ['centre', 'spread'] as const, 'centre'),
    cutoffSeconds: cutoff * 60,
    output,
    rank: rankOf(options, output),
    snapLimitMetres: snapLimitOf(options),
    listSnapped: options.has('snapped'),
    columns: options.pairs('column', 'column'),
  };
  return {
    ...plain,
    facilities: await optional('facilities'),
    demand: await readOne(io, options.text('demand') ?? ''),
    roads: await optional('roads'),
    surface: await optional('surface'),
    speeds: await optional('speeds'),
    elevation: await optional('elevation'),
    friction: await optional('friction'),
    barriers: await optional('barriers'),
    closures: await optional('closures'),
  };
}

/** `junda travel`: times between files. */
export const travel: Command = {
  name: 'travel',
  args: [],
  options: {
    facilities: { value: 'FILE', help: 'facilities' },
    demand: { value: 'FILE', required: true, help: 'demand' },
    trip: { value: 'TRIP', help: 'trip' },
    roads: { value: 'FILE', help: 'roads' },
    surface: { value: 'FILE', help: 'surface' },
    speeds: { value: 'FILE', help: 'speeds' },
    elevation: { value: 'FILE', help: 'elevation' },
    friction: { value: 'FILE', help: 'friction' },
    barriers: { value: 'FILE', help: 'barriers' },
    closures: { value: 'FILE', help: 'closures' },
    speed: { value: 'MODE=KMH', repeat: true, help: 'speed' },
    neighbours: { value: '8|16', help: 'neighbours' },
    cell: { value: 'METRES', help: 'cell' },
    hexagons: { value: 'centre|spread', help: 'hexagons' },
    direction: { value: 'to|from', help: 'direction' },
    'snap-limit': { value: 'METRES', help: 'snap-limit' },
    snapped: { value: 'FILE', help: 'snapped' },
    cutoff: { value: 'MIN', required: true, help: 'cutoff' },
    nth: { value: 'N', help: 'nth' },
    matrix: { value: null, help: 'matrix' },
    'all-pairs': { value: null, help: 'all-pairs' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
    out: { value: 'FILE', required: true, help: 'outFile' },
  },
  example: 'junda travel --facilities clinics.csv --demand cells.csv --trip walk --roads roads.osm.pbf --cutoff 15 --out times.csv',
  run: async (context) => {
    const { io, options, words, language, json } = context;
    const out = options.text('out') ?? '';
    if (out === '-' && json) throw badOption('--out', out, 'FILE');
    const reply = await context.task('travel', await requestOf(context, out));
    if (out === '-') for (const part of reply.parts) io.out(part.slice());
    else await io.write(out, reply.parts);
    const list = options.text('snapped');
    if (list !== null && reply.snapped) await io.write(list, reply.snapped);
    const warnings = tellFindings(context, reply.findings);
    const { demandRows, facilityRows, reached } = reply;
    if (json) io.out(`${JSON.stringify({ status: 'done', out, demandRows, facilityRows, reached, warnings })}\n`);
    else {
      const count = (value: number): string => formatCount(value, language);
      io.err(`${words.travel.done(count(reached), count(demandRows), count(facilityRows))}\n`);
      if (out !== '-') io.err(`${words.travel.written(out)}\n`);
      if (list !== null) io.err(`${words.travel.written(list)}\n`);
    }
    return 0;
  },
};
