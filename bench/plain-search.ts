import type { Grid } from '../src/model/grid';
import { moves, stepMetres } from '../src/engine/travel/steps';

/** A surface said plainly: seconds per metre (Infinity barrier) and metres of elevation (null: level) per cell. */
export interface PlainSurface {
  readonly grid: Grid;
  readonly secondsPerMetre: Float64Array;
  readonly elevation: Float32Array | null;
  readonly neighbours: 8 | 16;
  /** +1 from the source, -1 to it */
  readonly sense: 1 | -1;
}

/**
 * The textbook search (Dijkstra with a binary heap), written to be read and not to be fast: what the engine is checked and timed
 * against. @returns seconds per cell
 */
export function plainSearch(surface: PlainSurface, sources: readonly number[], boundSeconds: number): Float64Array {
  const { grid, secondsPerMetre: pace, elevation, neighbours, sense } = surface;
  const seconds = new Float64Array(grid.width * grid.height).fill(Infinity);
  const heap = new Heap();
  for (const source of sources) {
    seconds[source] = 0;
    heap.push(source, 0);
  }
  for (let top = heap.pop(); top; top = heap.pop()) {
    const [cell, time] = top;
    if (time > seconds[cell]!) continue;
    const row = Math.floor(cell / grid.width);
    const column = cell - row * grid.width;
    for (let step = 0; step < neighbours; step++) {
      const [east, south] = moves[step]!;
      const c = column + east;
      const r = row + south;
      if (c < 0 || c >= grid.width || r < 0 || r >= grid.height) continue;
      const near = r * grid.width + c;
      const metres = stepMetres(grid, row, east, south);
      let mean = (pace[cell]! + pace[near]!) / 2;
      if (step >= 8) {
        const long = Math.abs(east) === 2 ? [row, column + Math.sign(east)] : [row + Math.sign(south), column];
        const diagonal = (row + Math.sign(south)) * grid.width + column + Math.sign(east);
        mean = (pace[cell]! + pace[near]! + pace[long[0]! * grid.width + long[1]!]! + pace[diagonal]!) / 4;
      }
      let cost = mean * metres;
      if (elevation) {
        const slope = (sense * (elevation[near]! - elevation[cell]!)) / metres;
        cost *= Math.exp(3.5 * Math.abs(slope + 0.05) - 0.175);
      }
      const later = time + cost;
      if (later <= boundSeconds && later < seconds[near]!) {
        seconds[near] = later;
        heap.push(near, later);
      }
    }
  }
  return seconds;
}

class Heap {
  private readonly nodes: number[] = [];
  private readonly keys: number[] = [];

  push(node: number, key: number): void {
    let at = this.nodes.length;
    this.nodes.push(node);
    this.keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! <= key) break;
      this.nodes[at] = this.nodes[parent]!;
      this.keys[at] = this.keys[parent]!;
      at = parent;
    }
    this.nodes[at] = node;
    this.keys[at] = key;
  }

  pop(): readonly [number, number] | null {
    if (this.nodes.length === 0) return null;
    const top = [this.nodes[0]!, this.keys[0]!] as const;
    const node = this.nodes.pop()!;
    const key = this.keys.pop()!;
    const size = this.nodes.length;
    if (size > 0) {
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && this.keys[child + 1]! < this.keys[child]!) child++;
        if (this.keys[child]! >= key) break;
        this.nodes[at] = this.nodes[child]!;
        this.keys[at] = this.keys[child]!;
        at = child;
      }
      this.nodes[at] = node;
      this.keys[at] = key;
    }
    return top;
  }
}
