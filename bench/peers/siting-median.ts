import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SitingProblem } from '../../src/engine/siting';
import { madePmed } from '../pmed';
import { timedSearch } from '../siting-median';
import { median, type PeerRow } from './row';
import { sideOf, type Measured } from './side';
import { run, timed, versionOf } from './timed';

/** Vertices, p and seed of the instance that is compared: of the size of pmed40. */
const instance = [900, 90, 900] as const;

/**
 * The p-median of a dense matrix as an LP file, by radii (Cornuejols, Nemhauser & Wolsey 1980; Garcia, Labbe & Marin 2011): z_i_k is 1
 * where row i has no open site nearer than its k-th different cost. As tight as x_ij <= y_j and much smaller.
 */
export function radiusLp({ pairs, siteCount, people }: SitingProblem, sites: number): string {
  const goal: string[] = [];
  const rules: string[] = [` p: ${Array.from({ length: siteCount }, (_, site) => `y${site}`).join(' + ')} = ${sites}`];
  people.forEach((count, row) => {
    const costs = pairs.cost.subarray(row * siteCount, (row + 1) * siteCount);
    const levels = [...new Set(costs)].toSorted((a, b) => a - b);
    for (let level = 1; level < levels.length; level++) {
      goal.push(`${count * (levels[level]! - levels[level - 1]!)} z${row}_${level}`);
      const nearer: string[] = [];
      costs.forEach((cost, site) => {
        if (cost === levels[level - 1]) nearer.push(`y${site}`);
      });
      const before = level > 1 ? ` - z${row}_${level - 1}` : '';
      rules.push(` r${row}_${level}: z${row}_${level} + ${nearer.join(' + ')}${before} >= ${level > 1 ? 0 : 1}`);
    }
  });
  const whole = Array.from({ length: siteCount }, (_, site) => `y${site}`).join('\n ');
  return `Minimize\n cost: ${goal.join('\n + ')}\nSubject To\n${rules.join('\n')}\nBinary\n ${whole}\nEnd\n`;
}

/** The same instance searched by us, matrix in memory. */
export function sitingMedianSide(): Measured {
  const [vertices, sites, seed] = instance;
  const problem = madePmed(vertices, seed);
  // a first run compiles; what is told is the process's first and only one
  const { seconds, solution } = timedSearch('p-median', problem, sites, 600);
  return { milliseconds: seconds * 1000, note: `${solution.objective}${solution.proven ? ' certified' : ''}` };
}

/** p-median of the size of pmed40 against CBC. @param folder to work in */
export function sitingMedianRows(folder: string, say: (text: string) => void): PeerRow[] {
  if (versionOf('cbc', '-quit') === null) {
    say('cbc is not installed (Debian: coinor-cbc)');
    return [];
  }
  const [vertices, sites, seed] = instance;
  const file = join(folder, 'pmed.lp');
  const answer = join(folder, 'pmed.txt');
  writeFileSync(file, radiusLp(madePmed(vertices, seed), sites));
  const ours = [1, 2, 3].map(() => sideOf('siting-median', folder));
  const peer = timed(folder, ['cbc', file, 'solve', 'solution', answer]);
  const found = existsSync(answer) ? (readFileSync(answer, 'utf8').split('\n')[0] ?? '') : '';
  const cbc = /Version: (\S+)/.exec(run(['cbc', '-quit']))?.[1] ?? '';
  return [
    {
      question: `p-median, n = ${vertices}, p = ${sites}, as pmed40`,
      unit: 'CPU s',
      ours: median(ours.map(({ milliseconds }) => milliseconds / 1000)),
      peer: peer.userSeconds + peer.systemSeconds,
      against: `CBC ${cbc}, radius formulation`,
      bar: 0.04,
      note: `ours ${ours[0]?.note}; theirs ${found}`,
    },
  ];
}
