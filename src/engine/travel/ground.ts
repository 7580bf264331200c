import { modes } from '../../model/travel';
import type { Mode } from '../../model/travel';

/** Paces (seconds per metre) and modes by number, so that a cell holds two bytes. Number 0 is the barrier. */
export class Palette {
  /** distinct paces beside the barrier */
  static readonly most = 65_535;
  private readonly paces: number[] = [Infinity];
  private readonly modeNumbers: number[] = [0];
  private readonly numbers = new Map<string, number>();

  /** The number of a pace in a mode; null where there are too many already. */
  numberOf(secondsPerMetre: number, mode: Mode): number | null {
    if (secondsPerMetre === Infinity) return 0;
    const key = `${secondsPerMetre} ${mode}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    if (this.paces.length > Palette.most) return null;
    this.numbers.set(key, this.paces.length);
    this.paces.push(secondsPerMetre);
    this.modeNumbers.push(modes.indexOf(mode));
    return this.paces.length - 1;
  }

  get size(): number {
    return this.paces.length;
  }

  /** seconds per metre of a number */
  pace(number: number): number {
    return this.paces[number]!;
  }

  /** index into `modes` of a number */
  mode(number: number): number {
    return this.modeNumbers[number]!;
  }
}

/**
 * What the cells of a surface cost to cross; indexes with the margin. Over friction a cell holds minutes per metre (Infinity: barrier),
 * else the number of its pace. The arrays are read afresh after every search: the memory behind them may have moved.
 */
export interface Ground {
  readonly palette: Palette | null;
  readonly codes: Float32Array | Uint16Array;
  /** metres; null where slope plays no part */
  readonly heights: Float32Array | null;
}

/** Seconds per metre in a cell, Infinity on a barrier. */
export function paceAt({ palette, codes }: Pick<Ground, 'palette' | 'codes'>, cell: number): number {
  return palette ? palette.pace(codes[cell]!) : 60 * codes[cell]!;
}

/** How one moves in a cell (index into `modes`); friction does not say and counts as the first. */
export function modeAt({ palette, codes }: Pick<Ground, 'palette' | 'codes'>, cell: number): number {
  return palette ? palette.mode(codes[cell]!) : 0;
}
