/** A table of who may stand together: bit j of row i is 1 where i and j may (never i with itself). */
export interface Together {
  readonly count: number;
  /** words of 32 bits of a row */
  readonly words: number;
  readonly bits: Uint32Array;
}

/** @param may may site i and j stand together? asked for i < j */
export function together(count: number, may: (one: number, other: number) => boolean): Together {
  const words = (count + 31) >> 5;
  const bits = new Uint32Array(count * words);
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      if (!may(one, other)) continue;
      bits[one * words + (other >> 5)]! |= 1 << (other & 31);
      bits[other * words + (one >> 5)]! |= 1 << (one & 31);
    }
  }
  return { count, words, bits };
}

interface Level {
  /** who may still be added */
  readonly left: Uint32Array;
  /** them in order of colour, and the colour of each, from 1 */
  readonly order: Int32Array;
  readonly colour: Int32Array;
  at: number;
}

/**
 * Looks for a number of sites that may all stand together: depth-first, a site that cannot be in a set large enough is told by colouring the rest so that no
 * two of a colour may stand together (Tomita & Seki 2003, with bit sets as San Segundo et al. 2011).
 */
export class CliqueSearch {
  readonly #table: Together;
  readonly #size: number;
  readonly #levels: Level[] = [];
  readonly #set: number[] = [];
  /** the set that was found */
  found: readonly number[] | null = null;

  constructor(table: Together, size: number) {
    this.#table = table;
    this.#size = size;
    if (size === 0) this.found = [];
    else {
      const all = new Uint32Array(table.words);
      for (let one = 0; one < table.count; one++) all[one >> 5]! |= 1 << (one & 31);
      this.#levels.push(this.#coloured(all));
    }
  }

  /** Sites of a level in order of colour; those whose colour is too low to matter are left out. */
  #coloured(left: Uint32Array): Level {
    const { words, bits } = this.#table;
    const need = this.#size - this.#set.length;
    const rest = left.slice();
    const order: number[] = [];
    const colours: number[] = [];
    const same = new Uint32Array(words);
    for (let colour = 1, any = true; any; colour++) {
      any = false;
      same.set(rest);
      for (let word = 0; word < words; word++) {
        while (same[word] !== 0) {
          any = true;
          const one = (word << 5) + 31 - Math.clz32(same[word]! & -same[word]!);
          rest[word]! &= ~(1 << (one & 31));
          same[word]! &= ~(1 << (one & 31));
          for (let at = word; at < words; at++) same[at]! &= ~bits[one * words + at]!;
          if (colour >= need) {
            order.push(one);
            colours.push(colour);
          }
        }
      }
    }
    return { left, order: Int32Array.from(order), colour: Int32Array.from(colours), at: order.length - 1 };
  }

  /**
   * Goes on for some nodes. @returns is it settled? Then `found` holds the set, or null where there is none
   */
  run(nodes: number): boolean {
    const { words, bits } = this.#table;
    for (let count = 0; count < nodes; count++) {
      if (this.found !== null) return true;
      const level = this.#levels.at(-1);
      if (!level) return true;
      if (level.at < 0) {
        this.#levels.pop();
        this.#set.pop();
        continue;
      }
      const one = level.order[level.at--]!;
      this.#set.push(one);
      if (this.#set.length === this.#size) {
        this.found = this.#set.slice();
        return true;
      }
      const next = new Uint32Array(words);
      for (let word = 0; word < words; word++) next[word] = level.left[word]! & bits[one * words + word]!;
      level.left[one >> 5]! &= ~(1 << (one & 31));
      this.#levels.push(this.#coloured(next));
    }
    return this.found !== null || this.#levels.length === 0;
  }
}
