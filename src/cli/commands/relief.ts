import { formatCount } from '../../i18n/format';
import { editedFacilities } from '../../model/edit';
import type { ClosureAnswer } from '../../model/relief';
import { tableCsv } from '../../report/csv';
import { namesOf, type Names } from '../../report/names';
import {
  closuresTable,
  criticalRoadsGeoJson,
  depotsTable,
  flowsTable,
  reliefHoursTable,
  roadsTable,
  stockStepsTable,
  stockUnitsTable,
  stockZonesTable,
} from '../../report/relief-tables';
import { productVersion } from '../../report/version';
import type { StudyView } from '../../jobs/task-types';
import type { Command } from '../command';
import { failureGoalOf, reliefGoalOf } from '../relief-options';
import { reliefSummary, type ReliefRun } from '../relief-summary';
import { scenarioOf } from '../scenario-option';
import { tellFindings } from '../tell-findings';
import { readOne } from './convert';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Everything but what each demand row has. */
function documentOf({ answer, failures, closures }: ReliefRun): string {
  const { people: _people, times: _times, ...hours } = answer;
  const plain = ({ worst, worstBridges, ...rest }: ReliefRun['failures']) => {
    const lines = (list: typeof worst) => list.map((one) => ({ ...one, path: [...one.path] }));
    return { ...rest, worst: lines(worst), worstBridges: lines(worstBridges) };
  };
  const closed = (one: ClosureAnswer) => {
    const { seconds: _seconds, ...rest } = one;
    return rest;
  };
  return `${JSON.stringify({ junda: productVersion, ...hours, failures: plain(failures), closures: closures && closed(closures) })}\n`;
}

function filesOf(run: ReliefRun, view: StudyView, names: Names): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const { answer, failures, closures } = run;
  const tables = [
    reliefHoursTable(answer, names),
    stockStepsTable(answer, names),
    stockZonesTable(answer, names),
    stockUnitsTable(answer, names),
    flowsTable(answer, view.hazards, names),
    depotsTable(answer, failures, names),
    roadsTable(failures, names),
    ...(closures ? [closuresTable(closures, names)] : []),
  ];
  return [
    { path: 'relief.json', bytes: bytes(documentOf(run)) },
    ...tables.map((table) => ({ path: `${table.id}.csv`, bytes: tableCsv(table, names.language) })),
    { path: 'critical-roads.geojson', bytes: bytes(criticalRoadsGeoJson(failures)) },
  ];
}

/** `junda relief STUDY`: how soon relief depots help whom, with what stock, and what is lost when a road or a depot fails. */
export const relief: Command = {
  name: 'relief',
  args: ['STUDY'],
  options: {
    year: { value: 'YEAR', help: 'reliefYear' },
    trip: { value: 'TRIP', help: 'reliefTrip' },
    hours: { value: 'LEVEL=H,...', help: 'hours' },
    dispatch: { value: 'LEVEL=MIN,...', help: 'dispatch' },
    loading: { value: 'LEVEL=MIN,...', help: 'loading' },
    detour: { value: 'MIN', help: 'detour' },
    carry: { value: 'MIN', help: 'carry' },
    resettled: { value: 'KIND=SHARE,...', help: 'resettled' },
    'per-unit': { value: 'PEOPLE', help: 'perUnit' },
    days: { value: 'DAYS', help: 'days' },
    rations: { value: 'NUMBER', help: 'rations' },
    area: { value: 'own|any', help: 'area' },
    levels: { value: 'LEVEL,...', help: 'levels' },
    listed: { value: 'N', help: 'listed' },
    closures: { value: 'FILE', help: 'reliefClosures' },
    'close-hazards': { value: 'KIND', repeat: true, help: 'closeHazards' },
    scenario: { value: 'SCENARIO', help: 'scenario' },
    out: { value: 'DIR', help: 'outRelief' },
    column: { value: 'NAME=COLUMN', repeat: true, help: 'column' },
  },
  example: 'junda relief data/baoji --hours city=10,county=6 --close-hazards flood --out out/relief',
  run: async (context) => {
    const { io, args, options, words, language, json } = context;
    const files = await io.read(args[0] ?? '');
    const view = await context.task('openStudy', { files, columns: options.pairs('column', 'column') });
    const scenario = await scenarioOf(context, view);
    const edits = scenario?.edits ?? [];
    const goal = reliefGoalOf(options, view);
    const failure = failureGoalOf(options, goal);
    const hazardKinds = options.list('close-hazards');
    const closuresPath = options.text('closures');
    const file = closuresPath === null ? null : await readOne(io, closuresPath);
    const answer = await context.task('relief', { edits, goal });
    const failures = await context.task('reliefFailures', { edits, goal, failure });
    const closes = hazardKinds.length > 0 || file !== null;
    const closures = closes
      ? await context.task('reliefClosures', { edits, goal, failure, closure: { zones: [], hazardKinds }, file })
      : null;
    const run: ReliefRun = { answer, failures, closures };
    tellFindings(context, [...answer.findings, ...(closures?.findings ?? [])]);
    const names = namesOf({ ...view, facilities: editedFacilities(view.facilities, edits) }, language);
    const folder = options.text('out')?.replace(/[/\\]+$/, '') ?? null;
    const written = folder === null ? [] : filesOf(run, view, names);
    for (const one of written) await io.write(`${folder}/${one.path}`, one.bytes);
    if (json) io.out(documentOf(run));
    else {
      io.out(reliefSummary(run, view, names));
      if (folder !== null) io.out(`${words.change.written(folder, formatCount(written.length, language))}\n`);
    }
    return 0;
  },
};
