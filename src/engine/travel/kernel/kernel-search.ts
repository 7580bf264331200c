import type { Watch } from '../../../model/watch';
import { rowsByNode, type RowsOf } from '../rows-by-node';
import type { Search } from '../search';
import type { SurfaceKernel } from './surface-kernel';

/** Cells worked on between two looks at the watch. */
const checkEvery = 50_000;
/** Cells along the side of a tile, as in `surface.as.ts`. */
const tileShift = 7;
export const tileSide = 1 << tileShift;
const journalEntryBytes = 16;
const journalBlockBytes = 65_536;

/** Where a layer of labels lies in the kernel's memory, and how its cells fall into tiles. */
export interface LayerPlace {
  /** addresses of the layer's record, its labels and a byte per tile: 1 where the labels of the tile mean something */
  readonly record: number;
  readonly seconds: number;
  readonly owner: number;
  /** false: no label says whose it is, and all count as those of row 0 */
  readonly owners: boolean;
  readonly touched: number;
  readonly cells: number;
  readonly stride: number;
  readonly tiles: number;
  readonly tilesAcross: number;
}

/** The owner of a label that does not say whose it is. */
const reached = (seconds: number): number => (seconds < Infinity ? 0 : -1);

/** A layer of labels in the kernel's memory. One search of a room runs at a time. Tiles that no search has come near are not even filled in. */
export class KernelSearch implements Search {
  private readonly kernel: SurfaceKernel;
  private readonly memory: WebAssembly.Memory;
  private readonly place: LayerPlace;
  /** the tiles of lists of nodes, and their places by tile, found once for a list */
  private readonly tiles = new WeakMap<Int32Array, Int32Array>();
  private readonly byTile = new WeakMap<Int32Array, RowsOf>();
  private viewed: {
    readonly buffer: ArrayBuffer;
    readonly seconds: Float64Array;
    readonly owner: Int32Array | null;
    readonly touched: Uint8Array;
  } | null = null;

  constructor(kernel: SurfaceKernel, memory: WebAssembly.Memory, place: LayerPlace) {
    this.kernel = kernel;
    this.memory = memory;
    this.place = place;
  }

  private views() {
    const { buffer } = this.memory;
    if (this.viewed?.buffer !== buffer) {
      const { seconds, owner, owners, touched, cells, tiles } = this.place;
      this.viewed = {
        buffer,
        seconds: new Float64Array(buffer, seconds, cells),
        owner: owners ? new Int32Array(buffer, owner, cells) : null,
        touched: new Uint8Array(buffer, touched, tiles),
      };
    }
    return this.viewed;
  }

  private tileOf(node: number): number {
    const { stride, tilesAcross } = this.place;
    const row = Math.floor(node / stride);
    return (row >> tileShift) * tilesAcross + ((node - row * stride) >> tileShift);
  }

  secondsAt(node: number): number {
    const { seconds, touched } = this.views();
    return touched[this.tileOf(node)] ? seconds[node]! : Infinity;
  }

  ownerAt(node: number): number {
    const { owner, touched } = this.views();
    if (!owner) return reached(this.secondsAt(node));
    return touched[this.tileOf(node)] ? owner[node]! : -1;
  }

  read(first: number, seconds: Float64Array, owner: Int32Array | null): void {
    const from = this.views();
    const { stride } = this.place;
    for (let i = 0; i < seconds.length;) {
      const node = first + i;
      const column = node % stride;
      // to the end of the tile, of its row or of what is asked for
      const count = Math.min(tileSide - (column & (tileSide - 1)), stride - column, seconds.length - i);
      if (from.touched[this.tileOf(node)]) {
        seconds.set(from.seconds.subarray(node, node + count), i);
        if (from.owner) owner?.set(from.owner.subarray(node, node + count), i);
        else if (owner) for (let k = i; k < i + count; k++) owner[k] = reached(seconds[k]!);
      } else {
        seconds.fill(Infinity, i, i + count);
        owner?.fill(-1, i, i + count);
      }
      i += count;
    }
  }

  private tilesOf(nodes: Int32Array): Int32Array {
    const kept = this.tiles.get(nodes);
    if (kept) return kept;
    const tiles = new Int32Array(nodes.length);
    for (let i = 0; i < nodes.length; i++) tiles[i] = nodes[i]! < 0 ? -1 : this.tileOf(nodes[i]!);
    this.tiles.set(nodes, tiles);
    return tiles;
  }

  private byTileOf(nodes: Int32Array): RowsOf {
    const kept = this.byTile.get(nodes) ?? rowsByNode(this.tilesOf(nodes), this.place.tiles);
    this.byTile.set(nodes, kept);
    return kept;
  }

  reached(nodes: Int32Array, visit: (at: number, seconds: number, owner: number) => void): void {
    const inTile = this.byTileOf(nodes);
    for (let tile = 0; tile < this.place.tiles; tile++) {
      if (!this.views().touched[tile]) continue;
      inTile(tile, (at) => {
        // a visitor may label cells of another layer, and the memory move with it
        const { seconds, owner } = this.views();
        const time = seconds[nodes[at]!]!;
        if (time < Infinity) visit(at, time, owner ? owner[nodes[at]!]! : 0);
      });
    }
  }

  collect(nodes: Int32Array, state: Uint8Array, seconds: Float64Array, owner: Int32Array, only?: Int32Array): void {
    const from = this.views();
    const tile = this.tilesOf(nodes);
    const count = only ? only.length : nodes.length;
    for (let i = 0; i < count; i++) {
      const row = only ? only[i]! : i;
      if (state[row] !== 0) continue;
      const node = nodes[row]!;
      const time = from.touched[tile[row]!] !== 0 ? from.seconds[node]! : Infinity;
      seconds[row] = time;
      owner[row] = time < Infinity && from.owner ? from.owner[node]! : reached(time);
    }
  }

  improve(node: number, seconds: number, owner: number): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.improve(node, seconds, owner);
  }

  again(node: number): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.again(node);
  }

  run(boundSeconds: number, watch: Watch): void {
    this.kernel.useLayer(this.place.record);
    while (this.kernel.run(boundSeconds, checkEvery) !== 0) watch.check();
  }

  clear(): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.unmark(false);
    this.kernel.clear();
  }

  release(node: number, owner: number): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.release(node, owner);
  }

  mark(): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.mark();
  }

  changed(visit: (node: number) => void): void {
    this.kernel.useLayer(this.place.record);
    const words = new Int32Array(this.memory.buffer);
    let end = this.kernel.journalLatestEnd();
    for (let block = this.kernel.journalLatest(); block !== 0; block = words[block >>> 2]!) {
      for (let at = end - journalEntryBytes; at > block; at -= journalEntryBytes) visit(words[at >>> 2]!);
      end = words[block >>> 2]! + journalBlockBytes;
    }
  }

  rollback(): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.unmark(true);
  }

  keep(): void {
    this.kernel.useLayer(this.place.record);
    this.kernel.unmark(false);
  }
}
