import { describe, expect, test } from 'vitest';
import { silentWatch } from '../../../src/model/watch';
import type { Zone } from '../../../src/model/study';
import { nearest, prepareTravel, travelMatrix } from '../../../src/engine/travel';
import type { TravelFacility, TravelOptions } from '../../../src/engine/travel';
import { facilitiesAt, inputsOf, optionsOf, placesAt } from './made-inputs';
import { madeRoads } from './made-roads';
import type { MadeWay } from './made-roads';

/** Streets every 100 m, n by n blocks, each street one way object along its whole length. */
function lattice(n: number): MadeWay[] {
  const at = Array.from({ length: n + 1 }, (_, i) => i * 100);
  return at.flatMap((c): MadeWay[] => [
    { class: 'residential', line: at.map((d) => [d, c] as const) },
    { class: 'residential', line: at.map((d) => [c, d] as const) },
  ]);
}

function times(
  ways: readonly MadeWay[],
  options: TravelOptions,
  facilities: TravelFacility[],
  ...at: (readonly [number, number])[]
): number[] {
  const prepared = prepareTravel(inputsOf({ roads: madeRoads(ways) }), options, silentWatch);
  return [...nearest(prepared, facilities, placesAt(...at), Infinity, silentWatch).seconds];
}

describe('a lattice of streets, 100 m apart', () => {
  test('on foot at 2 m/s the time is the city-block distance', () => {
    const found = times(lattice(6), optionsOf('walk'), facilitiesAt([200, 300]), [200, 300], [600, 600], [0, 0], [250, 300], [250, 500]);
    expect(found).toEqual([0, 350, 250, 25, 125]);
  });

  test('by car at 10 m/s, with a straight walk at 1 m/s to and from the street', () => {
    const found = times(lattice(6), optionsOf('drive'), facilitiesAt([230, 310]), [250, 520]);
    // 10 s walk to (230,300); 30 m to (200,300), 200 m to (200,500), 50 m to (250,500); 20 s walk
    expect(found[0]).toBeCloseTo(10 + 28 + 20, 9);
  });
});

test('nobody walks to the street and back to reach where he stands', () => {
  const late = facilitiesAt([250, 340]).map((facility) => ({ ...facility, delaySeconds: 7 }));
  // 40 m to the street and 40 m back from it, but for the very place
  expect(times(lattice(4), optionsOf('walk'), late, [250, 340], [250, 341])).toEqual([7, 7 + 40 + 41]);
});

describe('both ends on the same edge', () => {
  const street: MadeWay[] = [
    {
      class: 'residential',
      line: [
        [0, 0],
        [1000, 0],
      ],
    },
  ];
  test('the part between them', () => {
    expect(times(street, optionsOf('drive'), facilitiesAt([300, 0]), [700, 0], [100, 0], [300, 0])).toEqual([40, 20, 0]);
  });

  test('against a one-way one must go round, or cannot', () => {
    const one: MadeWay[] = [
      {
        class: 'residential',
        line: [
          [0, 0],
          [1000, 0],
        ],
        oneway: 1,
      },
    ];
    expect(times(one, optionsOf('drive', { direction: 'from' }), facilitiesAt([300, 0]), [700, 0], [100, 0])).toEqual([40, Infinity]);
    expect(times(one, optionsOf('drive', { direction: 'to' }), facilitiesAt([300, 0]), [700, 0], [100, 0])).toEqual([Infinity, 20]);
    // on foot one-ways do not matter
    const onFoot = times(one, optionsOf('walk'), facilitiesAt([300, 0]), [700, 0], [100, 0]);
    expect(onFoot[0]).toBeCloseTo(200, 9);
    expect(onFoot[1]).toBeCloseTo(100, 9);
    const loop: MadeWay[] = [
      ...one,
      {
        class: 'residential',
        line: [
          [1000, 0],
          [1000, 500],
          [0, 500],
          [0, 0],
        ],
        oneway: 1,
      },
    ];
    const round = times(loop, optionsOf('drive', { direction: 'from' }), facilitiesAt([300, 0]), [100, 0]);
    expect(round[0]).toBeCloseTo((700 + 500 + 1000 + 500 + 100) / 10, 9);
  });

  test('oneway -1 runs against the order of the nodes', () => {
    const back: MadeWay[] = [
      {
        class: 'residential',
        line: [
          [0, 0],
          [1000, 0],
        ],
        oneway: -1,
      },
    ];
    expect(times(back, optionsOf('drive', { direction: 'from' }), facilitiesAt([300, 0]), [700, 0], [100, 0])).toEqual([Infinity, 20]);
  });
});

