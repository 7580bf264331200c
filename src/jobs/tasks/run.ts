import { judgeEquity, judgeTiers } from '../../engine/standards';
import { editedStudy, type Edit } from '../../model/edit';
import { activeStandards, needsOf } from '../../model/catalogue';
import { Failure, type Finding } from '../../model/finding';
import type { Question, StandardEquity, StandardResult, TierResult } from '../../model/result';
import { peopleOf, type Facility, type Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { CoverageAnswer, RunResult, TaskTypes } from '../task-types';
import { facilityLabel, facilityRows } from '../unusable-facilities';
import { timesOf } from '../session-times';
import { groundIn, snapLimitMetres, surfaceNeighbours } from '../times';
import { analyse, facilitiesOf } from './analyse';
import { contextOf, judge, standardBand } from './judge';

type Coverage = RunResult['coverage'][number];

const missingGround: ReadonlySet<string> = new Set(['study.no-network', 'study.no-surface']);

/** The last run of each study, so that its files can be written without a second search. */
const lastRuns = new WeakMap<Study, { readonly key: string; readonly result: RunResult }>();

/**
 * The main job: every standard and the leading question of every service, for each of the years. A service whose trip runs over ground that the study
 * lacks (no roads, no land cover) is left out and told; a standard of that trip is 'no data'.
 * @throws Failure study.no-network, study.no-surface where nothing at all can be answered
 */
export function run(input: TaskTypes['run']['input'], session: Session, watch: Watch): RunResult {
  const study = studyOf(session);
  const key = JSON.stringify(input);
  const last = lastRuns.get(study);
  if (last?.key === key) return last.result;
  const years = input.years.length > 0 ? input.years : study.years.length > 0 ? study.years : [0];
  const refused = new Map<string, { readonly failure: Failure; readonly services: Set<string> }>();
  const coverage: Coverage[] = [];
  const results: StandardResult[] = [];
  const tiers: TierResult[] = [];
  const equity: StandardEquity[] = [];
  const edited = editedStudy(study, input.edits);
  const unusable = unusableFacilities(edited.facilities);
  for (const year of years) {
    for (const service of study.catalogue.services) {
      const question: Question = {
        types: service.types,
        trip: service.trip,
        direction: service.direction,
        cutoffSeconds: service.minutes * 60,
        year,
        group: 'people',
        band: input.band ?? standardBand,
      };
      try {
        const answer = analyse({ question, edits: input.edits }, session, watch);
        coverage.push({ service: service.id, question, ledgers: answer.ledgers });
        unusable.add(answer);
      } catch (error) {
        if (!(error instanceof Failure) || !missingGround.has(error.finding.code)) throw error;
        const told = refused.get(service.trip) ?? { failure: error, services: new Set() };
        told.services.add(service.id);
        refused.set(service.trip, told);
      }
    }
    // year by year: trips are prepared over the roads of one year at a time
    const judged = judge({ ...input, years: [year] }, session, watch);
    const context = contextOf(edited, session, input.band ?? standardBand, watch);
    results.push(...judged);
    tiers.push(...judgeTiers(edited, [year], context, watch));
    equity.push(...judgeEquity(edited, judged, context, watch));
  }
  const [first] = refused.values();
  if (first && coverage.length === 0 && activeStandards(study.catalogue).length === 0) throw first.failure;
  const skipped = [...refused].map(([trip, { failure, services }]): Finding => ({
    ...failure.finding,
    severity: 'warn',
    details: { trip, services: [...services] },
  }));
  const result = {
    study: { id: study.id, title: study.title, note: study.note },
    years,
    parameters: parametersOf(edited, input),
    results,
    tiers,
    equity,
    coverage,
    findings: [...study.findings, ...skipped, ...unusable.findings(), ...brokenNetworks(coverage, input.edits, session, watch)],
  };
  lastRuns.set(study, { key, result });
  return result;
}

function computeCells({ landCover, friction, elevation, cellMetres }: Study): Pick<RunResult['parameters'], 'cells'> {
  const grid = (landCover ?? friction ?? elevation)?.grid;
  if (!grid) return {};
  const { width, height, stepX, stepY, crs } = grid;
  return { cells: { width, height, stepX, stepY, unit: crs === 'lonlat' ? 'degrees' : 'metres', askedMetres: cellMetres ?? null } };
}

function parametersOf(study: Study, { edits, scenario, band = standardBand }: TaskTypes['run']['input']): RunResult['parameters'] {
  const { id, title, source, services, standards, tiers } = study.catalogue;
  const questions = new Set([
    ...services.map(({ trip }) => trip),
    ...standards.flatMap((one) => needsOf(one).map(({ trip }) => trip)),
    ...tiers.flatMap(({ steps }) => steps.map(({ trip }) => trip)),
  ]);
  const choices = new Set(study.trips.flatMap(({ id, fastestOf = [] }) => (questions.has(id) ? fastestOf : [])));
  return {
    catalogue: { id, title, source, standards, tiers },
    trips: study.trips.filter(({ id }) => questions.has(id) || choices.has(id)),
    speeds: study.speeds,
    band,
    ...computeCells(study),
    neighbours: surfaceNeighbours,
    snapLimitMetres,
    edits: edits.length,
    ...(scenario ? { scenario: { ...scenario, edits } } : {}),
    files: study.files ?? [],
  };
}

/** For each trip of the last year: people whom a piece of the network leaves out, whatever the service. */
function brokenNetworks(coverage: readonly Coverage[], edits: readonly Edit[], session: Session, watch: Watch): readonly Finding[] {
  const study = editedStudy(studyOf(session), edits);
  const lastYear = Math.max(...coverage.map(({ question }) => question.year));
  const questions = coverage.flatMap(({ question }) => (question.year === lastYear ? [question] : []));
  const people = peopleOf(study.demand, lastYear, 'people') ?? new Float64Array(study.demand.count).fill(NaN);
  return questions.flatMap((question) => {
    const alike = questions.filter(({ trip, direction }) => trip === question.trip && direction === question.direction);
    if (alike[0] !== question) return [];
    const types = alike.flatMap((one) => one.types);
    const asked = { ...question, types, ground: groundIn(study, lastYear), facilities: facilitiesOf(study, types, lastYear) };
    const finding = timesOf(session).disconnected(asked, people, watch);
    return finding ? [{ ...finding, details: { ...finding.details, trip: question.trip } }] : [];
  });
}

/** Facilities that take no part in some answers (on a barrier, far from any road), each told once. */
function unusableFacilities(facilities: readonly Facility[]) {
  const labels = new Map(facilities.map((facility) => [facility.id, facilityLabel(facility)]));
  const told = new Map<string, { readonly finding: Finding; readonly names: Set<string> }>();
  return {
    add: ({ findings, facilityIds }: Pick<CoverageAnswer, 'findings' | 'facilityIds'>): void => {
      for (const finding of findings) {
        const one = told.get(finding.code) ?? { finding, names: new Set() };
        for (const row of facilityRows(finding)) {
          const id = facilityIds[row] ?? '';
          one.names.add(labels.get(id) ?? id);
        }
        if (one.names.size > 0) told.set(finding.code, one);
      }
    },
    findings: (): readonly Finding[] =>
      [...told.values()].map(({ finding, names }) => ({ ...finding, details: { count: names.size, names: [...names] } })),
  };
}
