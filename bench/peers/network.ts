import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import defaultSpeeds from '../../data/speeds/default.json';
import { nearest, prepareTravel } from '../../src/engine/travel';
import type { TravelOptions } from '../../src/engine/travel';
import type { Roads } from '../../src/model/roads';
import type { SpeedTable } from '../../src/model/travel';
import { silentWatch } from '../../src/model/watch';
import { seeded } from '../seeded';
import { medianMs } from '../timing';
import { median } from './row';
import type { PeerRow } from './row';
import { sideOf } from './side';
import type { Measured } from './side';
import { run, versionOf } from './timed';

const side = 500;
const stepMetres = 110;
const boundSeconds = 1800;
const source = (side / 2) * side + side / 2;

/** A country of streets: a lattice of 250,000 junctions moved at random, every fourth street missing, each 10th and 50th line faster. */
function lattice(): { readonly roads: Roads; readonly from: Int32Array; readonly to: Int32Array; readonly seconds: Float64Array } {
  const random = seeded(77);
  const nodeX = new Float64Array(side * side);
  const nodeY = new Float64Array(side * side);
  for (let node = 0; node < nodeX.length; node++) {
    nodeX[node] = ((node % side) + 0.6 * (random() - 0.5)) * stepMetres;
    nodeY[node] = (Math.floor(node / side) + 0.6 * (random() - 0.5)) * stepMetres;
  }
  const classes = ['residential', 'secondary', 'trunk'];
  const kmPerHour = [30, 50, 80];
  const rank = (line: number): number => (line % 50 === 0 ? 2 : line % 10 === 0 ? 1 : 0);
  const from: number[] = [];
  const to: number[] = [];
  const ranks: number[] = [];
  const add = (node: number, near: number, line: number): void => {
    if (rank(line) === 0 && random() < 0.25) return;
    from.push(node);
    to.push(near);
    ranks.push(rank(line));
  };
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const node = row * side + column;
      if (column + 1 < side) add(node, node + 1, row);
      if (row + 1 < side) add(node, node + side, column);
    }
  }
  const count = from.length;
  const wayNodes = new Uint32Array(2 * count);
  for (let way = 0; way < count; way++) wayNodes.set([from[way]!, to[way]!], 2 * way);
  const roads: Roads = {
    nodeX,
    nodeY,
    crs: 'metres',
    wayStart: Uint32Array.from({ length: count + 1 }, (_, way) => 2 * way),
    wayNodes,
    wayClass: Uint8Array.from(ranks),
    classes,
    wayOneway: new Int8Array(count),
    waySpeed: Float32Array.from(ranks, (each) => kmPerHour[each]!),
    wayFlags: new Uint8Array(count),
    wayId: Float64Array.from({ length: count }, (_, way) => way + 1),
    wayName: from.map(() => ''),
  };
  const seconds = Float64Array.from(ranks, (each, way) => {
    const [a, b] = [from[way]!, to[way]!];
    return (Math.hypot(nodeX[a]! - nodeX[b]!, nodeY[a]! - nodeY[b]!) * 3.6) / kmPerHour[each]!;
  });
  return { roads, from: Int32Array.from(from), to: Int32Array.from(to), seconds };
}

const options: TravelOptions = {
  trip: { id: 'drive', name: { zh: '', en: '' }, legs: [{ medium: 'network', mode: 'motor' }] },
  direction: 'from',
  neighbours: 8,
  kmPerHour: {},
  snapLimitMetres: 1000,
};

/** Our search from one junction, on a graph prepared before; compared with what scipy left in the folder. */
export function networkSide(folder: string): Measured {
  const { roads } = lattice();
  const inputs = {
    roads,
    elevation: null,
    landCover: null,
    friction: null,
    barriers: [],
    closures: [],
    speeds: defaultSpeeds as SpeedTable,
  };
  const prepared = prepareTravel(inputs, options, silentWatch);
  const at = { lon: roads.nodeX[source]!, lat: roads.nodeY[source]!, delaySeconds: 0 };
  const nowhere = { lon: new Float64Array(0), lat: new Float64Array(0) };
  const milliseconds = medianMs(9, () => void nearest(prepared, [at], nowhere, boundSeconds, silentWatch));
  const theirs = new Float64Array(new Uint8Array(readFileSync(join(folder, 'scipy.f64'))).slice().buffer);
  const { seconds } = nearest(prepared, [at], { lon: roads.nodeX, lat: roads.nodeY }, boundSeconds, silentWatch);
  let worst = 0;
  let reached = 0;
  let apart = 0;
  theirs.forEach((other, node) => {
    const ours = seconds[node]!;
    // junctions that lost all their streets are snapped to another street by us
    if (other < Infinity) {
      reached++;
      if (ours < Infinity) worst = Math.max(worst, Math.abs(ours - other) / (1 + other));
      else apart++;
    }
  });
  return {
    milliseconds,
    note: `${reached} junctions in reach, worst relative difference ${worst.toExponential(1)}${apart > 0 ? `, ${apart} reached by scipy only` : ''}`,
  };
}

/** Debian's Python and the one found first, which may have a newer scipy. */
const pythons = ['/usr/bin/python3', 'python3'];

/** One to all within half an hour against each scipy there is. @param script path of `dijkstra.py` */
export function networkRows(folder: string, script: string, say: (text: string) => void): PeerRow[] {
  const version = (python: string): string | null => versionOf(python, '-c', 'import scipy; print(scipy.__version__)');
  const found = new Map(pythons.map((python) => [version(python), python]));
  found.delete(null);
  if (found.size === 0) say('scipy is not installed (Debian: python3-scipy)');
  const { from, to, seconds, roads } = lattice();
  writeFileSync(join(folder, 'from.i32'), Buffer.from(from.buffer));
  writeFileSync(join(folder, 'to.i32'), Buffer.from(to.buffer));
  writeFileSync(join(folder, 'seconds.f64'), Buffer.from(seconds.buffer));
  const question = `one to all within 30 min, ${roads.nodeX.length} junctions, ${from.length} streets`;
  return Array.from(found, ([scipy, python]) => {
    const ours: Measured[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < 3; round++) {
      theirs.push(Number(run([python, script, folder, String(roads.nodeX.length), String(source), String(boundSeconds)])));
      ours.push(sideOf('network', folder));
    }
    const against = `scipy ${scipy} dijkstra`;
    const { note } = ours[0]!;
    return { question, unit: 'CPU ms', ours: median(ours.map((each) => each.milliseconds)), peer: median(theirs), against, bar: 0.1, note };
  });
}
