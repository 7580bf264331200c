import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { area, multiPolygon } from '@turf/turf';
import { latLngToCell } from 'h3-js';
import { beforeAll, describe, expect, test } from 'vitest';
import { countyFacts } from '../../data/generate/facts';
import { makeStudy } from '../../data/generate/make-study';
import { centreOf, csvRows, folder, geojson, holds, metres, raster, totalBytes, units } from './bundled-study';
import type { Point2, Row, TestRaster, TestUnit } from './bundled-study';

const facts = countyFacts();
const all = units();
const level = (name: string): TestUnit[] => all.filter((unit) => unit.level === name);
const counties = level('county');
const towns = level('town');
const demand = csvRows('demand.csv');
const villages = csvRows('villages.csv');
const facilities = csvRows('facilities.csv');
/** town of each hexagon, '' where none or several hold its centre */
const townOf = new Map<string, string>();
const countyOf = new Map<string, string>();

beforeAll(() => {
  for (const row of demand) {
    const h3 = row['h3']!;
    if (townOf.has(h3)) continue;
    const centre = centreOf(h3);
    const holding = towns.filter((town) => holds(town, centre));
    const above = counties.filter((county) => holds(county, centre));
    townOf.set(h3, holding.length === 1 ? holding[0]!.code : '');
    countyOf.set(h3, above.length === 1 ? above[0]!.code : '');
  }
});

const sumBy = (rows: readonly Row[], key: (row: Row) => string, column: string): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + Number(row[column]));
  return sums;
};

describe('people', () => {
  test('every county has its census of 2020 to the person, and the years before lie on the line from 2010', () => {
    for (const year of [2018, 2019, 2020]) {
      const sums = sumBy(
        demand.filter((row) => row['year'] === String(year)),
        (row) => countyOf.get(row['h3']!)!,
        'people',
      );
      expect(Object.fromEntries(sums)).toEqual(
        Object.fromEntries(
          facts.map((county) => [
            county.code,
            Math.round(county.people2010 + ((county.people2020 - county.people2010) * (year - 2010)) / 10),
          ]),
        ),
      );
    }
    expect(facts.reduce((sum, county) => sum + county.people2020, 0)).toBe(3_321_853);
  });

  test('groups add up in each hexagon and give the census shares by county', () => {
    for (const row of demand) {
      expect(Number(row['people_urban']) + Number(row['people_rural'])).toBe(Number(row['people']));
      expect(Number(row['people_0_14']) + Number(row['people_60plus'])).toBeLessThanOrEqual(Number(row['people']));
      expect(Number(row['people_65plus'])).toBeLessThanOrEqual(Number(row['people_60plus']));
      expect(Number(row['people_0_6'])).toBeLessThanOrEqual(Number(row['people_0_14']));
      expect(Number(row['people_disabled'])).toBeLessThanOrEqual(Number(row['people']));
    }
    const rows = demand.filter((row) => row['year'] === '2020');
    const key = (row: Row): string => countyOf.get(row['h3']!)!;
    const shares = [
      ['people_0_14', 'share0To14'],
      ['people_65plus', 'share65Plus'],
      ['people_urban', 'shareUrban'],
    ] as const;
    for (const [column, share] of shares) {
      const sums = sumBy(rows, key, column);
      for (const county of facts) expect(sums.get(county.code)).toBe(Math.round(county.people2020 * county[share]));
    }
  });

  test('the same hexagons in every year, each with people, each in exactly one town of its county', () => {
    const byYear = ['2018', '2019', '2020'].map((year) => demand.filter((row) => row['year'] === year).map((row) => row['h3']));
    expect(byYear[1]).toEqual(byYear[0]);
    expect(byYear[2]).toEqual(byYear[0]);
    expect(new Set(byYear[0]).size).toBe(byYear[0]!.length);
    expect(demand.every((row) => Number(row['people']) > 0)).toBe(true);
    for (const [h3, town] of townOf) expect(`${h3} ${town.slice(0, 6)}`).toBe(`${h3} ${countyOf.get(h3)}`);
  });

  test('every village has a hexagon of its own with people; its people are those nearer to it than to any other of the town', () => {
    const own = villages.map((row) => latLngToCell(Number(row['lat']), Number(row['lon']), 9));
    expect(new Set(own).size).toBe(villages.length);
    for (const h3 of own) expect(townOf.get(h3)).toBeTruthy();
    own.forEach((h3, k) => expect(townOf.get(h3)).toBe(villages[k]!['parent']));
    const people = new Map<string, number>();
    for (const row of demand) {
      if (row['year'] !== '2020') continue;
      const centre = centreOf(row['h3']!);
      let nearest: Row | null = null;
      let best = Number.POSITIVE_INFINITY;
      for (const village of villages) {
        if (village['parent'] !== townOf.get(row['h3']!)) continue;
        const away = metres(centre, [Number(village['lon']), Number(village['lat'])]);
        if (away < best) [best, nearest] = [away, village];
      }
      people.set(nearest!['code']!, (people.get(nearest!['code']!) ?? 0) + Number(row['people']));
    }
    for (const village of villages)
      expect(`${village['code']} ${people.get(village['code']!)}`).toBe(`${village['code']} ${village['people_2020']}`);
    const byTown = sumBy(villages, (row) => row['parent']!, 'people_2020');
    for (const town of towns) expect(byTown.get(town.code)).toBe(town.properties['people_2020']);
  });
});

