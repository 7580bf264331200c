/** Numbers ids in the order in which they first come, from the bytes of a file: no text is made of an id that was seen before. */
export class IdTable {
  readonly #bytes: Uint8Array;
  /** slot -> number + 1 */
  #slots = new Int32Array(1 << 12);
  #starts = new Int32Array(1 << 10);
  #ends = new Int32Array(1 << 10);
  /** the id that came after each when it came last: long tables repeat one id, or run through all of them over and over */
  #followers = new Int32Array(1 << 10);
  #count = 0;
  #last = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  #isSame(id: number, start: number, end: number): boolean {
    const from = this.#starts[id]!;
    if (this.#ends[id]! - from !== end - start) return false;
    for (let at = start, was = from; at < end; at++, was++) if (this.#bytes[at] !== this.#bytes[was]) return false;
    return true;
  }

  #hash(start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ this.#bytes[at]!, 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** Number of the id that stands at `start` up to `end`. */
  number(start: number, end: number): number {
    const guess = this.#followers[this.#last]!;
    const id = guess < this.#count && this.#isSame(guess, start, end) ? guess : this.#find(start, end);
    this.#followers[this.#last] = id;
    this.#last = id;
    return id;
  }

  #find(start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.#hash(start, end) & mask;
    for (let id = this.#slots[slot]! - 1; id >= 0; id = this.#slots[slot]! - 1) {
      if (this.#isSame(id, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#add(slot, start, end);
  }

  #add(slot: number, start: number, end: number): number {
    const id = this.#count++;
    if (id === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
      this.#followers = grown(this.#followers);
    }
    this.#starts[id] = start;
    this.#ends[id] = end;
    this.#slots[slot] = id + 1;
    if (this.#count * 2 > this.#slots.length) this.#spread();
    return id;
  }

  #spread(): void {
    const mask = this.#slots.length * 2 - 1;
    this.#slots = new Int32Array(mask + 1);
    for (let id = 0; id < this.#count; id++) {
      let slot = this.#hash(this.#starts[id]!, this.#ends[id]!) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = id + 1;
    }
  }

  /** The ids in the order of their numbers. @throws TypeError where one is not UTF-8 */
  list(): readonly string[] {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    return Array.from({ length: this.#count }, (_, id) => decoder.decode(this.#bytes.subarray(this.#starts[id], this.#ends[id])));
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
