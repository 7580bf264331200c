import { agglomeration, gini, lorenz } from '../../engine/equity';
import {
  amountOf,
  equityOfResults,
  factsOf,
  levelOfGroup,
  ruralGroup,
  selectFacilities,
  standardAtLevel,
  urbanGroup,
  type Facts,
} from '../../engine/standards';
import { polygonArea } from '../../engine/polygon-area';
import type { CapacityStandard, RatioStandard, ReachStandard } from '../../model/catalogue';
import { Failure } from '../../model/finding';
import type { LorenzPoint, Question } from '../../model/result';
import type { Watch } from '../../model/watch';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import type { EquityAnswer, EquityUnit, Subject, TaskTypes } from '../task-types';
import { contextOf, standardBand } from './judge';

type Level = EquityAnswer['level'];
type SharedOut = ReachStandard | RatioStandard | CapacityStandard;

const nothing = { zh: '', en: '' };

/** A question of coverage as a standard that asks the same. */
const reachOfQuestion = ({ types, trip, direction, cutoffSeconds, group }: Question, level: Level): ReachStandard => ({
  id: 'question',
  kind: 'reach',
  project: 0,
  name: nothing,
  clause: nothing,
  source: { text: nothing, check: false },
  types,
  where: [],
  only: [],
  level,
  trip,
  direction,
  minutes: cutoffSeconds / 60,
  group,
  target: 0,
});

/** @throws Failure edit.unknown-standard where the plan has no such standard, or its kind has no level per person */
function standardOf({ study }: Facts, subject: Subject, level: Level): SharedOut {
  if (subject.kind === 'question') return reachOfQuestion(subject.question, level);
  const found = study.catalogue.standards.find(({ id }) => id === subject.id);
  if (found?.kind === 'reach' || found?.kind === 'ratio' || found?.kind === 'capacity') return standardAtLevel(found, level) as SharedOut;
  throw new Failure('edit.unknown-standard', {}, { id: subject.id });
}

/** What the facilities of each unit have together, by code (NaN where one of them is not known), and how many belong to no unit of the level. */
function amountsOf(facts: Facts, standard: SharedOut, year: number, level: Level) {
  const { tree, homes, study } = facts;
  const { counted, unknown } = selectFacilities(facts, standard, year) ?? { counted: [], unknown: [] };
  const attribute = standard.kind === 'reach' ? undefined : standard.attribute;
  const sums = new Map(tree.rowsAt[level].map((row) => [tree.units[row]?.code ?? '', 0]));
  let unplaced = 0;
  const add = (row: number, sure: boolean): void => {
    const [home, facility] = [homes[row] ?? -1, study.facilities[row]];
    const code = tree.units[home < 0 ? -1 : (tree.atLevel[level][home] as number)]?.code;
    if (code === undefined || !facility) unplaced++;
    else sums.set(code, (sums.get(code) ?? 0) + (sure ? amountOf(facility, attribute, year) : NaN));
  };
  for (const row of counted) add(row, true);
  for (const row of unknown) add(row, false);
  return { sums, unplaced, resource: attribute ?? '' };
}

function curveOf(value: Float64Array, weight: Float64Array): readonly LorenzPoint[] {
  const curve = lorenz(value, weight);
  return curve ? Array.from(curve.weightShare, (share, at) => [share, curve.valueShare[at] as number] as const) : [];
}

/**
 * How a reach, ratio or capacity standard, or the coverage of a question, is shared out among counties or towns (`equityOfResults`), with what each unit
 * has of the resource. A standard of another level is looked at on this one; one that judges only some units keeps its own and the sums above it.
 * @throws Failure edit.unknown-standard
 */
export function unitEquity(input: TaskTypes['unitEquity']['input'], session: Session, watch: Watch): EquityAnswer {
  const { subject, level } = input;
  const year = subject.kind === 'question' ? subject.question.year : subject.year;
  const study = editedOnce(studyOf(session), input.edits);
  const facts = factsOf(study, contextOf(study, session, standardBand, watch));
  const standard = standardOf(facts, subject, level);
  watch.progress('standards', 0);
  const results = facts.resultsOf(standard, year);
  const ofLevel = results.filter((result) => result.level === level);
  watch.progress('standards', 0.5);
  watch.check();
  const known = ofLevel.some(({ value }) => !Number.isNaN(value));
  const ofGroup = (group: string): number => (known ? levelOfGroup(facts, standard, ofLevel, year, group) : NaN);
  const groups = { urban: ofGroup(urbanGroup), rural: ofGroup(ruralGroup) };
  const { agglomeration: _own, ...equity } = equityOfResults(facts.tree, standard, { year, units: results }, level, groups);
  const { sums, unplaced, resource } = amountsOf(facts, standard, year, level);
  const { tree } = facts;
  const units = ofLevel.map((result) => {
    const row = tree.rowOf.get(result.unit) as number;
    const geometry = tree.units[row]?.geometry;
    return {
      unit: result.unit,
      county: tree.units[tree.atLevel.county[row] as number]?.code ?? '',
      value: result.value,
      people: result.denominator,
      amount: sums.get(result.unit) ?? NaN,
      squareKilometres: geometry && geometry.type !== 'Point' ? polygonArea(geometry) / 1e6 : NaN,
    };
  });
  const amount = Float64Array.from(units, (unit) => unit.amount);
  const area = Float64Array.from(units, (unit) => unit.squareKilometres);
  const { hrad, pad, ratio } = agglomeration(
    amount,
    Float64Array.from(units, (unit) => unit.people),
    area,
  );
  const density = amount.map((count, row) => count / (area[row] as number));
  watch.progress('standards', 1);
  return {
    ...equity,
    level,
    rows: units.map((unit, row): EquityUnit => ({
      ...unit,
      hrad: hrad[row] as number,
      pad: pad[row] as number,
      hradByPad: ratio[row] as number,
    })),
    resource,
    unplaced,
    area: { lorenz: curveOf(density, area), gini: gini(density, area) },
  };
}
