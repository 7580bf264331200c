import type { Unit } from '../src/model/study';
import { silentWatch } from '../src/model/watch';
import { liveCoverage } from '../src/engine/coverage';
import { liveTravel, nearest, prepareTravel } from '../src/engine/travel';
import type { TravelFacility, TravelInputs } from '../src/engine/travel';
import { frictionScene } from './friction-scene';
import { walkOptions } from './scene';
import { seeded } from './seeded';

const frames = 200;

/** Milliseconds of the sorted times at a share of them. */
const quantile = (times: readonly number[], share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))]!;

/** `count` counties in rows of ten over the grid, and a city over them. */
function madeUnits(count: number): Unit[] {
  const unit = (code: string, level: 'city' | 'county', parent: string): Unit => ({
    code,
    name: code,
    nameEn: '',
    level,
    parent,
    geometry: null,
    attributes: {},
  });
  return [unit('city', 'city', ''), ...Array.from({ length: count }, (_, i) => unit(`county${i}`, 'county', 'city'))];
}

/**
 * One frame of a drag: the last place taken back, the facility searched for at the next, coverage of every unit brought up to date. 300 facilities
 * on 16 M cells, 30 minutes, 100,000 demand rows in 120 counties.
 */
export function dragBench(print: (text: string) => void): void {
  const side = 4000;
  const { grid, friction, facilities } = frictionScene(side, side, 300, 11);
  const inputs: TravelInputs = { roads: null, elevation: null, landCover: null, friction, barriers: [], closures: [], speeds: noSpeeds };
  const trip = { id: 'surface', name: { zh: '', en: '' }, legs: [{ medium: 'surface', mode: 'class' }] } as const;
  const prepared = prepareTravel(inputs, { ...walkOptions, trip }, silentWatch);
  const random = seeded(5);
  const count = 100_000;
  const places = { lon: new Float64Array(count), lat: new Float64Array(count) };
  const membership = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    places.lon[row] = grid.west + random() * side * grid.stepX;
    places.lat[row] = grid.north - random() * side * grid.stepY;
    membership[row] = 1 + Math.floor(random() * 120);
  }
  const people = Float64Array.from({ length: count }, () => Math.floor(random() * 200));
  const cutoffSeconds = 1800;
  const live = liveTravel(prepared, facilities, places, cutoffSeconds, silentWatch);
  const coverage = liveCoverage({ units: madeUnits(120), membership, people, nearest: live, cutoffSeconds, band: 0 });
  const row = 17;
  const start = facilities[row]!;
  const lifting = performance.now();
  coverage.recount(live.put(row, null, silentWatch), live);
  const lifted = performance.now() - lifting;
  const times: number[] = [];
  let shown: Int32Array = new Int32Array(0);
  let last: TravelFacility = start;
  for (let frame = 0; frame < frames; frame++) {
    last = { ...start, lon: start.lon + 90 * frame, lat: start.lat + 1500 * Math.sin(frame / 20) };
    const begin = performance.now();
    const before = shown;
    shown = live.glance(row, last, silentWatch);
    coverage.recount(before, live);
    coverage.recount(shown, live);
    coverage.shares();
    times.push(performance.now() - begin);
  }
  times.sort((a, b) => a - b);
  const truth = nearest(
    prepareTravel(inputs, { ...walkOptions, trip }, silentWatch),
    facilities.with(row, last),
    places,
    cutoffSeconds,
    silentWatch,
  );
  const differ = truth.seconds.filter(
    (seconds, place) => !Object.is(seconds, live.seconds[place]) || truth.facility[place] !== live.facility[place],
  ).length;
  print(
    `drag, 16 M cells, 300 facilities, 30 min, 100,000 demand rows: lifted in ${lifted.toFixed(1)} ms, ${frames} frames: ` +
      `median ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms, worst ${times.at(-1)!.toFixed(2)} ms; ` +
      `rows that differ from a new search at the end: ${differ}`,
  );
}

const noSpeeds: TravelInputs['speeds'] = {
  id: 'none',
  name: { zh: '', en: '' },
  source: { zh: '', en: '' },
  landCover: [],
  roads: [],
  openGround: { walking: 5, cycling: 15, motor: 30 },
};
