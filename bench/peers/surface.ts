import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FindingList, readRaster } from '../../src/formats';
import { cellMetres, country, writeCountry } from './country';
import { grassVersion, lastMap, openGrass, rCost, rWalk } from './grass';
import { median } from './row';
import type { PeerRow } from './row';
import { timed } from './timed';
import type { Used } from './timed';

const friction = (file: string): readonly string[] => ['--friction', file];
const walking = ['--trip', 'surface', '--surface', 'ground.tif', '--speeds', 'speeds.csv', '--elevation', 'elevation.tif'];

/** `junda travel` in the folder as a whole process, to a GeoTIFF. */
function junda(folder: string, program: string, inputs: readonly string[], minutes: number): Used {
  const named = inputs.map((arg) => (/\.(tif|csv)$/.test(arg) ? join(folder, arg) : arg));
  const places = ['--facilities', join(folder, 'points.csv'), '--demand', join(folder, 'demand.csv')];
  const rest = ['--neighbours', '8', '--cutoff', String(minutes), '--out', join(folder, 'ours.tif')];
  return timed(folder, [process.execPath, program, 'travel', ...named, ...places, ...rest]);
}

/** Worst relative difference of our field to r.cost's, where both reach; and how many cells one of them alone reaches. */
async function agreement(folder: string, minutes: number): Promise<string> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'ours.tif')));
  const ours = await readRaster({ path: 'ours.tif', bytes }, new FindingList());
  const theirs = lastMap(folder);
  let worst = 0;
  let apart = 0;
  ours.values.forEach((seconds, cell) => {
    const other = theirs[cell]! * cellMetres * 60;
    // r.cost keeps labels beyond the bound that it had made before it stopped
    if (seconds !== seconds && other > minutes * 60) return;
    if ((seconds === seconds) !== (other === other)) apart++;
    else if (seconds === seconds) worst = Math.max(worst, Math.abs(seconds - other) / (1 + other));
  });
  return `worst relative difference ${worst.toExponential(1)}, ${apart} cells by one only`;
}

interface Case {
  readonly question: string;
  readonly inputs: readonly string[];
  readonly minutes: number;
  readonly peer: (folder: string) => Used;
  readonly peerName: string;
  readonly bar: number;
  readonly memoryBar: number;
  readonly compared: boolean;
}

const endless = 1_000_000;

/** The questions of a country by its millions of cells. */
const questionsOf = (millions: number, whole: number, memoryBar: number): readonly Case[] => [
  {
    question: `friction, ${millions} M cells, whole field`,
    inputs: friction('friction.tif'),
    minutes: endless,
    peer: (folder) => rCost(folder, null),
    peerName: 'r.cost',
    bar: whole,
    memoryBar,
    compared: true,
  },
  {
    question: `the same from deflated tiles`,
    inputs: friction('friction-tiled.tif'),
    minutes: endless,
    peer: (folder) => rCost(folder, null),
    peerName: 'r.cost',
    bar: NaN,
    memoryBar: NaN,
    compared: false,
  },
  ...(millions > 10
    ? [
        {
          question: `friction, ${millions} M cells, 30 min`,
          inputs: friction('friction.tif'),
          minutes: 30,
          peer: (folder: string) => rCost(folder, 1),
          peerName: 'r.cost max_cost',
          bar: 0.08,
          memoryBar: NaN,
          compared: true,
        },
      ]
    : [
        {
          question: `walking with slope, ${millions} M cells, whole field`,
          inputs: walking,
          minutes: endless,
          peer: rWalk,
          peerName: 'r.walk',
          bar: 0.2,
          memoryBar: NaN,
          compared: false,
        },
      ]),
];

/** Whole processes on a country against GRASS, both in turn; user seconds, and peak memory where there is a bar. */
export async function surfaceRows(
  scratch: string,
  program: string,
  [width, height]: readonly [number, number],
  bars: { readonly whole: number; readonly memory: number },
  rounds: number,
  say: (text: string) => void,
): Promise<PeerRow[]> {
  const version = grassVersion();
  if (version === null) say('GRASS is not installed (Debian: grass-core): our side only');
  const folder = mkdtempSync(join(scratch, 'country-'));
  writeCountry(country(width, height), folder);
  if (version !== null) openGrass(folder);
  const rows: PeerRow[] = [];
  let theirs: Used[] = [];
  for (const one of questionsOf((width * height) / 1e6, bars.whole, bars.memory)) {
    const ours: Used[] = [];
    // for information only: run once, beside what the peer took before
    const informs = !(one.bar === one.bar);
    if (!informs) theirs = [];
    for (let round = 0; round < (informs ? 1 : rounds); round++) {
      ours.push(junda(folder, program, one.inputs, one.minutes));
      if (version !== null && !informs) theirs.push(one.peer(folder));
    }
    const figures = (used: readonly Used[], pick: (one: Used) => number): number => median(used.map(pick));
    const against = version === null ? 'not installed' : `${version} ${one.peerName}`;
    const system = `system s ${figures(ours, (used) => used.systemSeconds)} and ${figures(theirs, (used) => used.systemSeconds)}`;
    const note = one.compared && version !== null ? `${system}; ${await agreement(folder, one.minutes)}` : system;
    const user = (used: Used): number => used.userSeconds;
    const peak = (used: Used): number => used.peakMegabytes;
    rows.push(
      { question: one.question, unit: 'user s', ours: figures(ours, user), peer: figures(theirs, user), against, bar: one.bar, note },
      {
        question: `${one.question}, peak memory`,
        unit: 'MB',
        ours: figures(ours, peak),
        peer: figures(theirs, peak),
        against,
        bar: one.memoryBar,
        note: '',
      },
    );
    say(`${one.question}: ${ours.map(user).join(' ')} against ${theirs.map(user).join(' ')}`);
  }
  rmSync(folder, { recursive: true, force: true });
  return rows;
}
