import type { Polygon } from 'geojson';
import { unitMembership } from '../../src/engine/coverage';
import type { StandardContext } from '../../src/engine/standards';
import type {
  BalanceStandard,
  CapacityStandard,
  Catalogue,
  IndicatorStandard,
  ProvisionStandard,
  QualityStandard,
  RatioStandard,
  ReachStandard,
  Standard,
  TotalStandard,
} from '../../src/model/catalogue';
import type { Nearest, SparseMatrix } from '../../src/model/result';
import type { Attributes, Demand, Facility, Study, Unit, UnitLevel } from '../../src/model/study';
import type { SpeedTable } from '../../src/model/travel';

const text = (zh: string): { readonly zh: string; readonly en: string } => ({ zh, en: zh });

/** A rectangle as a polygon, degrees. */
export function rectangle(west: number, south: number, east: number, north: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

export function unitOf(code: string, level: UnitLevel, parent: string, geometry: Unit['geometry'], attributes: Attributes = {}): Unit {
  return { code, name: code, nameEn: '', level, parent, geometry, attributes };
}

export function facilityOf(id: string, type: string, lon: number, lat: number, rest: Partial<Facility> = {}): Facility {
  return {
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
    ...rest,
  };
}

/** Demand of points; one set of counts for all years, or one per year of `values`. */
export function demandOf(
  places: readonly (readonly [lon: number, lat: number])[],
  people: readonly number[],
  groups: Readonly<Record<string, readonly number[]>> = {},
): Demand {
  return {
    count: places.length,
    id: places.map((_place, row) => `d${row}`),
    kind: 'point',
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    years: [],
    groups: ['people', ...Object.keys(groups)],
    values: [[Float64Array.from(people), ...Object.values(groups).map((counts) => Float64Array.from(counts))]],
    columns: {},
  };
}

/**
 * Four by four square towns of 0.1 degree from 100 E 30 N, four to a county (a row of the grid is a county), one city; each town `t<i>` has two
 * village points. Units come in the order city, counties, towns, villages.
 */
export function gridUnits(): readonly Unit[] {
  const units: Unit[] = [unitOf('c', 'city', '', rectangle(100, 30, 100.4, 30.4))];
  for (let row = 0; row < 4; row++) {
    units.push(unitOf(`k${row}`, 'county', 'c', rectangle(100, 30 + row / 10, 100.4, 30 + (row + 1) / 10)));
  }
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 4; column++) {
      const west = 100 + column / 10;
      const south = 30 + row / 10;
      units.push(unitOf(`t${row * 4 + column}`, 'town', `k${row}`, rectangle(west, south, 100 + (column + 1) / 10, 30 + (row + 1) / 10)));
    }
  }
  for (let town = 0; town < 16; town++) {
    const west = 100 + (town % 4) / 10;
    const south = 30 + Math.floor(town / 4) / 10;
    units.push(unitOf(`v${town}a`, 'village', `t${town}`, { type: 'Point', coordinates: [west + 0.02, south + 0.05] }));
    units.push(unitOf(`v${town}b`, 'village', `t${town}`, { type: 'Point', coordinates: [west + 0.08, south + 0.05] }));
  }
  return units;
}

/** Straight-line seconds at 1 m/s, one degree taken as 100 km both ways: arithmetic, so that tests can work it out by hand. Ties to the lowest row. */
export function straightTimes(
  demand: Pick<Demand, 'lon' | 'lat'>,
  facilities: readonly Pick<Facility, 'lon' | 'lat'>[],
  boundSeconds = Infinity,
): Nearest {
  const seconds = new Float64Array(demand.lon.length).fill(Infinity);
  const facility = new Int32Array(demand.lon.length).fill(-1);
  for (let row = 0; row < demand.lon.length; row++) {
    facilities.forEach((place, index) => {
      const metres = Math.hypot(place.lon - (demand.lon[row] as number), place.lat - (demand.lat[row] as number)) * 100_000;
      if (metres > boundSeconds || metres >= (seconds[row] as number)) return;
      seconds[row] = metres;
      facility[row] = index;
    });
  }
  return { seconds, facility, state: new Uint8Array(demand.lon.length), findings: [] };
}

/** `straightTimes` for every pair within the cutoff, ordered by facility, then demand row. */
export function straightMatrix(
  demand: Pick<Demand, 'lon' | 'lat'>,
  facilities: readonly Pick<Facility, 'lon' | 'lat'>[],
  cutoffSeconds: number,
): SparseMatrix {
  const pairs = facilities.flatMap((one, facility) =>
    [...straightTimes(demand, [one], cutoffSeconds).seconds].flatMap((seconds, row) =>
      seconds <= cutoffSeconds ? [[facility, row, seconds] as const] : [],
    ),
  );
  return {
    facility: Int32Array.from(pairs, ([facility]) => facility),
    demand: Int32Array.from(pairs, ([, row]) => row),
    seconds: Float64Array.from(pairs, ([, , seconds]) => seconds),
  };
}

