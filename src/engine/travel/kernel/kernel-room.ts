import { Failure } from '../../../model/finding';
import type { CellRoom, PaceStatistics, RoomNeeds } from '../cell-room';
import { Palette } from '../ground';
import { paletteStatistics } from '../pace-statistics';
import type { Search } from '../search';
import { cyclingFactors, leastCyclingFactor, leastToblerFactor, toblerExponentials } from '../slope';
import { KernelSearch, tileSide } from './kernel-search';
import type { SurfaceKernel } from './surface-kernel';
import { surfaceWasm } from './surface-wasm';

const pageBytes = 65_536;
/** of the queue; the window that is dealt out at a time is as many bucket widths long */
const buckets = 1024;
/** room for the queue at first, grown when needed */
const firstArenaBytes = 16 * pageBytes;
const mostBytes = 65_535 * pageBytes;
const recordBytes = 32;

let compiled: WebAssembly.Module | null | undefined;

/** The compiled kernel; null where WebAssembly may not be compiled (a content policy without 'wasm-unsafe-eval'). */
function compiledKernel(): WebAssembly.Module | null {
  if (compiled === undefined) {
    try {
      compiled = new WebAssembly.Module(Uint8Array.from(atob(surfaceWasm), (letter) => letter.charCodeAt(0)));
    } catch (refused) {
      if (!(refused instanceof WebAssembly.CompileError || refused instanceof ReferenceError)) throw refused;
      compiled = null;
    }
  }
  return compiled;
}

/** The bytes of a kernel's memory by name, in order. */
interface Layout {
  readonly at: Readonly<Record<string, number>>;
  readonly end: number;
}

function layoutOf({ steps, friction, slopeRule, layers, owners }: RoomNeeds): Layout {
  const cells = steps.stride * steps.rows;
  const tiles = Math.ceil(steps.stride / tileSide) * Math.ceil(steps.rows / tileSide);
  const at: Record<string, number> = {};
  // address 0 stands for none
  let end = 1024;
  const put = (name: string, bytes: number): void => {
    at[name] = end;
    end += Math.ceil(bytes / 16) * 16;
  };
  put('offsets', 4 * 32);
  put('statistics', 32);
  for (let layer = 0; layer < layers; layer++) put(`record${layer}`, recordBytes);
  put('share', 8 * steps.share.length);
  put('perMetre', 8 * steps.perMetre.length);
  put('toblers', 8 * toblerExponentials.length);
  put('cyclings', slopeRule === 'mixed' ? 8 * cyclingFactors().length : 0);
  put('palette', friction ? 0 : 8 * 65_536);
  put('paletteModes', friction ? 0 : 65_536);
  put('queue', 22 * tiles + 16 + buckets / 8 + 4 * buckets);
  put('codes', cells * (friction ? 4 : 2));
  put('heights', slopeRule === 'level' ? 0 : 4 * cells);
  for (let layer = 0; layer < layers; layer++) {
    put(`seconds${layer}`, 8 * cells);
    put(`owner${layer}`, owners ? 4 * cells : 4);
    put(`touched${layer}`, tiles);
  }
  return { at, end: Math.ceil(end / pageBytes) * pageBytes };
}

/** @throws Failure travel.grid-too-large with the number of cells that would fit */
function memoryOf(bytes: number, cells: number): WebAssembly.Memory {
  const fits = (size: number): WebAssembly.Memory | null => {
    if (size > mostBytes) return null;
    try {
      return new WebAssembly.Memory({ initial: Math.ceil(size / pageBytes), maximum: 65_536 });
    } catch (refused) {
      if (refused instanceof RangeError) return null;
      throw refused;
    }
  };
  const memory = fits(bytes);
  if (memory) return memory;
  let smaller = bytes;
  while (smaller > pageBytes && !fits(smaller)) smaller /= 2;
  throw new Failure('travel.grid-too-large', {}, { cells, most: Math.floor((cells * smaller) / bytes) });
}

/** Numbers of the slope rule and neighbours in `surface.as.ts`. */
function kindOf({ steps, friction, slopeRule }: RoomNeeds): number {
  const rule = friction ? 0 : { level: 2, walking: 4, mixed: 6 }[slopeRule];
  return rule + (steps.neighbours === 16 ? 1 : 0);
}

/** Room in the memory of the WebAssembly kernel; its arrays move when that memory grows. */
export class KernelRoom implements CellRoom {
  readonly palette: Palette | null;
  readonly memory: WebAssembly.Memory;
  private readonly needs: RoomNeeds;
  private readonly layout: Layout;
  private readonly kernel: SurfaceKernel;
  private viewed: {
    readonly buffer: ArrayBuffer;
    readonly codes: Float32Array | Uint16Array;
    readonly heights: Float32Array | null;
  } | null = null;

