import { joinedBytes } from '../support/joined-bytes';
import { cellToLatLng, latLngToCell } from 'h3-js';
import { describe, expect, test } from 'vitest';
import { packZip, projectionOf, writeRaster } from '../../src/formats';
import { newSession } from '../../src/jobs/session';
import { analyse } from '../../src/jobs/tasks/analyse';
import { openStudy } from '../../src/jobs/tasks/open-study';
import { run } from '../../src/jobs/tasks/run';
import { travel } from '../../src/jobs/tasks/travel';
import type { TravelRequest } from '../../src/jobs/task-types';
import type { Question } from '../../src/model/result';
import { silentWatch } from '../../src/model/watch';
import { shapefileParts } from '../formats/made-shapefile';
import { textFile } from '../formats/real-data';

// ten by two cells of 0.01 degree from 107 E, 34.02 N: grass, and two cells of water
const cover = textFile(
  'cover.asc',
  'ncols 10\nnrows 2\nxllcorner 107\nyllcorner 34\ncellsize 0.01\nNODATA_value -9999\n1 1 1 1 1 1 1 1 6 6\n1 1 1 1 1 1 1 1 1 1\n',
);
const speeds = textFile('v.csv', 'class,label,speed,mode\n1,grass,5,walking\n6,water,0,walking\n');
const square = (id: string, people: number | null, west: number, south: number, east: number, north: number): object => ({
  type: 'Feature',
  properties: { id, ...(people === null ? {} : { people, people_60plus: people / 4 }) },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    ],
  },
});
const areas = [
  square('west', 8, 107, 34, 107.02, 34.02),
  square('lake', 4, 107.08, 34.0, 107.1, 34.02),
  square('edge', 6, 107.09, 34.0, 107.12, 34.01),
  square('tiny', 1, 107.041, 34.011, 107.042, 34.012),
];
const polygons = (features: readonly object[] = areas) =>
  textFile('people.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
const facilities = textFile('f.csv', 'id,name,type,lon,lat\na,甲,clinic,107.005,34.015\nb,乙,clinic,107.095,34.005\n');

const request: TravelRequest = {
  facilities,
  demand: polygons(),
  surface: cover,
  speeds,
  roads: null,
  elevation: null,
  friction: null,
  barriers: null,
  closures: null,
  rank: 1,
  snapLimitMetres: null,
  listSnapped: false,
  trip: 'walk',
  direction: 'to',
  neighbours: 8,
  kmPerHour: {},
  cutoffSeconds: 36_000,
  output: 'nearest',
  columns: {},
};

const lines = (bytes: Uint8Array): readonly string[] => new TextDecoder().decode(bytes).replace('\uFEFF', '').trim().split(/\r?\n/);

describe('junda travel with people in polygons', () => {
  test('gives a line per polygon: the mean of its parts in reach, and their share', async () => {
    const reply = await travel(request, newSession(), silentWatch);
    const [head, west = '', lake = '', edge = '', tiny = ''] = lines(joinedBytes(reply.parts));
    expect(head).toBe('id,seconds,facility,reached_share');
    // four cells about the clinic: in it, one east, one south, one diagonal
    const [, seconds = '', facility, share] = west.split(',');
    expect([facility, share]).toEqual(['a', '1']);
    const [east, south] = [(923.4 / 5) * 3.6, (1109.2 / 5) * 3.6];
    expect(Number(seconds)).toBeCloseTo((east + south + Math.hypot(east, south)) / 4, -1);
    // two of its four cells are water
    expect(lake.split(',').slice(2)).toEqual(['b', '0.5']);
    // one of its three cells is on the grid, that of the clinic
    expect(edge).toBe('edge,0,b,0.333333');
    expect(tiny.split(',').slice(2)).toEqual(['a', '1']);
    expect(reply).toMatchObject({ demandRows: 4, facilityRows: 2, reached: 4 });
    expect(reply.findings.find(({ code }) => code === 'demand.spread')?.details).toEqual({ rows: 4, parts: 12, shape: 'polygons' });
    const off = reply.findings.find(({ code }) => code === 'travel.demand-off-grid');
    expect(off?.details).toMatchObject({ count: 2, rows: [2] });
  });

  test('with a matrix a mean per pair', async () => {
    const reply = await travel({ ...request, output: 'matrix', cutoffSeconds: 800 }, newSession(), silentWatch);
    const rows = lines(joinedBytes(reply.parts));
    expect(rows[0]).toBe('facility,demand,seconds,reached_share');
    // 665 s to the east, 799 s to the south, the diagonal is too far
    expect(rows[1]).toMatch(/^a,west,\d+\.\d+,0\.75$/);
    expect(rows.slice(2).map((row) => row.split(',').filter((_, column) => column !== 2))).toEqual([
      ['b', 'lake', '0.5'],
      ['b', 'edge', '0.333333'],
    ]);
    expect(reply.reached).toBe(3);
  });

  test('needs no count, and takes the zipped shapefile of the same', async () => {
    const plain = await travel({ ...request, demand: polygons(areas.slice(0, 1)) }, newSession(), silentWatch);
    const uncounted = await travel(
      { ...request, demand: polygons([square('west', null, 107, 34, 107.02, 34.02)]) },
      newSession(),
      silentWatch,
    );
    expect(lines(joinedBytes(uncounted.parts))).toEqual(lines(joinedBytes(plain.parts)));
    const { geometry } = areas[0] as { geometry: { type: 'Polygon'; coordinates: [number, number][][] } };
    const bytes = packZip(shapefileParts('people', [geometry], [{ id: 'west', people: 8 }]));
    const zipped = await travel({ ...request, demand: { path: 'people.zip', bytes } }, newSession(), silentWatch);
    expect(lines(joinedBytes(zipped.parts))).toEqual(lines(joinedBytes(plain.parts)));
  });

  test('points keep their three columns', async () => {
    const reply = await travel({ ...request, demand: textFile('d.csv', 'id,lon,lat\n7,107.015,34.005\n') }, newSession(), silentWatch);
    expect(lines(joinedBytes(reply.parts))[0]).toBe('id,seconds,facility');
  });

  test('people in larger cells are spread over the compute cells; in cells as large they are not', async () => {
    const people = (step: number, values: readonly number[]) => ({
      path: 'pop.tif',
      bytes: writeRaster({
        grid: { width: values.length, height: 1, west: 107, north: 34.02, stepX: step, stepY: step, crs: 'lonlat', epsg: 4326 },
        values: Float32Array.from(values),
        nodata: null,
      }),
    });
    const coarse = await travel({ ...request, demand: people(0.02, [8, NaN, 3]) }, newSession(), silentWatch);
    const plain = await travel({ ...request, demand: polygons(areas.slice(0, 1)) }, newSession(), silentWatch);
    const row = (reply: { readonly parts: Iterable<Uint8Array> }): readonly string[] =>
      lines(joinedBytes(reply.parts))[1]?.split(',').slice(1) ?? [];
    expect(row(coarse)).toEqual(row(plain));
    expect(coarse.demandRows).toBe(2);
    const equal = await travel({ ...request, demand: people(0.01, [8, NaN, 3]) }, newSession(), silentWatch);
    expect(lines(joinedBytes(equal.parts))[0]).toBe('id,seconds,facility');
  });

  test('land cover in metres of UTM: polygons and larger cells in degrees are turned onto its cells', async () => {
    const [x = NaN, y = NaN] = projectionOf(32648)?.fromLonLat(107.005, 34.015) ?? [];
    const grid = { width: 40, height: 40, west: x - 2000, north: y + 2000, stepX: 100, stepY: 100, crs: 'metres' as const, epsg: 32648 };
    const surface = { path: 'cover.tif', bytes: writeRaster({ grid, values: new Float32Array(1600).fill(1), nodata: null }) };
    const cell = { width: 1, height: 1, west: 107, north: 34.02, stepX: 0.01, stepY: 0.01, crs: 'lonlat' as const, epsg: 4326 };
    const raster = { path: 'pop.tif', bytes: writeRaster({ grid: cell, values: Float32Array.of(80), nodata: null }) };
    const polygon = polygons([square('r0c0', 80, 107, 34.01, 107.01, 34.02)]);
    const byArea = await travel({ ...request, surface, demand: raster }, newSession(), silentWatch);
    const byCentre = await travel({ ...request, surface, demand: polygon }, newSession(), silentWatch);
    const [area = '', centre = ''] = [byArea, byCentre].map((reply) => lines(joinedBytes(reply.parts))[1]);
    expect([area, centre].map((line) => line.split(',').filter((_, column) => column !== 1))).toEqual([
      ['r0c0', 'a', '1'],
      ['r0c0', 'a', '1'],
    ]);
    // 923 by 1,109 m about the clinic, by centres or by areas: the outline differs by at most half a cell, which is 36 s of walking
    expect(Math.abs(Number(area.split(',')[1]) - Number(centre.split(',')[1]))).toBeLessThan(36);
    expect(byCentre.findings.find(({ code }) => code === 'demand.spread')?.details['parts']).toBeGreaterThan(95);
  });

  test('--cell puts the rasters on other cells first, and that is told', async () => {
    const reply = await travel({ ...request, cellMetres: 500 }, newSession(), silentWatch);
    expect(reply.findings.map(({ code }) => code)).toContain('travel.compute-grid');
    expect(reply.findings.find(({ code }) => code === 'demand.spread')?.details['parts']).toBeGreaterThan(30);
    const idle = await travel(
      { ...request, surface: null, speeds: null, trip: 'radius', demand: facilities, cellMetres: 500 },
      newSession(),
      silentWatch,
    );
    expect(idle.findings.find(({ code }) => code === 'travel.unused-input')?.details['inputs']).toEqual(['--cell']);
  });
});

describe('a study with people in polygons', () => {
  const manifest = (more: object): object => ({
    junda: 1,
    id: 's',
    title: { zh: '甲', en: 'A' },
    speeds: 'speeds.json',
    layers: { demand: 'people.geojson', facilities: 'f.csv', landCover: 'cover.asc', units: 'units.geojson' },
    ...more,
  });
  const label = { zh: '', en: '' };
  const table = {
    id: 't',
    name: label,
    source: label,
    landCover: [
      { class: 1, label, kmPerHour: 5, mode: 'walking' },
      { class: 6, label, kmPerHour: 0, mode: 'walking' },
    ],
    roads: [],
    openGround: { walking: 5, cycling: 15, motor: 30 },
  };
  const unit = square('u', null, 106.9, 33.9, 107.2, 34.1) as { properties: object };
  const units = { type: 'FeatureCollection', features: [{ ...unit, properties: { code: '610302', name: '甲', level: 'county' } }] };
  const open = async (more: object, features = areas) => {
    const session = newSession();
    const files = [
      textFile('study.json', JSON.stringify(manifest(more))),
      textFile('speeds.json', JSON.stringify(table)),
      textFile('units.geojson', JSON.stringify(units)),
      polygons(features),
      facilities,
      cover,
    ];
    return { session, view: await openStudy({ files, columns: {} }, session, silentWatch) };
  };
  const question: Question = {
    types: ['clinic'],
    trip: 'walk',
    direction: 'to',
    cutoffSeconds: 36_000,
    year: 0,
    group: 'people',
    band: 0.2,
  };

  test('counts part by part; the ledger balances, with those on water and off the grid in it', async () => {
    const { session, view } = await open({});
    const { ledgers } = analyse({ question, edits: [] }, session, silentWatch);
    // 8 west and 1 tiny, 2 of 4 at the lake, 2 of 6 at the edge; 2 on water, 4 off the grid
    expect(ledgers[0]).toMatchObject({ code: '610302', people: 19, covered: 13, uncovered: 0, onBarrier: 2, offGrid: 4, noDataRows: 0 });
    expect(view.demand.kind).toBe('raster');
    expect(view.demand.outlineStart).toHaveLength(13);
    expect(view.findings.map(({ code }) => code)).toContain('demand.spread');
    const elderly = analyse({ question: { ...question, group: 'people_60plus' }, edits: [] }, session, silentWatch);
    expect(elderly.ledgers[0]?.people).toBe(4.75);
  });

  test('cellMetres sets the compute cells, and stands in the parameters of the run', async () => {
    const { session } = await open({ cellMetres: 250 });
    const result = run({ edits: [], years: [] }, session, silentWatch);
    expect(result.parameters.cells).toMatchObject({ width: 37, height: 9, unit: 'degrees', askedMetres: 250 });
    expect(result.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['travel.compute-grid', 'demand.spread']));
    const { ledgers } = analyse({ question, edits: [] }, session, silentWatch);
    expect(ledgers[0]?.people).toBeCloseTo(19, 9);
    const own = run({ edits: [], years: [] }, (await open({})).session, silentWatch);
    expect(own.parameters.cells).toMatchObject({ width: 10, height: 2, askedMetres: null });
  });

  test('without a raster people are on cells of 100 m, and that is told', async () => {
    const { view } = await open({ layers: { demand: 'people.geojson', facilities: 'f.csv' } }, areas.slice(0, 1));
    expect(view.findings.find(({ code }) => code === 'demand.spread')?.details).toMatchObject({ rows: 1, metres: 100 });
    // 1,846.6 m by 2,218.5 m hold the centres of 18 by 22 cells
    expect(view.demand.id).toHaveLength(18 * 22);
  });
});

