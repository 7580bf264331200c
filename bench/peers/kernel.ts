import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import defaultSpeeds from '../../data/speeds/default.json';
import { nearest, nearestWithField, prepareTravel } from '../../src/engine/travel';
import type { TravelOptions } from '../../src/engine/travel';
import type { SpeedTable } from '../../src/model/travel';
import { silentWatch } from '../../src/model/watch';
import { medianMs } from '../timing';
import { country, middleOf } from './country';
import { median } from './row';
import type { PeerRow } from './row';
import { sideOf } from './side';
import type { Measured } from './side';
import { run, versionOf } from './timed';

const nowhere = { lon: new Float64Array(0), lat: new Float64Array(0) };
const options: TravelOptions = {
  trip: { id: 'surface', name: { zh: '', en: '' }, legs: [{ medium: 'surface', mode: 'class' }] },
  direction: 'to',
  neighbours: 8,
  kmPerHour: {},
  snapLimitMetres: 1000,
};

const rounds = 5;

/** Our search of the whole field, prepared once; compared with the times that C left in the folder. */
export function kernelSide(folder: string, [width, height]: readonly number[]): Measured {
  const { grid, minutesPerMetre, points } = country(width!, height!);
  const inputs = {
    roads: null,
    elevation: null,
    landCover: null,
    friction: { grid, values: minutesPerMetre, nodata: null },
    barriers: [],
    closures: [],
    speeds: defaultSpeeds as SpeedTable,
  };
  const prepared = prepareTravel(inputs, options, silentWatch);
  const facilities = points.map((cell) => {
    const [lon, lat] = middleOf(grid, cell);
    return { lon, lat, delaySeconds: 0 };
  });
  const milliseconds = medianMs(rounds, () => void nearest(prepared, facilities, nowhere, Infinity, silentWatch));
  const bytes = new Uint8Array(readFileSync(join(folder, 'times.f64')));
  const theirs = new Float64Array(bytes.slice().buffer);
  const { seconds } = nearestWithField(prepared, facilities, nowhere, Infinity, silentWatch).field!;
  let worst = 0;
  let apart = 0;
  seconds.forEach((ours, cell) => {
    const other = theirs[cell]!;
    if (ours < Infinity !== other < Infinity) apart++;
    else if (ours < Infinity) worst = Math.max(worst, Math.abs(ours - other) / (1 + other));
  });
  return {
    milliseconds,
    note: `worst relative difference ${worst.toExponential(1)}${apart > 0 ? `, ${apart} cells reached by one only` : ''}`,
  };
}

/** Ways to build the peer; the fastest of them counts. */
const builds: readonly (readonly [compiler: string, ...flags: readonly string[]])[] = [
  ['clang', '-O3', '-march=native', '-DPACE=float'],
  ['clang', '-O3', '-DPACE=float'],
  ['clang', '-O3', '-march=native', '-DPACE=double'],
  ['gcc', '-O3', '-march=native', '-DPACE=float'],
];

/** Our kernel against C of the same layout, on the same seeded country. */
export function kernelRows(folder: string, width: number, height: number, source: string, say: (text: string) => void): PeerRow[] {
  const { minutesPerMetre, points } = country(width, height);
  const open = minutesPerMetre.map((value) => (value === value ? value : 0));
  writeFileSync(join(folder, 'friction.f32'), Buffer.from(open.buffer));
  writeFileSync(join(folder, 'sources.i32'), Buffer.from(Int32Array.from(points).buffer));
  const files = ['friction.f32', 'sources.i32', 'times.f64'].map((name) => join(folder, name));
  const theirs = (program: string): number => {
    const out = run([program, String(width), String(height), ...files, String(rounds), 'inf']);
    return 1000 * median(out.trim().split('\n').map(Number));
  };
  const found: { readonly name: string; readonly program: string; readonly milliseconds: number }[] = [];
  for (const [compiler, ...flags] of builds) {
    if (versionOf(compiler, '--version') === null) {
      say(`${compiler} is not installed`);
      continue;
    }
    const program = join(folder, `bucket-${found.length}`);
    run([compiler, ...flags, source, '-o', program, '-lm']);
    const name = [compiler, ...flags].join(' ');
    const milliseconds = theirs(program);
    say(`C by ${name}: ${milliseconds.toFixed(0)} ms`);
    found.push({ name, program, milliseconds });
  }
  const [best] = found.toSorted((a, b) => a.milliseconds - b.milliseconds);
  if (!best) return [];
  const ours: Measured[] = [];
  const peer: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    peer.push(theirs(best.program));
    ours.push(sideOf('kernel', folder, width, height));
  }
  const milliseconds = median(ours.map((each) => each.milliseconds));
  const question = `kernel, ${(width * height) / 1e6} M cells, whole field`;
  return [{ question, unit: 'CPU ms', ours: milliseconds, peer: median(peer), against: best.name, bar: 1.25, note: ours[0]!.note }];
}
