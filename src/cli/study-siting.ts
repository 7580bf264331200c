import { formatCount, formatPeople, formatShare } from '../i18n/format';
import { sitingWords } from '../i18n/words/cli-siting';
import { sitingStudyWords } from '../i18n/words/cli-siting-study';
import type { StudyView } from '../jobs/task-types';
import type { Edit } from '../model/edit';
import { scenarioIdOf, scenarioText, type Scenario } from '../model/scenario';
import type { CandidatePlace, SitingAnswer, SitingUnit } from '../model/siting';
import { sitingEdits } from '../model/siting-edits';
import type { Language } from '../model/text';
import { tableCsv } from '../report/csv';
import { namesOf, type Names } from '../report/names';
import { actionsTable, candidatesLine } from '../report/siting-tables';
import { sitesGeojson } from '../report/sites-geojson';
import { selectColumns } from '../report/table';
import { catalogueOf } from './catalogue-option';
import type { CommandContext, ExitCode } from './command';
import { scenarioOf } from './scenario-option';
import { sitingGoalOf, usualSeconds, wholeOption } from './study-siting-options';
import { findingJson } from './finding-message';
import { tellFindings } from './tell-findings';
import { alignedLines, tableLines } from './text-table';

const shownColumns = ['number', 'id', 'place', 'county', 'people_gained', 'people_near', 'person_minutes_saved'];

/** An objective in the unit that people read: seconds as minutes, people times seconds as people times minutes, open sites as new ones. */
const read: Readonly<Record<SitingUnit, (value: number, openSites: number) => number>> = {
  sites: (value, openSites) => value - openSites,
  people: (value) => value,
  'people-cost': (value) => value / 60,
  cost: (value) => value / 60,
};

const figure = ({ receipt, openSites }: SitingAnswer, value: number, language: Language): string =>
  formatCount(read[receipt.unit](value, openSites), language);

/** The same on the curve, which is of people where the model finds the number of sites itself. */
const curveFigure = (answer: SitingAnswer, value: number, language: Language): string =>
  answer.receipt.unit === 'sites' ? formatCount(value, language) : figure(answer, value, language);

const serviceName = (types: readonly string[], names: Names): string => types.map((type) => names.missing(type)).join(' / ');

/** Ids of the sites that are candidates. */
const newIds = ({ siteIds, openSites }: SitingAnswer, sites: readonly number[]): readonly string[] =>
  sites.flatMap((site) => (site >= openSites ? [siteIds[site] ?? ''] : []));

/** What is printed of an answer. */
function summary(answer: SitingAnswer, names: Names): readonly string[] {
  const { language } = names;
  const said = sitingStudyWords[language];
  const { goal, receipt, curve, coveredBefore, outOfReach, boundSeconds } = answer;
  const { question } = goal;
  const plain = sitingWords[language];
  const inUnit = (value: number): string => said.units[receipt.unit](figure(answer, value, language));
  const [objective, bound] = [inUnit(receipt.objective), inUnit(receipt.bound)];
  const all = receipt.totalPeople;
  return [
    said.title(serviceName(question.types, names), names.trip(question.trip), String(question.cutoffSeconds / 60), String(question.year)),
    candidatesLine(answer.candidates, language),
    (goal.capacity ? said.served : said.covered)(
      formatPeople(coveredBefore, language),
      formatPeople(receipt.coveredPeople, language),
      formatPeople(all, language),
      formatShare(receipt.coveredPeople / all, language),
    ),
    `${plain.models[receipt.model][0]}: ${receipt.proven ? plain.proven(objective) : plain.within(objective, bound, formatShare(receipt.gap, language))}`,
    ...(goal.ties > 0 && receipt.proven ? [plain.ties(formatCount(receipt.ties.length, language), receipt.tiesComplete)] : []),
    ...(receipt.runnerUp ? [plain.runnerUp(inUnit(receipt.runnerUp.objective), newIds(answer, receipt.runnerUp.chosen).join(', '))] : []),
    ...(outOfReach.rows > 0 ? [said.outOfReach(formatPeople(outOfReach.people, language), String(Math.round(boundSeconds / 60)))] : []),
    '',
    ...tableLines(selectColumns(actionsTable(answer, names, { cost: null, year: null }), shownColumns), language),
    ...(curve.length === 0
      ? []
      : [
          '',
          said.curve,
          ...alignedLines(
            Object.values(said.curveColumns),
            curve.map((point) => [
              formatCount(point.sites - answer.openSites, language),
              curveFigure(answer, point.objective, language),
              curveFigure(answer, point.bound, language),
              formatPeople(point.coveredPeople, language),
            ]),
            ['right', 'right', 'right', 'right'],
          ),
        ]),
  ];
}

