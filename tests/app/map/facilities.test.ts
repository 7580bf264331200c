import { describe, expect, it } from 'vitest';
import type { Facility } from '../../../src/model/study';
import type { UnitLedger } from '../../../src/model/result';
import type { CoverageAnswer, StudyView } from '../../../src/jobs/task-types';
import type { MapScene } from '../../../src/app/map/contract';
import { drawnFacilities, facilityAt, facilityFeatures } from '../../../src/app/map/facility-features';
import { markFeatures, markOf } from '../../../src/app/map/selection-features';
import { unitColours } from '../../../src/app/map/unit-colours';
import { squares } from './demand-of';

const facility = (id: string, lon: number, lat: number, type = 'a'): Facility => ({
  id,
  name: id,
  type,
  lon,
  lat,
  opened: null,
  closed: null,
  capacity: null,
  delaySeconds: 0,
  unit: '',
  attributes: {},
});

const all = [facility('1', 107, 34), facility('2', 107.1, 34), facility('3', 107.2, 34), facility('4', 107.2, 34, 'b')];

const sceneOf = (open: readonly Facility[], edited: readonly string[]): MapScene => ({
  study: { facilities: all } as unknown as StudyView,
  base: null,
  answer: { question: { types: ['a'] } } as unknown as CoverageAnswer,
  cutoffSeconds: 1800,
  colourBy: 'minutes',
  visible: {} as MapScene['visible'],
  outlines: [],
  facilities: open,
  editedIds: new Set(edited),
  selection: null,
  hovered: null,
  tool: 'select',
  language: 'zh',
  dark: false,
});

describe('facilities on the map', () => {
  it('draws the open ones, and crossed those of the same types that an edit closed', () => {
    const drawn = drawnFacilities(sceneOf(all.slice(0, 2), ['2', '3', '4']));
    expect(drawn.map((entry) => [entry.facility.id, entry.edited, entry.closed])).toEqual([
      ['1', false, false],
      ['2', true, false],
      ['3', true, true],
    ]);
    expect(facilityFeatures(drawn).features.map((entry) => entry.properties?.['closed'])).toEqual([false, false, true]);
  });

  it('finds the nearest within the tolerance', () => {
    const drawn = drawnFacilities(sceneOf(all.slice(0, 2), []));
    expect(facilityAt(drawn, 107.001, 34.001, 0.005)?.facility.id).toBe('1');
    expect(facilityAt(drawn, 107.06, 34, 0.05)?.facility.id).toBe('2');
    expect(facilityAt(drawn, 107.05, 34.02, 0.005)).toBeNull();
  });
});

describe('marks', () => {
  const demand = squares(2, 2, 0.01, true);

  it('outlines a single cell, rings a merged one or a facility, and leaves units to their borders', () => {
    const kinds = (single: boolean) =>
      ([{ kind: 'cell', row: 1 }, { kind: 'facility', id: '2' }, { kind: 'unit', code: 'x' }, null] as const).map(
        (selection) => markFeatures(markOf(selection, demand, { facility: all, site: [] }, single)).features[0]?.geometry.type,
      );
    expect(kinds(true)).toEqual(['LineString', 'Point', undefined, undefined]);
    expect(kinds(false)).toEqual(['Point', 'Point', undefined, undefined]);
  });

  it('marks nothing for rows and ids that are gone', () => {
    expect(markOf({ kind: 'cell', row: 99 }, demand, { facility: all, site: [] }, true)).toBeNull();
    expect(markOf({ kind: 'facility', id: 'gone' }, demand, { facility: all, site: [] }, true)).toBeNull();
  });
});

describe('colours of units', () => {
  it('tells met, not met and no data apart', () => {
    const ledger = (code: string, level: UnitLedger['level'], share: number): UnitLedger => ({ code, level, share }) as UnitLedger;
    const ledgers = [ledger('c', 'county', 0.99), ledger('t', 'town', 0.95), ledger('u', 'town', 0.94), ledger('v', 'town', NaN)];
    const { colours, noData } = unitColours(ledgers, 'town', 0.95);
    expect([...colours.keys()]).toEqual(['t', 'u']);
    expect(colours.get('t')).not.toBe(colours.get('u'));
    expect(noData).toEqual(['v']);
    expect(unitColours([], 'town', 0.95).colours.size).toBe(0);
  });
});
