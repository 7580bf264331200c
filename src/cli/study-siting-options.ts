import type { StudyView } from '../jobs/task-types';
import { Failure } from '../model/finding';
import { assigns, sitingModelIds, type SitingGoal } from '../model/siting';
import { candidateOptions, candidateRulesOf, listIn } from './candidate-options';
import type { CommandContext, OptionSpec } from './command';
import { badOption, type ParsedOptions } from './parse';

/** Options of `junda siting STUDY` that a bare matrix has not. */
export const studySitingOptions: Readonly<Record<string, OptionSpec>> = {
  service: { value: 'SERVICE|TYPES', help: 'service' },
  trip: { value: 'TRIP', help: 'tripOfService' },
  minutes: { value: 'MIN', help: 'minutes' },
  direction: { value: 'to|from', help: 'directionOfService' },
  group: { value: 'GROUP', help: 'group' },
  year: { value: 'YEAR', help: 'oneYear' },
  region: { value: 'CODE', help: 'region' },
  build: { value: 'TYPE', help: 'build' },
  'from-nothing': { value: null, help: 'from-nothing' },
  ...candidateOptions,
  lock: { value: 'ID,...', repeat: true, help: 'lock' },
  'new-capacity': { value: 'UNITS', help: 'new-capacity' },
  'people-per-unit': { value: 'N', help: 'people-per-unit' },
  catalogue: { value: 'FILE', help: 'catalogue' },
  scenario: { value: 'SCENARIO', help: 'scenario' },
};

/** Seconds of searching where nobody says how many; then the best answer so far is taken, with its gap. */
export const usualSeconds = 120;

/** A whole number from 0 (or 1) up, null where the option was not given. */
export function wholeOption(options: ParsedOptions, name: string, least: 0 | 1): number | null {
  const value = options.number(name);
  if (value !== null && !(Number.isInteger(value) && value >= least)) {
    throw badOption(`--${name}`, options.text(name) ?? '', least === 1 ? 'positiveWhole' : 'whole');
  }
  return value;
}

function positive(options: ParsedOptions, name: string): number | null {
  const value = options.number(name);
  if (value !== null && !(value > 0)) throw badOption(`--${name}`, options.text(name) ?? '', 'positive');
  return value;
}

type Asked = Pick<SitingGoal['question'], 'types' | 'trip' | 'direction' | 'cutoffSeconds'>;

/** What `--service` names, a service of the catalogue with its usual question or facility types, and what is asked of it otherwise. */
function questionOf({ options }: CommandContext, { catalogue, trips }: StudyView): Asked {
  const wanted = options.text('service');
  if (wanted === null) throw badOption('--service', '', 'serviceOrTypes');
  const service = catalogue.services.find(({ id }) => id === wanted);
  const types = service?.types ?? listIn(wanted);
  const unknown = types.find((type) => !catalogue.facilityTypes.some(({ id }) => id === type));
  if (unknown !== undefined && catalogue.facilityTypes.length > 0) {
    const known = [...catalogue.services, ...catalogue.facilityTypes].map(({ id }) => id);
    throw badOption('--service', unknown, known.join(', '));
  }
  const trip = options.text('trip') ?? service?.trip ?? trips[0]?.id ?? '';
  if (!trips.some(({ id }) => id === trip)) throw new Failure('study.unknown-trip', {}, { trip, known: trips.map(({ id }) => id) });
  return {
    types,
    trip,
    direction: options.choice('direction', ['to', 'from'] as const, service?.direction ?? 'to'),
    cutoffSeconds: (positive(options, 'minutes') ?? service?.minutes ?? 30) * 60,
  };
}

/** The goal that the options say. @throws Failure command.bad-option, study.unknown-trip, study.unknown-year */
export async function sitingGoalOf(context: CommandContext, view: StudyView): Promise<SitingGoal> {
  const { options } = context;
  const asked = questionOf(context, view);
  const year = options.number('year') ?? view.years.at(-1) ?? 0;
  if (view.years.length > 0 && !view.years.includes(year)) throw new Failure('study.unknown-year', {}, { year, known: view.years });
  const share = options.number('share') ?? 1;
  if (!(share > 0 && share <= 1)) throw badOption('--share', options.text('share') ?? '', 'share');
  const newCapacity = positive(options, 'new-capacity');
  return {
    model: options.choice('model', sitingModelIds, sitingModelIds[0]),
    question: { ...asked, year, group: options.text('group') ?? view.demand.groups[0] ?? 'people', band: 0.2 },
    region: options.text('region') ?? '',
    newSites: wholeOption(options, 'new', 0),
    share,
    keepExisting: !options.has('from-nothing'),
    buildType: options.text('build') ?? asked.types[0] ?? '',
    candidates: await candidateRulesOf(context, view),
    locked: options.list('lock').flatMap(listIn),
    forbidden: options.list('forbid').flatMap(listIn),
    capacity:
      newCapacity === null
        ? null
        : {
            newSite: newCapacity,
            peoplePerUnit: positive(options, 'people-per-unit') ?? 1,
            assign: options.choice('assign', assigns, 'single'),
          },
    ties: wholeOption(options, 'ties', 0) ?? 0,
  };
}