describe('which ways and speeds', () => {
  const cross: MadeWay[] = [
    {
      class: 'residential',
      line: [
        [0, 0],
        [500, 0],
        [1000, 0],
      ],
    },
    {
      class: 'residential',
      line: [
        [500, -500],
        [500, 500],
      ],
      flags: 1,
    },
  ];
  test('a bridge over a road shares no node and does not touch it', () => {
    const ways: MadeWay[] = [
      cross[0]!,
      {
        class: 'residential',
        line: [
          [500, -500],
          [500.001, 0],
          [500, 500],
        ],
        flags: 1,
      },
    ];
    expect(times(ways, optionsOf('drive'), facilitiesAt([0, 0]), [500, 400])[0]).toBeGreaterThan(50 + 300);
  });

  test("a way's own speed is the motor's, not the walker's", () => {
    const fast: MadeWay[] = [
      {
        class: 'residential',
        line: [
          [0, 0],
          [1000, 0],
        ],
        kmPerHour: 72,
      },
    ];
    expect(times(fast, optionsOf('drive'), facilitiesAt([0, 0]), [1000, 0])).toEqual([50]);
    expect(times(fast, optionsOf('walk'), facilitiesAt([0, 0]), [1000, 0])).toEqual([500]);
    expect(times(fast, optionsOf('walk', { kmPerHour: { walking: 3.6 } }), facilitiesAt([0, 0]), [1000, 0])).toEqual([1000]);
  });

  test('motorways are for motors, and one gets on at their ends only; noFoot closes a way to walkers', () => {
    const ways: MadeWay[] = [
      {
        class: 'residential',
        line: [
          [0, 0],
          [0, 100],
        ],
      },
      {
        class: 'motorway',
        line: [
          [0, 0],
          [2000, 0],
        ],
      },
      {
        class: 'residential',
        line: [
          [2000, 0],
          [2000, 100],
        ],
      },
    ];
    expect(times(ways, optionsOf('drive'), facilitiesAt([0, 0]), [2000, 100])).toEqual([110]);
    // half way along the motorway, 10 m off: the nearest open street is 990 m and more away
    const beside = times(ways, optionsOf('drive', { snapLimitMetres: 5000 }), facilitiesAt([0, 0]), [990, 10]);
    expect(beside[0]).toBeCloseTo(990 + 1, 9);
    expect(times(ways, optionsOf('walk'), facilitiesAt([0, 0]), [2000, 100])).toEqual([Infinity]);
    const shut: MadeWay[] = [
      {
        class: 'residential',
        line: [
          [0, 0],
          [100, 0],
        ],
      },
      {
        class: 'residential',
        line: [
          [100, 0],
          [200, 0],
        ],
        flags: 4,
      },
      {
        class: 'footway',
        line: [
          [200, 0],
          [300, 0],
        ],
      },
    ];
    expect(times(shut, optionsOf('walk'), facilitiesAt([0, 0]), [300, 0])).toEqual([Infinity]);
  });

  test('an unknown class is not used, and counted', () => {
    const prepared = prepareTravel(
      inputsOf({
        roads: madeRoads([
          cross[0]!,
          {
            class: 'teleport',
            line: [
              [0, 0],
              [0, 9],
            ],
          },
        ]),
      }),
      optionsOf('walk'),
      silentWatch,
    );
    expect(prepared.findings).toMatchObject([{ code: 'travel.unknown-road-class', details: { classes: ['teleport'], count: 1 } }]);
  });

  test('too far from any edge: not snapped; over 500 m: said so', () => {
    const prepared = prepareTravel(inputsOf({ roads: madeRoads(cross) }), optionsOf('walk'), silentWatch);
    const result = nearest(prepared, facilitiesAt([0, 0], [0, 5000]), placesAt([0, 600], [0, 1001]), Infinity, silentWatch);
    expect([...result.state]).toEqual([0, 2]);
    expect([...result.seconds]).toEqual([600, NaN]);
    expect(result.findings.map(({ code, where }) => [code, where.layer])).toEqual([
      ['travel.facility-not-snapped', 'facilities'],
      ['travel.demand-off-grid', 'demand'],
      ['travel.snapped-far', 'demand'],
    ]);
  });
});