/** All chosen places built, as a scenario that follows the edits of the one that was given. New facilities are named in the language of the call. */
function scenarioWith(
  answer: SitingAnswer,
  before: readonly Edit[],
  view: StudyView,
  names: Readonly<Record<Language, Names>>,
  language: Language,
): Scenario {
  const { goal, places } = answer;
  const taken = new Set([
    ...view.facilities.map(({ id }) => id),
    ...before.flatMap((edit) => (edit.kind === 'add-facility' ? [edit.facility.id] : [])),
  ]);
  const type = names[language].missing(goal.buildType);
  const nameOf = (place: CandidatePlace): string => sitingStudyWords[language].newSite(place.name || place.id, type);
  const edits = sitingEdits(
    answer,
    places.map(({ id }) => id),
    taken,
    nameOf,
  );
  const name = (one: Language): string =>
    sitingStudyWords[one].scenario(names[one].missing(goal.buildType), formatCount(places.length, one));
  return {
    id: scenarioIdOf(`${view.id}-${goal.model}`, places.length),
    name: { zh: name('zh'), en: name('en') },
    edits: [...before, ...edits],
  };
}

/** What `--json` prints: the fields that `junda siting` has for a bare matrix, new sites by their ids, and what a study adds. */
function document(answer: SitingAnswer, seconds: number, files: readonly string[]): object {
  const { receipt, places, candidates, curve, outOfReach, coveredBefore, noDataRows, boundSeconds } = answer;
  const ids = (sites: readonly number[]): readonly string[] => newIds(answer, sites);
  return {
    model: receipt.model,
    chosen: ids(receipt.chosen),
    objective: receipt.objective,
    bound: receipt.bound,
    gap: receipt.gap,
    proven: receipt.proven,
    recount: receipt.recount,
    covered_before: coveredBefore,
    covered_people: receipt.coveredPeople,
    total_people: receipt.totalPeople,
    ties: receipt.ties.map(ids),
    ties_complete: receipt.tiesComplete,
    runner_up: receipt.runnerUp && { chosen: ids(receipt.runnerUp.chosen), objective: receipt.runnerUp.objective },
    candidates,
    sites: places,
    curve,
    out_of_reach: outOfReach,
    no_data_rows: noDataRows,
    bound_seconds: boundSeconds,
    seconds,
    findings: answer.findings.map(findingJson),
    files,
  };
}

/**
 * `junda siting STUDY`: where to build on a study. Writes the chosen places as a scenario, a list of actions and points on the map into `--out`.
 * @throws Failure what the options, the study and the search are refused for
 */
export async function sitingOnStudy(context: CommandContext): Promise<ExitCode> {
  const { io, args, options, language, json } = context;
  const start = performance.now();
  const files = await io.read(args[0] ?? '');
  const view = await context.task('openStudy', {
    files,
    columns: options.pairs('column', 'column'),
    catalogue: await catalogueOf(io, options),
  });
  const edits = (await scenarioOf(context, view))?.edits ?? [];
  const goal = await sitingGoalOf(context, view);
  const answer = await context.task('siteStudy', {
    edits,
    goal,
    curve: wholeOption(options, 'curve', 0) ?? 0,
    seconds: options.number('seconds') ?? usualSeconds,
  });
  tellFindings(context, answer.findings);
  const names = { zh: namesOf(view, 'zh'), en: namesOf(view, 'en') };
  const folder = options.text('out')?.replace(/[/\\]+$/, '') ?? null;
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const written =
    folder === null
      ? []
      : [
          { path: 'answer.json', bytes: encode(`${JSON.stringify(answer)}\n`) },
          { path: 'scenario.json', bytes: encode(scenarioText(scenarioWith(answer, edits, view, names, language))) },
          { path: 'actions.csv', bytes: tableCsv(actionsTable(answer, names[language], { cost: null, year: null }), language) },
          { path: 'sites.geojson', bytes: encode(sitesGeojson(answer)) },
        ];
  for (const file of written) await io.write(`${folder}/${file.path}`, file.bytes);
  const paths = written.map(({ path }) => `${folder}/${path}`);
  if (json) io.out(`${JSON.stringify(document(answer, (performance.now() - start) / 1000, paths))}\n`);
  else {
    io.out(`${summary(answer, names[language]).join('\n')}\n`);
    if (folder !== null) io.out(`${sitingStudyWords[language].written(folder, formatCount(written.length, language))}\n`);
  }
  return 0;
}