/** What judging needs, over straight lines at 1 m/s. */
export function straightContext(study: Study): StandardContext {
  return {
    membership: unitMembership(study.units, study.demand.lon, study.demand.lat),
    band: 0.2,
    times: ({ facilities, cutoffSeconds, band, places }) => straightTimes(places ?? study.demand, facilities, cutoffSeconds * (1 + band)),
    matrix: ({ facilities, cutoffSeconds }) => straightMatrix(study.demand, facilities, cutoffSeconds),
  };
}

const base = { project: 0, name: text('名'), clause: text('条'), source: { text: text('源'), check: true }, where: [], only: [] } as const;

export function reachOf(rest: Partial<ReachStandard>): ReachStandard {
  return {
    ...base,
    kind: 'reach',
    id: 'reach',
    types: ['clinic'],
    level: 'town',
    trip: 'walk',
    minutes: 30,
    direction: 'to',
    group: 'people',
    target: 0.95,
    ...rest,
  };
}

export function provisionOf(rest: Partial<ProvisionStandard>): ProvisionStandard {
  return { ...base, kind: 'provision', id: 'provision', types: ['clinic'], level: 'town', atLeast: 1, ...rest };
}

export function qualityOf(rest: Partial<QualityStandard>): QualityStandard {
  return {
    ...base,
    kind: 'quality',
    id: 'quality',
    types: ['clinic'],
    level: 'county',
    condition: { attribute: 'standardised', is: 'equals', value: true },
    target: 0.95,
    ...rest,
  };
}

export function ratioOf(rest: Partial<RatioStandard>): RatioStandard {
  return {
    ...base,
    kind: 'ratio',
    id: 'ratio',
    types: ['clinic'],
    level: 'county',
    attribute: 'gps',
    per: 10_000,
    group: 'people',
    target: 2.5,
    ...rest,
  };
}

export function totalOf(rest: Partial<TotalStandard>): TotalStandard {
  return { ...base, kind: 'total', id: 'total', types: ['clinic'], level: 'city', compare: 'at-least', target: 1, ...rest };
}

export function indicatorOf(rest: Partial<IndicatorStandard>): IndicatorStandard {
  return {
    ...base,
    kind: 'indicator',
    id: 'indicator',
    types: [],
    level: 'county',
    indicator: 'cards',
    measure: 'share',
    compare: 'at-least',
    target: 0.9,
    ...rest,
  };
}

export function capacityOf(rest: Partial<CapacityStandard>): CapacityStandard {
  return {
    ...base,
    kind: 'capacity',
    id: 'capacity',
    types: ['clinic'],
    level: 'town',
    method: '2sfca',
    attribute: 'capacity',
    trip: 'walk',
    minutes: 30,
    direction: 'to',
    group: 'people',
    per: 100,
    atLeast: 2,
    target: 0.9,
    ...rest,
  };
}

export function balanceOf(rest: Partial<BalanceStandard>): BalanceStandard {
  return {
    ...base,
    kind: 'balance',
    id: 'balance',
    types: [],
    level: 'city',
    of: 'reach',
    between: { units: 'town' },
    index: 'gap',
    ...rest,
  };
}

export function catalogueOf(standards: readonly Standard[]): Catalogue {
  return {
    id: 'test',
    title: text('试'),
    source: text('试'),
    domains: [],
    projects: [],
    groups: [],
    facilityTypes: [],
    services: [],
    standards,
    tiers: [],
  };
}

/** Speeds of open ground alone: 3.6, 10 and 20 km/h. */
export const plainSpeeds: SpeedTable = {
  id: 'none',
  name: text(''),
  source: text(''),
  landCover: [],
  roads: [],
  openGround: { walking: 3.6, cycling: 10, motor: 20 },
};

/** A small study: `gridUnits`, no terrain, no roads, the year 2020. */
export function syntheticStudy(demand: Demand, facilities: readonly Facility[], rest: Partial<Study> = {}): Study {
  return {
    id: 'synthetic',
    title: text('试'),
    note: text(''),
    years: [2020],
    units: gridUnits(),
    facilities,
    demand,
    roads: null,
    elevation: null,
    landCover: null,
    friction: null,
    barriers: [],
    closures: [],
    hazards: [],
    rivers: [],
    indicators: [],
    catalogue: catalogueOf([]),
    speeds: plainSpeeds,
    speedTables: [plainSpeeds],
    trips: [],
    scenarios: [],
    findings: [],
    ...rest,
  };
}
