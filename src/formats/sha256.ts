/** First 32 bits of the fractional part of a root of each of the first primes. */
function rootBits(count: number, power: number): Uint32Array {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return Uint32Array.from(primes, (prime) => (prime ** power % 1) * 2 ** 32);
}

const rounds = rootBits(64, 1 / 3);
const start = rootBits(8, 1 / 2);

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** One block of 16 words into the state. */
function mixBlock(state: Uint32Array, words: Int32Array): void {
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15]!, words[at - 2]!];
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16]! + first + words[at - 7]! + second) | 0;
  }
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 0;
  let e = state[4]! | 0;
  let f = state[5]! | 0;
  let g = state[6]! | 0;
  let h = state[7]! | 0;
  for (let at = 0; at < 64; at++) {
    const upper = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + upper + ((e & f) ^ (~e & g)) + rounds[at]! + words[at]!) | 0;
    const lower = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (lower + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = state[at]! + word;
  });
}

/**
 * SHA-256 of bytes (FIPS 180-4) in hexadecimal. Here and not the browser's own, which is not there for a page that a plain http address of an office network serves.
 */
export function sha256(bytes: Uint8Array): string {
  const state = start.slice();
  const words = new Int32Array(64);
  const mixed = (source: Uint8Array): void => {
    const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
    for (let block = 0; block + 64 <= source.length; block += 64) {
      for (let at = 0; at < 16; at++) words[at] = view.getInt32(block + at * 4);
      mixBlock(state, words);
    }
  };
  const whole = bytes.length - (bytes.length % 64);
  mixed(bytes.subarray(0, whole));
  const rest = bytes.subarray(whole);
  const last = new Uint8Array(rest.length + 9 > 64 ? 128 : 64);
  last.set(rest);
  last[rest.length] = 0x80;
  const end = new DataView(last.buffer);
  end.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
  end.setUint32(last.length - 4, (bytes.length * 8) >>> 0);
  mixed(last);
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}
