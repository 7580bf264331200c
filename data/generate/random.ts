/** A seeded stream of numbers in [0, 1) (mulberry32): the only source of chance in the generator. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A number in [0, 1) that depends on two integers and a seed only. */
export function hashed(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** Slope at a lattice point times the offset from it. */
function pull(i: number, j: number, dx: number, dy: number, seed: number): number {
  return (hashed(i, j, seed) * 2 - 1) * dx + (hashed(i, j, seed + 7919) * 2 - 1) * dy;
}

/** Smooth gradient noise, about [-1, 1], with features about one unit wide. */
export function noise(x: number, y: number, seed: number): number {
  const turnedX = x * 0.8 - y * 0.6;
  const turnedY = x * 0.6 + y * 0.8;
  const i = Math.floor(turnedX);
  const j = Math.floor(turnedY);
  const dx = turnedX - i;
  const dy = turnedY - j;
  const u = fade(dx);
  const v = fade(dy);
  const top = pull(i, j, dx, dy, seed) * (1 - u) + pull(i + 1, j, dx - 1, dy, seed) * u;
  const bottom = pull(i, j + 1, dx, dy - 1, seed) * (1 - u) + pull(i + 1, j + 1, dx - 1, dy - 1, seed) * u;
  return (top * (1 - v) + bottom * v) * 1.9;
}

/** Sum of `octaves` layers of noise, each twice as fine and half as strong; about [-1, 1]. */
export function fractalNoise(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let strength = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * noise(x * scale + octave * 17.3, y * scale - octave * 9.1, seed + octave * 101);
    strength *= 0.5;
    scale *= 2;
  }
  return sum * 1.4;
}

/** Sharp-crested noise in [0, 1]: mountain ridges. */
export function ridgedNoise(x: number, y: number, seed: number, octaves: number): number {
  let sum = 0;
  let strength = 0.5;
  let scale = 1;
  for (let octave = 0; octave < octaves; octave++) {
    const value = 1 - Math.abs(noise(x * scale + octave * 11.7, y * scale + octave * 5.3, seed + octave * 101));
    sum += strength * value * value;
    strength *= 0.5;
    scale *= 2;
  }
  return sum;
}
