import { readDecay, type AccessInput, type AccessOptions } from '../../../src/engine/access';

/** Two facilities, three demand rows; the third reaches the second facility only, at 40. Small enough for hand arithmetic. */
export const smallCity: AccessInput = {
  pairs: {
    facility: Int32Array.of(0, 0, 1, 1),
    demand: Int32Array.of(0, 1, 1, 2),
    cost: Float64Array.of(5, 15, 10, 40),
  },
  supply: Float64Array.of(10, 20),
  people: Float64Array.of(100, 50, 30),
};

export const within = (cutoff: number): AccessOptions => ({ decay: null, cutoff });

export function decayed(text: string, cutoff = Infinity): AccessOptions {
  const decay = readDecay(text);
  if (!decay) throw new Error(`no decay: ${text}`);
  return { decay, cutoff };
}