test('places that all lie off the raster are refused, not answered with nobody reached', async () => {
  const elsewhere = textFile('f.csv', 'id,name,type,lon,lat\na,甲,clinic,10,50\nb,乙,clinic,11,50\n');
  await expect(travel({ ...request, facilities: elsewhere }, newSession(), silentWatch)).rejects.toMatchObject({
    finding: { code: 'travel.no-overlap', where: { layer: 'facilities' }, details: { count: 2 } },
  });
  const people = textFile('d.csv', 'id,people,lon,lat\n1,5,10,50\n');
  await expect(travel({ ...request, demand: people }, newSession(), silentWatch)).rejects.toMatchObject({
    finding: { code: 'travel.no-overlap', where: { layer: 'demand' }, details: { count: 1 } },
  });
});

describe('people of H3 cells', () => {
  // 20 x 20 cells of 0.002 degree; one H3 cell of about 5 km2 in their middle
  const rows = Array.from({ length: 20 }, () => Array(20).fill('1').join(' ')).join('\n');
  const fine = textFile('fine.asc', `ncols 20\nnrows 20\nxllcorner 107\nyllcorner 34\ncellsize 0.002\nNODATA_value -9999\n${rows}\n`);
  const cell = latLngToCell(34.02, 107.02, 7);
  const [lat, lon] = cellToLatLng(cell);
  const demand = textFile('hex.csv', `h3,people\n${cell},90\n`);
  const clinic = textFile('f.csv', `id,name,type,lon,lat\na,甲,clinic,${lon},${lat}\n`);
  const ask = async (hexagons: 'centre' | 'spread', minutes: number): Promise<readonly string[]> => {
    const input: TravelRequest = { ...request, facilities: clinic, demand, surface: fine, hexagons, cutoffSeconds: 60 * minutes };
    const { parts } = await travel(input, newSession(), silentWatch);
    return new TextDecoder().decode(joinedBytes(parts)).trim().split(/\r?\n/)[1]!.split(',');
  };

  test('count at the centre unless they are to be spread', async () => {
    expect(Number((await ask('centre', 60))[1])).toBeLessThan(180);
    expect(await ask('spread', 600)).toHaveLength(4);
  });

  test('spread, they are where H3 itself says that cell centres belong to the cell: the share in reach is that of these centres', async () => {
    // the mean over all parts within ten hours, all of them reached, by an independent count of the cells inside
    const inside = Array.from(
      { length: 400 },
      (_, i) => [34.04 - 0.002 * (Math.floor(i / 20) + 0.5), 107 + 0.002 * ((i % 20) + 0.5)] as const,
    ).filter(([y, x]) => latLngToCell(y, x, 7) === cell);
    const times = await travel(
      {
        ...request,
        facilities: clinic,
        surface: fine,
        cutoffSeconds: 36_000,
        demand: textFile('d.csv', `id,lon,lat,people\n${inside.map(([y, x], i) => `${i},${x},${y},1\n`).join('')}`),
      },
      newSession(),
      silentWatch,
    );
    const seconds = new TextDecoder()
      .decode(joinedBytes(times.parts))
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Number(line.split(',')[1]));
    const mean = seconds.reduce((sum, value) => sum + value, 0) / seconds.length;
    const [, spreadSeconds, , share] = await ask('spread', 600);
    expect(inside.length).toBeGreaterThan(60);
    // times are written to the millisecond
    expect(Math.abs(Number(spreadSeconds) - mean)).toBeLessThan(0.001);
    expect(share).toBe('1');
    const near = seconds.filter((value) => value <= 600).length / seconds.length;
    expect(near).toBeLessThan(1);
    expect(Number((await ask('spread', 10))[3])).toBeCloseTo(near, 6);
  });
});