describe('units', () => {
  test('one city, 12 counties, 116 towns and about 1,370 villages with parents', () => {
    expect([level('city').length, counties.length, towns.length]).toEqual([1, 12, 116]);
    expect(villages.length).toBe(1366);
    const codes = new Set(all.map((unit) => unit.code));
    for (const unit of [...counties, ...towns]) expect(codes.has(unit.parent)).toBe(true);
    expect(new Set([...codes, ...villages.map((row) => row['code'])]).size).toBe(all.length + villages.length);
  });

  test('every side of a town is a side of one neighbour or of the city: no gaps, no overlaps', () => {
    const sides = (unit: TestUnit): string[] =>
      unit.polygons.flat().flatMap((ring) => ring.slice(1).map((p, k) => `${ring[k]!.join()};${p.join()}`));
    const back = (side: string): string => side.split(';').toReversed().join(';');
    const town = new Set<string>();
    for (const side of towns.flatMap(sides)) {
      expect(town.has(side)).toBe(false);
      town.add(side);
    }
    const city = new Set(level('city').flatMap(sides));
    for (const side of town) expect(town.has(back(side)) || city.has(side)).toBe(true);
    for (const side of counties.flatMap(sides)) expect(town.has(side)).toBe(true);
  });

  test('the areas of the towns add up to the county and the counties to the city', () => {
    const km2 = (unit: TestUnit): number =>
      area(multiPolygon(unit.polygons.map((rings) => rings.map((ring) => ring.map((p) => [...p]))))) / 1e6;
    // 10 m2: shared vertices are the same to the last digit, what is left is floating point
    for (const county of counties) {
      const parts = towns.filter((town) => town.parent === county.code).reduce((sum, town) => sum + km2(town), 0);
      expect(Math.abs(parts - km2(county))).toBeLessThan(1e-5);
      // known areas are rounded to 1 km2
      expect(Math.abs(km2(county) - facts.find((fact) => fact.code === county.code)!.areaKm2)).toBeLessThan(1);
    }
    expect(Math.abs(counties.reduce((sum, county) => sum + km2(county), 0) - km2(level('city')[0]!))).toBeLessThan(1e-4);
  });
});

