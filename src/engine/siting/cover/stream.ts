/** A seeded stream of whole numbers below a limit (xorshift, 32 bits): the same on every machine. */
export function stream(seed: number): (below: number) => number {
  let state = seed | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
