/** Numbers positions so that equal ones (after rounding to `1 / scale`) share a number. Open addressing over flat arrays. */
export class CoordinateIndex {
  readonly #scale: number;
  #slots = new Int32Array(1 << 16).fill(-1);
  readonly #x: number[] = [];
  readonly #y: number[] = [];

  /** @param scale 1e7 for degrees to 7 decimals */
  constructor(scale: number) {
    this.#scale = scale;
  }

  get count(): number {
    return this.#x.length;
  }

  /** Number of a position, a new one where it has not been seen. */
  at(x: number, y: number): number {
    const qx = Math.round(x * this.#scale);
    const qy = Math.round(y * this.#scale);
    let slot = this.#hash(qx, qy);
    for (;;) {
      const held = this.#slots[slot] ?? -1;
      if (held < 0) break;
      if (Math.round((this.#x[held] ?? NaN) * this.#scale) === qx && Math.round((this.#y[held] ?? NaN) * this.#scale) === qy) return held;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    const number = this.#x.push(x) - 1;
    this.#y.push(y);
    this.#slots[slot] = number;
    if (this.#x.length * 2 > this.#slots.length) this.#grow();
    return number;
  }

  x(): Float64Array {
    return Float64Array.from(this.#x);
  }

  y(): Float64Array {
    return Float64Array.from(this.#y);
  }

  #hash(qx: number, qy: number): number {
    const mixed = Math.imul(qx | 0, 0x9e3779b1) ^ Math.imul(qy | 0, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & (this.#slots.length - 1);
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let i = 0; i < this.#x.length; i++) {
      let slot = this.#hash(Math.round((this.#x[i] ?? 0) * this.#scale), Math.round((this.#y[i] ?? 0) * this.#scale));
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = i;
    }
  }
}
