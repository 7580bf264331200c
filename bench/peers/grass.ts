import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run, underTime, usedIn, versionOf } from './timed';
import type { Used } from './timed';

/** `GRASS 8.2.1`, or null where it is not installed. */
export function grassVersion(): string | null {
  return versionOf('grass', '--version')?.replace('GRASS GIS', 'GRASS') ?? null;
}

const within = (folder: string, ...args: readonly string[]): readonly string[] => [
  'grass',
  join(folder, 'grass/PERMANENT'),
  '--exec',
  ...args,
];

/** A GRASS project of the folder's rasters and points; not timed. */
export function openGrass(folder: string): void {
  run(['grass', '-c', join(folder, 'friction.tif'), '-e', join(folder, 'grass')]);
  run(within(folder, 'r.in.gdal', `input=${folder}/friction.tif`, 'output=friction'));
  run(within(folder, 'r.in.gdal', `input=${folder}/elevation.tif`, 'output=elevation'));
  run(within(folder, 'r.mapcalc', 'expression=nothing=0.0'));
  run(within(folder, 'v.in.ascii', `input=${folder}/points.txt`, 'output=points', 'separator=pipe'));
}

const common = ['output=time', 'start_points=points', 'memory=4000', '--overwrite', '--quiet'];

/** `r.cost` over the friction, in cell widths times minutes per metre. @param most largest cost in that unit; null for none */
export function rCost(folder: string, most: number | null): Used {
  const bound = most === null ? [] : [`max_cost=${most}`];
  run(within(folder, ...underTime(folder, ['r.cost', 'input=friction', ...common, ...bound])));
  return usedIn(folder);
}

/** `r.walk` over the elevation, without friction. */
export function rWalk(folder: string): Used {
  run(within(folder, ...underTime(folder, ['r.walk', 'elevation=elevation', 'friction=nothing', ...common])));
  return usedIn(folder);
}

/** The map that the last command made, north-west first; NaN for null. */
export function lastMap(folder: string): Float64Array {
  const file = join(folder, 'map.bin');
  run(within(folder, 'r.out.bin', 'input=time', `output=${file}`, 'bytes=8', '-f', '--overwrite', 'null=-1'));
  const bytes = readFileSync(file);
  rmSync(file);
  const copied = new Uint8Array(bytes.length);
  copied.set(bytes);
  return new Float64Array(copied.buffer).map((value) => (value < 0 ? NaN : value));
}
