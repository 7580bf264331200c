import { accessSide } from './access';
import { kernelSide } from './kernel';
import { networkSide } from './network';
import { isochroneSide, valhallaSide } from './isochrone';
import { sitingMedianSide } from './siting-median';
import { run } from './timed';

/** One side of a comparison, run in a process of its own so that neither warms up or fills the memory of another. */
export type Side = (folder: string, args: readonly number[]) => Measured | Promise<Measured>;

export interface Measured {
  /** CPU milliseconds, the median of several runs */
  readonly milliseconds: number;
  readonly note: string;
}

const sides: Readonly<Record<string, Side>> = {
  access: accessSide,
  kernel: kernelSide,
  network: networkSide,
  isochrone: isochroneSide,
  'siting-median': sitingMedianSide,
  valhalla: valhallaSide,
};

const mark = 'measured:';

/** Runs a side here and prints what it measured. */
export async function runSide([name, folder, ...args]: readonly string[]): Promise<void> {
  const measured = await sides[name ?? '']!(folder ?? '', args.map(Number));
  process.stdout.write(`${mark}${JSON.stringify(measured)}\n`);
}

/** Runs a side in a new process. */
export function sideOf(name: string, folder: string, ...args: readonly number[]): Measured {
  const out = run([process.execPath, process.argv[1]!, '--side', name, folder, ...args.map(String)]);
  return JSON.parse(out.slice(out.indexOf(mark) + mark.length)) as Measured;
}
