import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { CoverageAnswer, StudyView } from '../../src/jobs/task-types';
import { isListed } from '../../src/model/catalogue';
import type { Edit } from '../../src/model/edit';
import type { Question, StandardResult, UnitLedger } from '../../src/model/result';
import { within } from '../../src/model/within';

/** Census of 2020, people by county (city bulletin 3,321,853): the facts that the study must give back to the person. */
const census2020: Readonly<Record<string, number>> = {
  '610302': 535833,
  '610303': 460950,
  '610304': 479179,
  '610305': 386156,
  '610323': 365209,
  '610324': 313231,
  '610326': 281211,
  '610327': 208482,
  '610328': 99510,
  '610329': 73297,
  '610330': 79165,
  '610331': 39630,
};
const cityCensus2020 = 3321853;

const folder = 'data/baoji';
const client = inlineClient();
let view: StudyView;
let question: Question;
let answer: CoverageAnswer;
let judged: readonly StandardResult[];

beforeAll(async () => {
  const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
  view = await client.run('openStudy', { files, columns: {} });
  const [service] = view.catalogue.services;
  if (!service) throw new Error('the catalogue has no service');
  question = {
    types: service.types,
    trip: service.trip,
    direction: service.direction,
    cutoffSeconds: service.minutes * 60,
    year: 2020,
    group: 'people',
    band: 0.2,
  };
  answer = await client.run('analyse', { question, edits: [] });
  judged = await client.run('judge', { edits: [], years: [2020] });
});

const at = (level: UnitLedger['level'], ledgers: readonly UnitLedger[] = answer.ledgers): readonly UnitLedger[] =>
  ledgers.filter((ledger) => ledger.level === level);
const sum = (ledgers: readonly UnitLedger[], field: 'people' | 'covered' | 'uncovered' | 'onBarrier' | 'offGrid'): number =>
  ledgers.reduce((total, ledger) => total + ledger[field], 0);

describe('the bundled study', () => {
  it('gives the census of 2020 by county, to the person', () => {
    expect(Object.fromEntries(at('county').map(({ code, people }) => [code, people]))).toEqual(census2020);
    expect(at('city')[0]?.people).toBe(cityCensus2020);
  });

  it('balances the ledger at every level: city = counties = towns, and covered + uncovered + barrier + off the grid = people', () => {
    expect(at('town').length).toBe(116);
    for (const field of ['people', 'covered', 'uncovered', 'onBarrier', 'offGrid'] as const) {
      const city = sum(at('city'), field);
      expect(sum(at('county'), field)).toBe(city);
      expect(sum(at('town'), field)).toBe(city);
    }
    for (const ledger of answer.ledgers) expect(ledger.covered + ledger.uncovered + ledger.onBarrier + ledger.offGrid).toBe(ledger.people);
    expect(sum(at('outside'), 'people')).toBe(0);
  });

  it('counts each hexagon by its own time: the city again, added up here row by row', () => {
    let covered = 0;
    answer.seconds.forEach((seconds, row) => {
      if (within(seconds, question.cutoffSeconds)) covered += answer.people[row] ?? NaN;
    });
    expect(at('city')[0]?.covered).toBe(covered);
  });

  it('judges the reach standards with the very figures of the map', () => {
    const same = view.catalogue.standards.find(
      (standard) =>
        standard.kind === 'reach' &&
        standard.trip === question.trip &&
        standard.minutes * 60 === question.cutoffSeconds &&
        standard.types.join() === question.types.join(),
    );
    const result = judged.find(({ standard }) => standard === same?.id);
    const city = result?.units.find(({ level }) => level === 'city');
    expect(city?.numerator).toBe(at('city')[0]?.covered);
    expect(city?.denominator).toBe(cityCensus2020);
  });

  it('gives one of three answers for every standard, and all three occur among its units', () => {
    const answers = new Set(judged.flatMap(({ units }) => units.map((unit) => unit.answer)));
    expect([...answers].toSorted()).toEqual(['met', 'no-data', 'not-met']);
    // a row of the plan without a figure is listed: it has units only where the user attaches a table
    const listed = new Set(view.catalogue.standards.filter(isListed).map(({ id }) => id));
    for (const { standard, unitsMet, unitsNotMet, unitsNoData } of judged)
      expect(unitsMet + unitsNotMet + unitsNoData > 0).toBe(!listed.has(standard));
  });

  it('covers no fewer people with a longer cutoff, and no fewer with one facility more', async () => {
    const longer = await client.run('analyse', { question: { ...question, cutoffSeconds: question.cutoffSeconds + 300 }, edits: [] });
    expect(sum(at('city', longer.ledgers), 'covered')).toBeGreaterThanOrEqual(sum(at('city'), 'covered'));
    const farthest = answer.seconds.findLastIndex(
      (seconds, row) => seconds > question.cutoffSeconds && seconds < Infinity && (answer.people[row] ?? 0) > 0,
    );
    const [type] = question.types;
    const added: Edit = {
      kind: 'add-facility',
      facility: {
        id: 'added',
        name: 'added',
        type: type ?? '',
        lon: view.demand.lon[farthest] ?? NaN,
        lat: view.demand.lat[farthest] ?? NaN,
        opened: null,
        closed: null,
        capacity: null,
        delaySeconds: 0,
        unit: '',
        attributes: {},
      },
    };
    const more = await client.run('analyse', { question, edits: [added] });
    expect(sum(at('city', more.ledgers), 'covered')).toBeGreaterThan(sum(at('city'), 'covered'));
    more.seconds.forEach((seconds, row) => expect(seconds <= (answer.seconds[row] ?? NaN) || Number.isNaN(seconds)).toBe(true));
    const closed = await client.run('analyse', { question, edits: [added, { kind: 'close-facility', id: 'added' }] });
    expect(closed.seconds).toEqual(answer.seconds);
    expect(closed.ledgers).toEqual(answer.ledgers);
  });
});