test('the matrix holds the pairs within the cutoff, by facility and demand', () => {
  const prepared = prepareTravel(inputsOf({ roads: madeRoads(lattice(4)) }), optionsOf('walk'), silentWatch);
  const matrix = travelMatrix(prepared, facilitiesAt([400, 400], [0, 0]), placesAt([0, 0], [100, 0], [400, 300]), 50, silentWatch);
  expect([[...matrix.facility], [...matrix.demand], [...matrix.seconds]]).toEqual([
    [0, 1, 1],
    [2, 0, 1],
    [50, 0, 50],
  ]);
});

test('a facility at the end of a one-way street is at the junction, however the lengths of its pieces round', () => {
  for (let i = 1; i <= 50; i++) {
    // pieces of lengths that are no sums of powers of two, after a first junction
    const [a, b, c] = [10 + i / 7, 40 + i / 3, 100 + i / 11];
    const side = {
      class: 'residential',
      line: [
        [a, 1],
        [a, -50],
      ],
    } as const;
    const roads = madeRoads([
      {
        class: 'residential',
        oneway: 1,
        line: [
          [0, 0],
          [a, 1],
          [b, 2],
          [c, 0],
        ],
      },
      side,
      {
        class: 'residential',
        line: [
          [c, 0],
          [c + 100, 0],
        ],
      },
    ]);
    const drive = optionsOf('drive', { snapLimitMetres: 5 });
    // at 36 km/h 10 s away; from the junction nobody may turn back into the one-way street
    const there = prepareTravel(inputsOf({ roads }), drive, silentWatch);
    expect(nearest(there, facilitiesAt([c, 0]), placesAt([c + 100, 0]), Infinity, silentWatch).seconds[0]).toBeCloseTo(10, 9);
    const back = prepareTravel(inputsOf({ roads }), { ...drive, direction: 'from' }, silentWatch);
    expect(nearest(back, facilitiesAt([c + 100, 0]), placesAt([c, 0]), Infinity, silentWatch).seconds[0]).toBeCloseTo(10, 9);
  }
});

describe('barriers beside a network', () => {
  const line = (coordinates: [number, number][]): Zone => ({
    kind: 'river',
    level: '',
    name: '',
    attributes: {},
    geometry: { type: 'LineString', coordinates },
  });
  const street = (y: number): MadeWay => ({
    class: 'residential',
    line: [
      [0, y],
      [1000, y],
    ],
  });
  const bridge: MadeWay = {
    class: 'residential',
    line: [
      [1000, 0],
      [1000, 300],
    ],
  };
  const roads = madeRoads([street(0), street(300), bridge]);
  const river = line([
    [-500, 50],
    [200, 50],
    [1500, 50],
  ]);
  const ask = (barriers: readonly Zone[], ...places: (readonly [number, number])[]) =>
    nearest(
      prepareTravel(inputsOf({ roads, barriers }), optionsOf('walk'), silentWatch),
      facilitiesAt([0, 0]),
      placesAt(...places),
      Infinity,
      silentWatch,
    );

  test('nobody walks to a road across one, but roads do', () => {
    // 3.6 km/h to the road, 7.2 on it; from (200, 100) straight 100 m and 200 m of road, or 200 m and the way round by the bridge
    expect(ask([], [200, 100]).seconds[0]).toBeCloseTo(100 + 200 / 2, 9);
    expect(ask([river], [200, 100]).seconds[0]).toBeCloseTo(200 + (800 + 300 + 1000) / 2, 9);
    // through the very vertex of the river, from just beside it, and on the near bank
    expect(ask([river], [200, 51], [200, 49], [600, 40]).seconds[0]).toBeGreaterThan(1000);
    expect(ask([river], [600, 40]).seconds[0]).toBeCloseTo(40 + 600 / 2, 9);
  });

  test('within a closed area without a road nobody gets out', () => {
    const ring: [number, number][] = [
      [400, 100],
      [600, 100],
      [600, 200],
      [400, 200],
      [400, 100],
    ];
    const area: Zone = { ...river, geometry: { type: 'Polygon', coordinates: [ring] } };
    const result = ask([area], [500, 150], [500, 90]);
    expect([...result.state]).toEqual([2, 0]);
    expect(result.seconds[1]).toBeCloseTo(90 + 500 / 2, 9);
  });
});
