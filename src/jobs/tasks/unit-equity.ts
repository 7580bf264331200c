import { equityOfUnits, type EquityUnit } from '../../engine/equity';
import { amountOf, factsOf, peopleByUnit, resultsOfGroup, selectFacilities, standardAtLevel, type Facts } from '../../engine/standards';
import { measureOf } from '../../model/ask';
import type { Measure } from '../../model/catalogue';
import { Failure } from '../../model/finding';
import type { Question } from '../../model/result';
import type { Facility, UnitLevel } from '../../model/study';
import type { Watch } from '../../model/watch';
import { squareMetres } from '../../formats';
import { editedOnce } from '../edited';
import { studyOf, type Session } from '../session';
import type { EquityAnswer, TaskTypes, UrbanRural } from '../task-types';
import { analyse, facilitiesOf } from './analyse';
import { contextOf, standardBand } from './judge';

type Level = EquityAnswer['level'];

/** The value of each unit of the level and the people it is for, by code. */
type Values = ReadonlyMap<string, { readonly value: number; readonly people: number }>;

/** The columns of a demand file that count who lives in towns and who in the country. */
const groups = { urban: 'people_urban', rural: 'people_rural' } as const;

interface Asked {
  readonly measure: Measure;
  readonly year: number;
  readonly values: (level: Level | 'city', group?: string) => Values;
  /** the resource in each unit */
  readonly amounts: (level: Level) => ReadonlyMap<string, number>;
  readonly resource: string;
  /** can it be counted for a group of people alone? */
  readonly byPerson: boolean;
}

const topOf = (facts: Facts): Level | 'city' | null =>
  (['city', 'county'] as const).find((level) => facts.tree.rowsAt[level].length > 0) ?? null;

/** What the facilities of each unit of a level have together; NaN where one of them is not known. */
function sumsAt(
  facts: Facts,
  level: UnitLevel,
  rows: readonly number[],
  amount: (facility: Facility) => number,
): ReadonlyMap<string, number> {
  const { tree, homes, study } = facts;
  const sums = new Map(tree.rowsAt[level].map((row) => [tree.units[row]?.code ?? '', 0]));
  for (const row of rows) {
    const home = homes[row] as number;
    const code = home < 0 ? undefined : tree.units[tree.atLevel[level][home] as number]?.code;
    if (code !== undefined) sums.set(code, (sums.get(code) ?? 0) + amount(study.facilities[row] as Facility));
  }
  return sums;
}

/** @throws Failure edit.unknown-standard where the plan has no such standard of a kind that is shared out */
function ofStandard(facts: Facts, id: string, year: number): Asked {
  const { study } = facts;
  const found = study.catalogue.standards.find((one) => one.id === id);
  if (found?.kind !== 'reach' && found?.kind !== 'ratio' && found?.kind !== 'capacity')
    throw new Failure('edit.unknown-standard', {}, { id });
  const resource = found.kind === 'reach' ? undefined : found.attribute;
  const { counted, unknown } = selectFacilities(facts, found, year) ?? { counted: [], unknown: [] };
  return {
    measure: measureOf(found, study.catalogue.standards),
    year,
    resource: resource ?? '',
    byPerson: found.kind !== 'ratio',
    values: (level, group) => {
      const results =
        group === undefined ? facts.resultsOf(standardAtLevel(found, level), year) : resultsOfGroup(facts, found, level, year, group);
      return new Map(
        results.flatMap((result) =>
          result.level === level ? [[result.unit, { value: result.value, people: result.denominator }] as const] : [],
        ),
      );
    },
    amounts: (level) => {
      const unknownRows = new Set(unknown);
      const amount = (facility: Facility): number => amountOf(facility, resource, year);
      return sumsAt(facts, level, [...counted, ...unknown], (facility) =>
        unknownRows.size > 0 && unknownRows.has(study.facilities.indexOf(facility)) ? NaN : amount(facility),
      );
    },
  };
}

