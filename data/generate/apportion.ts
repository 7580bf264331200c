/**
 * Shares whole things out by weight (largest remainder, ties to the lowest row), so that the parts add up to the total.
 * @param limits most that each row can take; all rows unlimited when left out
 * @throws when the limits do not leave room for the total
 */
export function apportion(total: number, weights: ArrayLike<number>, limits?: ArrayLike<number>): Int32Array {
  const count = weights.length;
  const parts = new Int32Array(count);
  let left = total;
  for (let round = 0; left > 0; round++) {
    const open: number[] = [];
    let sum = 0;
    for (let row = 0; row < count; row++) {
      if (!(weights[row]! > 0) || (limits && parts[row]! >= limits[row]!)) continue;
      open.push(row);
      sum += weights[row]!;
    }
    if (open.length === 0 || round > 60) throw new Error(`no room for ${left} of ${total}`);
    const pool = left;
    const remainders: (readonly [number, number])[] = [];
    for (const row of open) {
      const wanted = (pool * weights[row]!) / sum;
      const room = limits ? limits[row]! - parts[row]! : pool;
      const whole = Math.min(room, Math.floor(wanted));
      parts[row]! += whole;
      left -= whole;
      if (whole < room) remainders.push([wanted - Math.floor(wanted), row]);
    }
    remainders.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (const [, row] of remainders) {
      if (left === 0) break;
      parts[row]!++;
      left--;
    }
  }
  return parts;
}
