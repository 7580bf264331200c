import { describe, expect, test } from 'vitest';
import { junda, rowsOf, secondsById, travelled } from './junda';

/**
 * Streets beside the equator at 0 degrees, in metres: a degree of longitude there is 111,319.4908 m on WGS 84, one of latitude
 * 110,574.2758 m, and within a kilometre neither changes by more than 1e-8.
 */
type Metres = readonly [east: number, north: number];
const degrees = ([east, north]: Metres): readonly [number, number] => [east / 111_319.490793, north / 110_574.275822];

interface Street {
  readonly line: readonly Metres[];
  readonly tags: Readonly<Record<string, string | number>>;
}

const collection = (features: readonly object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const streets = (...all: readonly Street[]): string =>
  collection(
    all.map(({ line, tags }) => ({
      type: 'Feature',
      properties: tags,
      geometry: { type: 'LineString', coordinates: line.map(degrees) },
    })),
  );
const way = (tags: Street['tags'], ...line: readonly Metres[]): Street => ({ line, tags });
const barrier = (...line: readonly Metres[]): string =>
  collection([{ type: 'Feature', properties: { kind: 'river' }, geometry: { type: 'LineString', coordinates: line.map(degrees) } }]);
const points = (named: Readonly<Record<string, Metres>>): string =>
  `id,lon,lat\n${Object.entries(named)
    .map(([id, at]) => `${id},${degrees(at).join(',')}\n`)
    .join('')}`;

// toBeCloseTo(seconds, 2) is within 5 ms: vertices are joined to 1e-7 degrees, 11 mm, and times are printed to the millisecond
const decimals = 2;

/** Motors at 36 km/h are 10 m/s, people at 3.6 km/h 1 m/s, on roads and on the way to them. */
const paces = ['--speed', 'walking=3.6', '--speed', 'motor=36'];

/** Seconds by `from to` between named places. */
async function between(
  roads: string,
  trip: string,
  named: Readonly<Record<string, Metres>>,
  barriers: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const files = { 'roads.geojson': roads, 'points.csv': points(named), ...(barriers === null ? {} : { 'barriers.geojson': barriers }) };
  const shut = barriers === null ? [] : ['--barriers', 'barriers.geojson'];
  const ask = [
    '--demand',
    'points.csv',
    '--all-pairs',
    '--direction',
    'from',
    '--roads',
    'roads.geojson',
    '--trip',
    trip,
    ...paces,
    ...shut,
  ];
  const bytes = await travelled([...ask, '--cutoff', '600', '--out', 'pairs.csv'], files);
  return new Map(rowsOf(bytes).map(([from, to, seconds]) => [`${from} ${to}`, Number(seconds)]));
}

/** A lattice of streets 100 m apart, `side` junctions a side, from (0, 0) to the north-east. */
function lattice(side: number, tags: Street['tags'] = { highway: 'residential' }): Street[] {
  const along = Array.from({ length: side }, (_, i) => 100 * i);
  return along.flatMap((at) => [
    { line: along.map((x): Metres => [x, at]), tags },
    { line: along.map((y): Metres => [at, y]), tags },
  ]);
}

/** A street from west to east at so many metres north. */
const street = (north: number, tags: Street['tags']): Street => way(tags, [0, north], [400, north]);

describe('street lattices on the command line, arithmetic', () => {
  test('all pairs of a lattice are city blocks: by car 10 s a block, on foot 100 s', async () => {
    const junctions = Object.fromEntries(
      [0, 1, 2, 3].flatMap((x) => [0, 1, 2, 3].map((y): [string, Metres] => [`${x}${y}`, [100 * x, 100 * y]])),
    );
    for (const [trip, block] of [
      ['drive', 10],
      ['walk', 100],
    ] as const) {
      const found = await between(streets(...lattice(4)), trip, junctions);
      expect(found.size).toBe(256);
      for (const [pair, seconds] of found) {
        const [a, b] = [pair.slice(0, 2), pair.slice(3)].map((id) => [...id].map(Number)) as [number[], number[]];
        expect(seconds).toBeCloseTo(block * (Math.abs(a[0]! - b[0]!) + Math.abs(a[1]! - b[1]!)), decimals);
      }
    }
  });

  test('a bridge shares no vertex with the road below and does not touch it', async () => {
    // nobody gets on or off a bridge half-way, so it has approaches
    const cross: readonly Street[] = [
      way({ highway: 'primary' }, [-100, 100], [0, 100]),
      way({ highway: 'primary', bridge: 'yes' }, [0, 100], [200, 100]),
      way({ highway: 'primary' }, [200, 100], [300, 100]),
      way({ highway: 'residential' }, [100, 0], [100, 200]),
    ];
    const places: Record<string, Metres> = { west: [-100, 100], east: [300, 100], south: [100, 0], north: [100, 200] };
    const apart = await between(streets(...cross), 'drive', places);
    expect(apart.get('south north')).toBeCloseTo(20, decimals);
    expect(apart.get('west east')).toBeCloseTo(40, decimals);
    expect(apart.get('south west')).toBeUndefined();
    // a ramp from the road's north end to the bridge's east end is then the only way
    const ramp: Street = way({ highway: 'residential' }, [100, 200], [200, 200], [200, 100]);
    const joined = await between(streets(...cross, ramp), 'drive', places);
    expect(joined.get('south west')).toBeCloseTo(20 + 20 + 30, decimals);
  });

  test('a tunnel under the lattice is a short cut between its ends, and nobody gets on half-way', async () => {
    const under: Street = way({ highway: 'primary', tunnel: 'yes' }, [0, 0], [300, 300]);
    // 10 m from the tunnel's middle, 50 m from the nearest streets at x = 100 and 200
    const places: Record<string, Metres> = { mouth: [0, 0], end: [300, 300], above: [150, 140] };
    const found = await between(streets(...lattice(4), under), 'drive', places);
    expect(found.get('mouth end')).toBeCloseTo(Math.hypot(300, 300) / 10, decimals);
    // to the street at y = 100: 40 m on foot; then 150 + 100 m by car
    expect(found.get('mouth above')).toBeCloseTo(25 + 40, decimals);
    const onFoot = await between(streets(...lattice(4), under), 'walk', places);
    expect(onFoot.get('mouth above')).toBeCloseTo(250 + 40, decimals);
  });

  test('round a roundabout one way, on foot either way', async () => {
    // driven anticlockwise as drawn; no oneway tag
    const ring: readonly Metres[] = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ];
    const roads = streets({ line: ring, tags: { highway: 'tertiary', junction: 'roundabout' } });
    const places: Record<string, Metres> = { a: [0, 0], b: [100, 0], c: [100, 100], d: [0, 100] };
    const driven = await between(roads, 'drive', places);
    expect(driven.get('a b')).toBeCloseTo(10, decimals);
    expect(driven.get('b a')).toBeCloseTo(30, decimals);
    expect(driven.get('d b')).toBeCloseTo(20, decimals);
    expect(driven.get('a d')).toBeCloseTo(30, decimals);
    const walked = await between(roads, 'walk', places);
    expect(walked.get('a d')).toBeCloseTo(100, decimals);
    expect(walked.get('b a')).toBeCloseTo(100, decimals);
  });

  test('a ferry is ridden at its own speed by all, and boarded at its landings only', async () => {
    const tags = { highway: 'residential', maxspeed: 36 };
    const roads = streets(
      way(tags, [0, 0], [0, 100]),
      way({ route: 'ferry', maxspeed: 18 }, [0, 100], [0, 600]),
      way(tags, [0, 600], [0, 700]),
    );
    const files = { 'roads.geojson': roads, 'points.csv': points({ home: [0, 0], shop: [0, 700], boat: [30, 340] }) };
    const ask = ['--demand', 'points.csv', '--all-pairs', '--direction', 'from', '--roads', 'roads.geojson', '--trip', 'drive'];
    const bytes = await travelled([...ask, '--cutoff', '600', '--out', 'pairs.csv'], files);
    const found = new Map(rowsOf(bytes).map(([from, to, seconds]) => [`${from} ${to}`, Number(seconds)]));
    expect(found.get('home shop')).toBeCloseTo(10 + 500 / 5 + 10, decimals);
    // from the middle of the water one walks 240 m to the landing (5 km/h where no speed is given), not 30 m to the boat
    expect(found.get('boat home')).toBeCloseTo((Math.hypot(30, 240) * 3.6) / 5 + 10, decimals);
  });

  test('snapped to the nearest edge open to the mode, and the walk there counts', async () => {
    const roads = streets(
      street(10, { highway: 'motorway', oneway: 'no' }),
      street(-20, { highway: 'residential', access: 'no' }),
      street(30, { highway: 'construction' }),
      street(50, { highway: 'footway' }),
      street(-120, { highway: 'residential' }),
    );
    const places: Record<string, Metres> = { a: [100, 0], b: [300, 0] };
    expect((await between(roads, 'walk', places)).get('a b')).toBeCloseTo(50 + 200 + 50, decimals);
    expect((await between(roads, 'drive', places)).get('a b')).toBeCloseTo(120 + 20 + 120, decimals);
  });

  test('never across a barrier: the road on this side, however much farther', async () => {
    const roads = streets(street(40, { highway: 'residential' }), street(-120, { highway: 'residential' }));
    const places: Record<string, Metres> = { a: [100, 0], b: [300, 0] };
    expect((await between(roads, 'drive', places)).get('a b')).toBeCloseTo(40 + 20 + 40, decimals);
    const river = barrier([-1000, 20], [1400, 20]);
    expect((await between(roads, 'drive', places, river)).get('a b')).toBeCloseTo(120 + 20 + 120, decimals);
    const fence = barrier([-90, -60], [490, -60]);
    expect((await between(roads, 'drive', places, fence)).get('a b')).toBeCloseTo(40 + 20 + 40, decimals);
  });

  test('a closed street is gone round; farther than the limit from any road has no time and is told', async () => {
    const open = lattice(3).map((street, i) => (i === 0 ? { ...street, tags: { highway: 'residential', motor_vehicle: 'no' } } : street));
    const places: Record<string, Metres> = { a: [0, 0], c: [200, 0], far: [0, -6000] };
    const files = { 'roads.geojson': streets(...open), 'points.csv': points(places) };
    const ask = ['--facilities', 'points.csv', '--demand', 'points.csv', '--roads', 'roads.geojson', '--trip', 'drive', ...paces];
    const one = { ...files, 'a.csv': points({ a: places['a']! }) };
    const { code, stderr, written } = await junda(['travel', ...ask.with(1, 'a.csv'), '--cutoff', '600', '--out', 'times.csv'], one);
    expect(code).toBe(0);
    const times = secondsById(written.get('times.csv')!);
    expect(times.get('c')).toBeCloseTo(40, decimals);
    expect(times.get('far')).toBe(NaN);
    expect(stderr).toContain('travel.demand-off-grid');
  });
});
