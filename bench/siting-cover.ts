import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SitingModel, SitingOptions, SitingProblem, SitingSolution } from '../src/engine/siting/contract';
import { gapOf } from '../src/engine/siting/contract';
import { coverRows } from '../src/engine/siting/cover/cover-rows';
import { lscp } from '../src/engine/siting/lscp';
import { mclp } from '../src/engine/siting/mclp';
import { run, versionOf } from './peers/timed';
import { coverScene } from './siting-scene';

/** Sites of each row, and people: the model as it is, or with rows that see the same sites merged. */
interface Lists {
  readonly start: Int32Array;
  readonly site: Int32Array;
  readonly people: Float64Array;
}

const unmerged = ({ pairs, people }: SitingProblem): Lists => {
  const start = new Int32Array(people.length + 1);
  for (const row of pairs.demand) start[row + 1]!++;
  for (let row = 0; row < people.length; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const site = new Int32Array(pairs.demand.length);
  pairs.demand.forEach((row, pair) => {
    site[next[row]!++] = pairs.facility[pair]!;
  });
  return { start, site, people };
};

/** The model as an LP file. @param sites null: fewest sites for everyone */
function lpText({ start, site, people }: Lists, siteCount: number, sites: number | null): string {
  const rows = Array.from(people, (_, row) => Array.from(site.subarray(start[row], start[row + 1]), (from) => `x${from}`));
  const all = Array.from({ length: siteCount }, (_, from) => `x${from}`);
  const binaries = `Binaries\n${all.join('\n')}\nEnd\n`;
  if (sites === null) {
    return `Minimize\n obj: ${all.join('\n+ ')}\nSubject To\n${rows.map((near) => `${near.join(' + ')} >= 1`).join('\n')}\n${binaries}`;
  }
  const worth = Array.from(people, (count, row) => `${count} y${row}`).join('\n+ ');
  const limits = rows.map((near, row) => `y${row} - ${near.join(' - ')} <= 0`).join('\n');
  const bounds = Array.from(people, (_, row) => `0 <= y${row} <= 1`).join('\n');
  return `Maximize\n obj: ${worth}\nSubject To\n${limits}\n${all.join('\n+ ')} = ${sites}\nBounds\n${bounds}\n${binaries}`;
}

/** What CBC says of a model: objective, bound and the CPU seconds that it counts. @param seconds after which it stops */
function cbc(text: string, seconds: number): { readonly objective: number; readonly bound: number; readonly cpu: number } {
  const folder = mkdtempSync(join(tmpdir(), 'junda-cover-'));
  const file = join(folder, 'model.lp');
  writeFileSync(file, text);
  const said = run(['cbc', file, 'timeMode', 'cpu', 'sec', String(seconds), 'solve']);
  rmSync(folder, { recursive: true });
  const figure = (name: RegExp): number => Math.abs(Number(name.exec(said)?.[1] ?? NaN));
  const objective = figure(/Objective value:\s+(\S+)/);
  const bound = figure(/(?:Upper|Lower) bound:\s+(\S+)/);
  return { objective, bound: Number.isNaN(bound) ? objective : bound, cpu: figure(/Total time \(CPU seconds\):\s+(\S+)/) };
}

/** A search with its CPU seconds, stopped after some. @param marks CPU seconds at which the best so far is printed */
function timedSearch(model: SitingModel, problem: SitingProblem, options: SitingOptions, seconds: number, marks: readonly number[]) {
  const start = process.cpuUsage();
  const now = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  const search = model.search(problem, options);
  const left = [...marks];
  const trail: string[] = [];
  for (;;) {
    const step = search.next(now() > seconds);
    if (step.done) return { answer: step.value, cpu: now(), trail };
    while (left.length > 0 && now() > left[0]!) trail.push(`${left.shift()} s ${step.value.objective} (bound ${step.value.bound})`);
  }
}

const said = (answer: SitingSolution): string =>
  `${answer.objective}${answer.proven ? ' proven' : `, bound ${answer.bound}, gap ${(gapOf(answer) * 100).toFixed(2)} %`}`;

const options: SitingOptions = { sites: null, cutoff: Infinity, share: 1, assign: 'single' };

/** Covering models on 100,000 demand rows and 2,000 candidates against CBC, and on a middling one for many numbers of sites. CPU seconds. */
export function sitingCoverBench(print: (text: string) => void): void {
  const version = versionOf('cbc', '-quit');
  const large = coverScene({ rows: 100_000, sites: 2000, radius: 0.0378, inTowns: 0.6, sitesInTowns: 0, seed: 1 });
  const small = coverScene({ rows: 100_000, sites: 2000, radius: 0.03, inTowns: 0.6, sitesInTowns: 0, seed: 1 });
  for (const [name, scene] of Object.entries({ 'radius 0.03': small, 'radius 0.0378': large })) {
    const rows = coverRows(scene, Infinity);
    const merged = { start: rows.rowStart, site: rows.rowSite, people: rows.people };
    print(`${name}: ${scene.pairs.cost.length} pairs, ${rows.people.length} rows of their own`);
    for (const sites of [20, 50]) {
      const { answer, cpu } = timedSearch(mclp, scene, { ...options, sites }, 60, []);
      print(`  mclp p = ${sites}: ${cpu.toFixed(2)} s, ${said(answer)}`);
      if (version === null) continue;
      for (const [kind, lists] of Object.entries({ full: unmerged(scene), merged })) {
        const peer = cbc(lpText(lists, scene.siteCount, sites), 150);
        print(`    CBC, ${kind}: ${peer.cpu} s, ${peer.objective} (bound ${peer.bound}), ratio ${(cpu / peer.cpu).toFixed(3)}`);
      }
    }
  }
  const { answer, cpu, trail } = timedSearch(lscp, large, options, 15, [1, 2, 5, 10]);
  print(`lscp, radius 0.0378: ${trail.join(', ')}; ${cpu.toFixed(1)} s ${said(answer)}`);
  for (const share of [0.99, 0.95, 0.9]) {
    const partial = timedSearch(lscp, large, { ...options, share }, 15, []);
    print(`lscp for ${share * 100} %: ${partial.cpu.toFixed(1)} s ${said(partial.answer)}`);
  }
  const town = coverScene({ rows: 5000, sites: 300, radius: 0.09, inTowns: 0.5, sitesInTowns: 0.5, seed: 3 });
  for (const sites of [1, 2, 5, 10, 20, 30, 40, 60, 80, 100]) {
    const one = timedSearch(mclp, town, { ...options, sites }, 10, []);
    print(`mclp 5,000 x 300, p = ${sites}: ${one.cpu.toFixed(2)} s ${said(one.answer)}`);
  }
  if (version === null) print('CBC is not installed (Debian: coinor-cbc)');
}
