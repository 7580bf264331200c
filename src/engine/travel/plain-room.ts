import type { CellRoom, PaceStatistics, RoomNeeds } from './cell-room';
import { Palette } from './ground';
import { paletteStatistics } from './pace-statistics';
import { PlainSearch } from './search';
import type { Search } from './search';
import { stepSecondsOf } from './step-seconds';

/** The same room in plain arrays, searched in TypeScript: the reference of the kernel, and what runs where WebAssembly may not. */
export class PlainRoom implements CellRoom {
  readonly palette: Palette | null;
  readonly codes: Float32Array | Uint16Array;
  readonly heights: Float32Array | null;
  private readonly needs: RoomNeeds;

  constructor(needs: RoomNeeds) {
    const cells = needs.steps.stride * needs.steps.rows;
    this.needs = needs;
    this.palette = needs.friction ? null : new Palette();
    this.codes = needs.friction ? new Float32Array(cells) : new Uint16Array(cells);
    this.heights = needs.slopeRule === 'level' ? null : new Float32Array(cells);
  }

  searches(bucketSecondsOf: (paces: PaceStatistics) => number): readonly Search[] {
    const { steps, slopeRule, sense, layers } = this.needs;
    const bucketSeconds = bucketSecondsOf(this.palette ? paletteStatistics(this.palette, this.codes) : this.closeBadFriction());
    const stepSeconds = stepSecondsOf(this, steps, slopeRule, sense);
    const relax = (search: PlainSearch, batch: Int32Array, count: number, bound: number): void => {
      const { seconds, owner } = search;
      for (let i = 0; i < count; i++) {
        const cell = batch[i]!;
        for (let step = 0; step < steps.neighbours; step++) {
          const near = cell + steps.offset[step]!;
          const later = seconds[cell]! + stepSeconds(cell, step);
          if (later <= bound && (later < seconds[near]! || (later === seconds[near] && owner[cell]! < owner[near]!)))
            search.lower(near, later, owner[cell]!);
        }
      }
    };
    const neighbours = (cell: number, visit: (near: number) => void): void => {
      for (const offset of steps.offset) visit(cell + offset);
    };
    return Array.from({ length: layers }, () => new PlainSearch(this.codes.length, bucketSeconds, relax, neighbours));
  }

  private closeBadFriction(): PaceStatistics {
    const { codes } = this;
    let least = Infinity;
    let sum = 0;
    let open = 0;
    for (let cell = 0; cell < codes.length; cell++) {
      const minutes = codes[cell]!;
      if (minutes > 0 && minutes < Infinity) {
        least = Math.min(least, minutes);
        sum += minutes;
        open++;
      } else codes[cell] = Infinity;
    }
    return { least: 60 * least, mean: (60 * sum) / open };
  }
}
