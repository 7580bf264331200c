import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessRows } from './access';
import { isochroneRows } from './isochrone';
import { kernelRows } from './kernel';
import { networkRows } from './network';
import { rowText, tableHead } from './row';
import type { PeerRow } from './row';
import { sitingMedianRows } from './siting-median';
import { surfaceRows } from './surface';
import { versionOf } from './timed';

type Say = (text: string) => void;
type Group = (folder: string, say: Say) => PeerRow[] | Promise<PeerRow[]>;

const program = 'dist/cli/junda.js';
const small = [1500, 1200] as const;
const large = [4000, 4000] as const;
const matrix = '../shared/data/belo_horizonte';
const streets = '../shared/data/sao_paulo/spo_osm.pbf';

/** What is compared, by the name that stands after `--peers`. */
const groups: Readonly<Record<string, Group>> = {
  small: (folder, say) => surfaceRows(folder, program, small, { whole: 0.2, memory: NaN }, 5, say),
  large: (folder, say) => surfaceRows(folder, program, large, { whole: 0.1, memory: 0.6 }, 3, say),
  'kernel-small': (folder, say) => kernelRows(folder, ...small, 'bench/peers/bucket.c', say),
  'kernel-large': (folder, say) => kernelRows(folder, ...large, 'bench/peers/bucket.c', say),
  network: (folder, say) => networkRows(folder, 'bench/peers/dijkstra.py', say),
  'siting-median': sitingMedianRows,
  access: (folder, say) => {
    if (existsSync(matrix)) return accessRows(folder, matrix, 'bench/peers/two-step.py', program, say);
    say(`${matrix} is absent: access is not compared`);
    return [];
  },
  isochrone: (folder, say) => {
    if (!existsSync(streets)) {
      say(`${streets} is absent: no isochrone is compared`);
      return [];
    }
    copyFileSync(streets, join(folder, 'streets.osm.pbf'));
    return isochroneRows(folder, say);
  },
};

/**
 * Times our side and, where they are installed, the peers: whole processes by user seconds under GNU time, the rest by CPU milliseconds
 * in processes of their own, both sides in turn. Prints one table to paste into RESULTS.md.
 * @param names of groups, all where empty
 */
export async function peersBench(only: readonly string[], say: Say): Promise<void> {
  if (versionOf('/usr/bin/time', '--version') === null) throw new Error('GNU time is not installed (Debian: time)');
  const chosen = Object.entries(groups).filter(([name]) => only.length === 0 || only.includes(name));
  if (chosen.length === 0) throw new Error(`--peers takes ${Object.keys(groups).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'junda-peers-'));
  const rows: PeerRow[] = [];
  try {
    for (const [, group] of chosen) rows.push(...(await group(folder, say)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say(`\n${cpus().length} x ${cpus()[0]?.model ?? ''}, Node ${process.version}`);
  say([tableHead, ...rows.map(rowText)].join('\n'));
}