describe('roads', () => {
  const roads = geojson('roads.geojson').features.map(({ properties, geometry }) => ({
    tags: properties,
    line: geometry.coordinates as readonly Point2[],
  }));

  /** Where one can drive from and to each vertex over the roads of a year. */
  const graphIn = (year: number): Map<string, { to: string[]; from: string[] }> => {
    const graph = new Map<string, { to: string[]; from: string[] }>();
    const nodeOf = (p: Point2): { to: string[]; from: string[] } => {
      const known = graph.get(p.join());
      if (known) return known;
      const made = { to: [], from: [] };
      graph.set(p.join(), made);
      return made;
    };
    for (const { tags, line } of roads) {
      if (Number(tags['opened'] ?? 0) > year) continue;
      for (let k = 0; k + 1 < line.length; k++) {
        const pairs =
          tags['oneway'] === 'yes'
            ? [[line[k]!, line[k + 1]!]]
            : [
                [line[k]!, line[k + 1]!],
                [line[k + 1]!, line[k]!],
              ];
        for (const [a, b] of pairs as [Point2, Point2][]) {
          nodeOf(a).to.push(b.join());
          nodeOf(b).from.push(a.join());
        }
      }
    }
    return graph;
  };

  test.each([
    ['to', 2018],
    ['from', 2018],
    ['to', 2020],
    ['from', 2020],
  ] as const)('one can drive %s everywhere from anywhere (%i)', (way, year) => {
    const graph = graphIn(year);
    const start = graph.keys().next().value!;
    const seen = new Set([start]);
    const stack = [start];
    for (let at = stack.pop(); at !== undefined; at = stack.pop())
      for (const next of graph.get(at)![way])
        if (!seen.has(next)) {
          seen.add(next);
          stack.push(next);
        }
    expect(seen.size).toBe(graph.size);
  });

  test('twelve country roads without a number opened in 2019', () => {
    const dated = roads.filter((road) => 'opened' in road.tags);
    expect(dated.map((road) => road.tags['opened'])).toEqual(Array.from({ length: 12 }, () => '2019'));
    for (const { tags } of dated) expect(tags['ref']).toBeUndefined();
  });

  test('every village has a road vertex within 250 m that is no motorway', () => {
    const vertices = roads.filter((road) => !String(road.tags['highway']).startsWith('motorway')).flatMap((road) => road.line);
    for (const village of villages) {
      const place: Point2 = [Number(village['lon']), Number(village['lat'])];
      expect(vertices.some((p) => Math.abs(p[0] - place[0]) < 0.003 && metres(p, place) < 250)).toBe(true);
    }
  });

  test('all classes from motorway to track, with bridges and tunnels', () => {
    const classes = new Set(roads.map((road) => road.tags['highway']));
    for (const name of ['motorway', 'motorway_link', 'trunk', 'primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'track'])
      expect(classes.has(name)).toBe(true);
    expect(roads.filter((road) => road.tags['bridge'] === 'yes').length).toBeGreaterThan(20);
    expect(roads.filter((road) => road.tags['tunnel'] === 'yes').length).toBeGreaterThan(5);
  });
});

describe('terrain and land cover', () => {
  let elevation: TestRaster;
  let cover: TestRaster;
  beforeAll(async () => {
    elevation = await raster('elevation.tif');
    cover = await raster('land-cover.tif');
  });

  test('both rasters lie on one grid in WGS 84, pixel is area', () => {
    expect([elevation.width, elevation.height]).toEqual([cover.width, cover.height]);
    for (const one of [elevation, cover])
      expect(one.geoKeys).toMatchObject({ GTModelTypeGeoKey: 2, GTRasterTypeGeoKey: 1, GeographicTypeGeoKey: 4326 });
    expect([elevation.nodata, cover.nodata]).toEqual([-32768, 0]);
  });

  test('heights known as facts: Taibai peak exact and highest, city and county seats within 30 m', () => {
    let highest = 0;
    for (let cell = 0; cell < elevation.values.length; cell++) highest = Math.max(highest, elevation.values[cell]!);
    expect(highest).toBe(3771);
    expect(Math.abs(elevation.at([107.145, 34.372]) - 593)).toBeLessThan(30);
    for (const county of facts)
      if (!Number.isNaN(county.seatElevation)) expect(Math.abs(elevation.at(county.seat) - county.seatElevation)).toBeLessThan(30);
  });

  test('water has no diagonal gap within a river: nobody slips through in eight directions', () => {
    const wet = (cell: number): boolean => cover.values[cell] === 6;
    let crossings = 0;
    for (let cell = 0; cell + cover.width + 1 < cover.values.length; cell++) {
      if (cell % cover.width === cover.width - 1) continue;
      const [nw, ne, sw, se] = [wet(cell), wet(cell + 1), wet(cell + cover.width), wet(cell + cover.width + 1)];
      if (nw === se && ne === sw && nw !== ne) crossings++;
    }
    expect(crossings).toBe(0);
  });

  test('no facility, village or people on water; every facility inside the town it stands in', () => {
    const at = (row: Row): Point2 => [Number(row['lon']), Number(row['lat'])];
    for (const row of [...facilities, ...villages]) expect(`${row['name']} ${cover.at(at(row))}`).not.toBe(`${row['name']} 6`);
    for (const h3 of townOf.keys()) expect(cover.at(centreOf(h3))).not.toBe(6);
    for (const row of facilities) {
      const unit = row['unit']!;
      const holding = towns.find((town) => holds(town, at(row)));
      expect(`${row['id']} ${holding?.code.startsWith(unit === '610300' ? '6103' : unit.slice(0, 9))}`).toBe(`${row['id']} true`);
    }
  });
});

describe('facilities, indicators and the whole', () => {
  test('every type of the catalogue has places, and gaps close year by year', () => {
    const catalogue = JSON.parse(readFileSync(join('data', 'catalogue', 'baoji-2018-2020.json'), 'utf8')) as {
      facilityTypes: { id: string }[];
    };
    const types = new Set(facilities.map((row) => row['type']));
    expect(catalogue.facilityTypes.map((type) => type.id).filter((id) => !types.has(id))).toEqual([]);
    expect([...types].filter((id) => !catalogue.facilityTypes.some((type) => type.id === id))).toEqual([]);
    const open = (type: string, year: number): number =>
      facilities.filter(
        (row) => row['type'] === type && Number(row['opened']) <= year && (row['closed'] === '' || Number(row['closed']) > year),
      ).length;
    for (const type of ['village_clinic', 'cultural_station', 'township_health_centre', 'legal_service_station']) {
      expect(open(type, 2018)).toBeLessThanOrEqual(open(type, 2019));
      expect(open(type, 2019)).toBeLessThanOrEqual(open(type, 2020));
      expect(open(type, 2017)).toBeLessThan(open(type, 2020));
    }
    const depots = new Set(facilities.filter((row) => row['type'] === 'relief_depot_county').map((row) => row['unit']));
    expect(
      counties.filter((county) => county.properties['disaster_prone'] === 'yes' && !depots.has(county.code)).map((county) => county.name),
    ).toContain('太白县');
  });

  test('the vocational groups stand in the city, and what a ratio over many rows sums has no blanks', () => {
    expect(facilities.filter((row) => row['type'] === 'vocational_group').map((row) => row['unit'])).toEqual(
      Array<string>(6).fill('610300'),
    );
    const blank = (type: string, column: string): number => facilities.filter((row) => row['type'] === type && row[column] === '').length;
    expect(blank('elderly_home', 'nursing_beds') + blank('kindergarten_public', 'capacity') + blank('village_clinic', 'gps')).toBe(0);
    expect(blank('township_health_centre', 'gps')).toBeGreaterThan(0);
  });

  test('resettled households and people are those of the plan', () => {
    const sites = facilities.filter((row) => row['type'] === 'resettlement_site');
    expect(sites.reduce((sum, row) => sum + Number(row['households']), 0)).toBe(9799 + 6661);
    expect(sites.reduce((sum, row) => sum + Number(row['people']), 0)).toBe(36_410 + 24_917);
  });

  test('indicators name counties and years of the study', () => {
    for (const row of csvRows('indicators.csv')) {
      expect([...level('city'), ...counties].some((unit) => unit.code === row['unit'])).toBe(true);
      expect(['2018', '2019', '2020']).toContain(row['year']);
      expect(Number.isFinite(Number(row['value'])) && row['value'] !== '').toBe(true);
    }
  });

  test('at most 15 MB, and the words on what is fact', () => {
    expect(totalBytes()).toBeLessThanOrEqual(15_000_000);
    const manifest = JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8')) as { note: { zh: string } };
    expect(manifest.note.zh).toBe('县界与人口为公开数据, 其余为合成示意数据');
    expect(readFileSync(join('data', 'README.md'), 'utf8')).toContain(manifest.note.zh);
  });

  test('the generator writes these very bytes', { timeout: 300_000 }, () => {
    for (const [name, bytes] of makeStudy(() => {})) {
      const onDisk = readFileSync(join(folder, name));
      expect(`${name} ${createHash('sha256').update(bytes).digest('hex')}`).toBe(
        `${name} ${createHash('sha256').update(onDisk).digest('hex')}`,
      );
    }
  });
});