  private constructor(module: WebAssembly.Module, needs: RoomNeeds) {
    this.needs = needs;
    this.layout = layoutOf(needs);
    this.memory = memoryOf(this.layout.end + firstArenaBytes, this.cells);
    this.palette = needs.friction ? null : new Palette();
    const imports = { env: { memory: this.memory, exp: Math.exp } };
    this.kernel = new WebAssembly.Instance(module, imports).exports as unknown as SurfaceKernel;
  }

  /** @returns null where WebAssembly may not be compiled; @throws Failure travel.grid-too-large */
  static open(needs: RoomNeeds): KernelRoom | null {
    const module = compiledKernel();
    return module && new KernelRoom(module, needs);
  }

  get codes(): Float32Array | Uint16Array {
    return this.views().codes;
  }

  get heights(): Float32Array | null {
    return this.views().heights;
  }

  private get cells(): number {
    return this.needs.steps.stride * this.needs.steps.rows;
  }

  private address(name: string): number {
    return this.layout.at[name]!;
  }

  private views() {
    const { buffer } = this.memory;
    if (this.viewed?.buffer !== buffer) {
      const { friction, slopeRule } = this.needs;
      this.viewed = {
        buffer,
        codes: new (friction ? Float32Array : Uint16Array)(buffer, this.address('codes'), this.cells),
        heights: slopeRule === 'level' ? null : new Float32Array(buffer, this.address('heights'), this.cells),
      };
    }
    return this.viewed;
  }

  searches(bucketSecondsOf: (paces: PaceStatistics) => number): readonly Search[] {
    const { kernel, needs } = this;
    const { steps } = needs;
    this.writeTables();
    kernel.setGround(
      kindOf(needs),
      this.address('codes'),
      this.address('heights'),
      this.address('palette'),
      this.address('paletteModes'),
      this.address('share'),
      this.address('perMetre'),
      this.address('offsets'),
      this.address('toblers'),
      this.address('cyclings'),
      steps.stride,
      steps.rows,
      needs.sense,
      leastToblerFactor,
      Math.min(leastToblerFactor, leastCyclingFactor),
    );
    kernel.setQueue(this.address('queue'), buckets, bucketSecondsOf(this.statistics()), this.layout.end, this.memory.buffer.byteLength);
    const tilesAcross = Math.ceil(steps.stride / tileSide);
    const grid = { cells: this.cells, stride: steps.stride, tilesAcross, tiles: tilesAcross * Math.ceil(steps.rows / tileSide) };
    return Array.from({ length: needs.layers }, (_, layer) => {
      const record = this.address(`record${layer}`);
      const labels = {
        seconds: this.address(`seconds${layer}`),
        owner: this.address(`owner${layer}`),
        touched: this.address(`touched${layer}`),
      };
      const words = new Uint32Array(this.memory.buffer, record, recordBytes / 4);
      words.set([labels.seconds, labels.owner, labels.touched]);
      words[7] = needs.owners ? 0xff_ff_ff_ff : 0;
      return new KernelSearch(kernel, this.memory, { record, ...labels, ...grid, owners: needs.owners });
    });
  }

  private statistics(): PaceStatistics {
    if (this.palette) return paletteStatistics(this.palette, this.codes);
    const at = this.address('statistics');
    this.kernel.closeBadFriction(this.cells, at);
    const [least, sum, open] = new Float64Array(this.memory.buffer, at, 3) as unknown as [number, number, number];
    return { least: 60 * least, mean: (60 * sum) / open };
  }

  private writeTables(): void {
    const { steps } = this.needs;
    const { buffer } = this.memory;
    const floats = (name: string, values: ArrayLike<number>): void =>
      new Float64Array(buffer, this.address(name), values.length).set(values);
    floats('share', steps.share);
    floats('perMetre', steps.perMetre);
    floats('toblers', toblerExponentials);
    if (this.needs.slopeRule === 'mixed') floats('cyclings', cyclingFactors());
    const offsets = new Int32Array(buffer, this.address('offsets'), 32);
    offsets.set(steps.offset);
    offsets.set(steps.between, 16);
    this.paletteChanged();
  }

  paletteChanged(): void {
    const { palette } = this;
    if (!palette) return;
    const { buffer } = this.memory;
    const numbers = Array.from({ length: palette.size }, (_, number) => number);
    new Float64Array(buffer, this.address('palette'), palette.size).set(numbers.map((number) => palette.pace(number)));
    new Uint8Array(buffer, this.address('paletteModes'), palette.size).set(numbers.map((number) => palette.mode(number)));
  }
}
