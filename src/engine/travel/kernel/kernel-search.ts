import type { Watch } from '../../../model/watch';
import type { Search } from '../search';
import type { SurfaceKernel } from './surface-kernel';

/** Cells worked on between two looks at the watch. */
const checkEvery = 50_000;
const journalEntryBytes = 16;
const journalBlockBytes = 65_536;

/** A layer of labels in the kernel's memory. One search of a room runs at a time. */
export class KernelSearch implements Search {
  private readonly kernel: SurfaceKernel;
  private readonly memory: WebAssembly.Memory;
  private readonly record: number;
  private readonly labels: { readonly seconds: number; readonly owner: number };
  private readonly cells: number;
  private viewed: { readonly buffer: ArrayBuffer; readonly seconds: Float64Array; readonly owner: Int32Array } | null = null;

  /**
   * @param record address of the layer's record in the kernel's memory
   * @param labels addresses of its labels, which are set to 'not reached' here
   */
  constructor(
    kernel: SurfaceKernel,
    memory: WebAssembly.Memory,
    record: number,
    labels: { readonly seconds: number; readonly owner: number },
    cells: number,
  ) {
    this.kernel = kernel;
    this.memory = memory;
    this.record = record;
    this.labels = labels;
    this.cells = cells;
    this.seconds.fill(Infinity);
    this.owner.fill(-1);
  }

  get seconds(): Float64Array {
    return this.views().seconds;
  }

  get owner(): Int32Array {
    return this.views().owner;
  }

  private views() {
    const { buffer } = this.memory;
    if (this.viewed?.buffer !== buffer) {
      this.viewed = {
        buffer,
        seconds: new Float64Array(buffer, this.labels.seconds, this.cells),
        owner: new Int32Array(buffer, this.labels.owner, this.cells),
      };
    }
    return this.viewed;
  }

  improve(node: number, seconds: number, owner: number): void {
    this.kernel.useLayer(this.record);
    this.kernel.improve(node, seconds, owner);
  }

  run(boundSeconds: number, watch: Watch): void {
    this.kernel.useLayer(this.record);
    while (this.kernel.run(boundSeconds, checkEvery) !== 0) watch.check();
  }

  clear(): void {
    this.kernel.useLayer(this.record);
    this.kernel.clear();
  }

  release(node: number, owner: number): void {
    this.kernel.useLayer(this.record);
    this.kernel.release(node, owner);
  }

  mark(): void {
    this.kernel.useLayer(this.record);
    this.kernel.mark();
  }

  changed(visit: (node: number) => void): void {
    this.kernel.useLayer(this.record);
    const words = new Int32Array(this.memory.buffer);
    let end = this.kernel.journalLatestEnd();
    for (let block = this.kernel.journalLatest(); block !== 0; block = words[block >>> 2]!) {
      for (let at = end - journalEntryBytes; at > block; at -= journalEntryBytes) visit(words[at >>> 2]!);
      end = words[block >>> 2]! + journalBlockBytes;
    }
  }

  rollback(): void {
    this.kernel.useLayer(this.record);
    this.kernel.unmark(true);
  }

  keep(): void {
    this.kernel.useLayer(this.record);
    this.kernel.unmark(false);
  }
}