function ofQuestion(facts: Facts, question: Question, input: TaskTypes['unitEquity']['input'], session: Session, watch: Watch): Asked {
  const inService = new Set(facilitiesOf(facts.study, question.types, question.year));
  return {
    measure: 'share',
    year: question.year,
    resource: '',
    byPerson: true,
    values: (level, group) => {
      const { ledgers } = analyse(
        { question: group === undefined ? question : { ...question, group }, edits: input.edits },
        session,
        watch,
      );
      return new Map(
        ledgers.flatMap((one) => (one.level === level ? [[one.code, { value: one.share, people: one.people }] as const] : [])),
      );
    },
    amounts: (level) =>
      sumsAt(
        facts,
        level,
        facts.study.facilities.flatMap((facility, row) => (inService.has(facility) ? [row] : [])),
        () => 1,
      ),
  };
}

const unknownRatio: UrbanRural = { urban: NaN, rural: NaN, ratio: NaN, counted: 'people' };

function urbanRuralOf(facts: Facts, asked: Asked, level: Level, values: Values): UrbanRural {
  const known = facts.study.demand.groups;
  const top = topOf(facts);
  if (!known.includes(groups.urban) || !known.includes(groups.rural) || top === null) return unknownRatio;
  const meanOf = (group: string): number => {
    if (!asked.byPerson) {
      const peopleAt = peopleByUnit(facts, level, group, asked.year);
      const weights = [...values].flatMap(([code, { value }]) => {
        const people = peopleAt?.(facts.tree.rowOf.get(code) ?? -1).people ?? NaN;
        return Number.isFinite(value) && Number.isFinite(people) ? [{ value, people }] : [];
      });
      return weights.reduce((sum, one) => sum + one.value * one.people, 0) / weights.reduce((sum, one) => sum + one.people, 0);
    }
    const tops = [...asked.values(top, group).values()].filter(({ people }) => people > 0);
    return tops.reduce((sum, one) => sum + one.value * one.people, 0) / tops.reduce((sum, one) => sum + one.people, 0);
  };
  const [urban, rural] = [meanOf(groups.urban), meanOf(groups.rural)];
  return { urban, rural, ratio: rural > 0 ? urban / rural : NaN, counted: asked.byPerson ? 'people' : 'units' };
}

/**
 * How a reach, ratio or capacity standard, or the coverage of a question, is shared out among counties or towns (`equityOfUnits`). A standard of another
 * level is looked at on this one; one that judges only some units keeps its own and the sums above it.
 * @throws Failure edit.unknown-standard, study.unknown-year
 */
export function unitEquity(input: TaskTypes['unitEquity']['input'], session: Session, watch: Watch): EquityAnswer {
  const { subject, level } = input;
  const study = editedOnce(studyOf(session), input.edits);
  const facts = factsOf(study, contextOf(study, session, standardBand, watch));
  const asked =
    subject.kind === 'standard' ? ofStandard(facts, subject.id, subject.year) : ofQuestion(facts, subject.question, input, session, watch);
  watch.progress('standards', 0);
  const values = asked.values(level);
  watch.progress('measure', 0.5);
  const amounts = asked.amounts(level);
  const { tree } = facts;
  const units = tree.rowsAt[level].flatMap((row): readonly EquityUnit[] => {
    const unit = tree.units[row];
    const value = unit && values.get(unit.code);
    if (!unit || !value) return [];
    const { geometry } = unit;
    return [
      {
        unit: unit.code,
        group: tree.units[tree.atLevel.county[row] as number]?.code ?? '',
        value: value.value,
        people: value.people,
        amount: amounts.get(unit.code) ?? NaN,
        area: geometry && geometry.type !== 'Point' ? squareMetres(geometry) / 1e6 : NaN,
      },
    ];
  });
  watch.check();
  const urbanRural = urbanRuralOf(facts, asked, level, values);
  watch.progress('measure', 1);
  return { ...equityOfUnits(units), level, measure: asked.measure, resource: asked.resource, urbanRural };
}
