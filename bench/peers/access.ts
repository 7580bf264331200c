import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FindingList, plainReading, readMatrix, readRows, amountsFromTable } from '../../src/formats';
import { measureAccess } from '../../src/engine/access';
import { matchedPairs } from '../../src/jobs/matched-pairs';
import { medianMs } from '../timing';
import { median, type PeerRow } from './row';
import { sideOf, type Measured } from './side';
import { run, timed, versionOf } from './timed';

const columns = { facility: 'to_id', demand: 'from_id', cost: 'travel_time', people: 'population', capacity: 'jobs' };
const reading = { ...plainReading, columns };

/** 2SFCA of the matrix that the peer reads, arrays in memory; compared with what the peer wrote. @param minutes cutoff */
export async function accessSide(folder: string, [minutes = NaN]: readonly number[]): Promise<Measured> {
  const findings = new FindingList();
  const file = (name: string) => ({ path: name, bytes: new Uint8Array(readFileSync(join(folder, name))) });
  const [matrix, demand, facilities] = [file('matrix.csv'), file('land_use.csv'), file('land_use.csv')];
  const people = amountsFromTable(await readRows(demand, reading, findings), 'demand', 'people', reading, findings);
  const supply = amountsFromTable(await readRows(facilities, reading, findings), 'facilities', 'capacity', reading, findings);
  const table = await readMatrix(matrix, reading, findings);
  const pairs = matchedPairs(table, people.ids, supply.ids, { matrix, demand, facilities, withoutSelf: false }, findings);
  const input = { pairs, supply: supply.amount, people: people.amount };
  const options = { decay: null, cutoff: minutes };
  const milliseconds = medianMs(21, () => void measureAccess('2sfca', input, options));
  const ours = measureAccess('2sfca', input, options);
  const rowOf = new Map(people.ids.map((id, row) => [id, row]));
  let worst = 0;
  for (const line of readFileSync(join(folder, 'peer.csv'), 'utf8').trim().split('\n').slice(1)) {
    const [id = '', value = ''] = line.split(',');
    worst = Math.max(worst, Math.abs((ours[rowOf.get(id)!] ?? NaN) - Number(value)) / (Number(value) || 1));
  }
  return { milliseconds, note: `${people.ids.length} rows, worst relative difference ${worst.toExponential(1)}` };
}

/**
 * 2SFCA on the matrix of Belo Horizonte, 748,437 pairs, against numpy: the computation alone, and both whole processes from csv to csv.
 * @param data folder of the matrix and the land use @param script path of `two-step.py` @param program path of the command line
 */
export function accessRows(folder: string, data: string, script: string, program: string, say: (text: string) => void): PeerRow[] {
  const numpy = versionOf('python3', '-c', 'import numpy; print(numpy.__version__)');
  if (numpy === null) {
    say('numpy is not installed (Debian: python3-numpy)');
    return [];
  }
  const inFolder = (name: string): string => join(folder, name);
  writeFileSync(inFolder('matrix.csv'), gunzipSync(readFileSync(join(data, 'travel_matrix.csv.gz'))));
  writeFileSync(inFolder('land_use.csv'), readFileSync(join(data, 'land_use_data.csv')));
  const rows: PeerRow[] = [];
  for (const minutes of [30, 60]) {
    const theirs = ['python3', script, inFolder('matrix.csv'), inFolder('land_use.csv'), String(minutes), inFolder('peer.csv')];
    const ours = ['node', program, 'access', '--method', '2sfca', '--cutoff', String(minutes), '--quiet', '--out', inFolder('ours.csv')];
    for (const [name, file] of Object.entries({ matrix: 'matrix.csv', demand: 'land_use.csv', facilities: 'land_use.csv' }))
      ours.push(`--${name}`, inFolder(file));
    for (const pair of Object.entries(columns)) ours.push('--column', pair.join('='));
    const alone: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    const whole: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    const memory: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    let note = '';
    for (let round = 0; round < 5; round++) {
      alone.peer.push(Number(run([...theirs, '21'])));
      const side = sideOf('access', folder, minutes);
      alone.ours.push(side.milliseconds);
      note = side.note;
      for (const [who, args] of [
        ['peer', theirs],
        ['ours', ours],
      ] as const) {
        const used = timed(folder, args);
        whole[who].push(used.userSeconds + used.systemSeconds);
        memory[who].push(used.peakMegabytes);
      }
    }
    const against = `numpy ${numpy}`;
    const figures = (of: { readonly ours: number[]; readonly peer: number[] }) => ({
      ours: median(of.ours),
      peer: median(of.peer),
      against,
    });
    rows.push(
      { question: `2SFCA within ${minutes} min, 748,437 pairs in memory`, unit: 'CPU ms', ...figures(alone), bar: 0.2, note },
      { question: 'the same, csv to csv', unit: 'CPU s', ...figures(whole), bar: 0.2, note: '' },
      { question: 'the same, csv to csv, peak memory', unit: 'MB', ...figures(memory), bar: NaN, note: '' },
    );
  }
  return rows;
}
