import type { StudyView } from '../jobs/task-types';
import type { CandidateRules, ListedPlace } from '../model/siting';
import type { CommandContext, OptionSpec } from './command';
import { readOne } from './commands/convert';
import { badOption, type ParsedOptions } from './parse';
import { tellFindings } from './tell-findings';

/** Options of candidates and their rules. */
export const candidateOptions: Readonly<Record<string, OptionSpec>> = {
  candidates: { value: 'SOURCE', help: 'candidates' },
  within: { value: 'CODE', help: 'within' },
  'road-metres': { value: 'METRES', help: 'road-metres' },
  slope: { value: 'DEGREES', help: 'slope' },
  'avoid-hazards': { value: 'KINDS', help: 'avoid-hazards' },
  'land-cover': { value: 'CLASSES', help: 'land-cover' },
  'off-water': { value: null, help: 'off-water' },
  'two-ways': { value: null, help: 'two-ways' },
};

/** What stands between commas. */
export const listIn = (text: string | null): readonly string[] =>
  (text ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

function positive(options: ParsedOptions, name: string): number | null {
  const value = options.number(name);
  if (value !== null && !(value > 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
}

/** A list of places from a file, odd rows told. */
export async function placesIn(context: CommandContext, path: string): Promise<readonly ListedPlace[]> {
  const { io, options, task } = context;
  const { places, findings } = await task('readPlaces', { file: await readOne(io, path), columns: options.pairs('column', 'column') });
  tellFindings(context, findings);
  return places;
}

type Source = Pick<CandidateRules, 'from' | 'types' | 'list'>;

/** `villages`, `towns`, `cells`, facility types of the study, or else a file. */
async function sourceOf(context: CommandContext, { catalogue, facilities }: StudyView): Promise<Source> {
  const wanted = context.options.text('candidates') ?? 'villages';
  if (wanted === 'villages' || wanted === 'towns' || wanted === 'cells') return { from: wanted, types: [], list: [] };
  const known = new Set([...catalogue.facilityTypes.map(({ id }) => id), ...facilities.map(({ type }) => type)]);
  const types = listIn(wanted);
  if (types.length > 0 && types.every((type) => known.has(type))) return { from: 'facilities', types, list: [] };
  return { from: 'list', types: [], list: await placesIn(context, wanted) };
}

/** The rules that the options say. @throws Failure command.bad-option, file.missing */
export async function candidateRulesOf(context: CommandContext, view: StudyView): Promise<CandidateRules> {
  const { options } = context;
  const landCover = listIn(options.text('land-cover')).map(Number);
  if (landCover.some((one) => !Number.isInteger(one))) throw badOption('--land-cover', options.text('land-cover') ?? '', 'number');
  return {
    ...(await sourceOf(context, view)),
    within: options.text('within') ?? '',
    roadMetres: positive(options, 'road-metres'),
    slopeDegrees: positive(options, 'slope'),
    avoidHazards: listIn(options.text('avoid-hazards')),
    landCover,
    offBarriers: options.has('off-water'),
    twoWaysIn: options.has('two-ways'),
  };
}
