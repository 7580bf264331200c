import type { PaceStatistics } from './cell-room';
import type { Palette } from './ground';

/** Least and mean pace of the open cells; the mean is NaN where there are none. */
export function paletteStatistics(palette: Palette, codes: ArrayLike<number>): PaceStatistics {
  const cells = new Float64Array(palette.size);
  for (let cell = 0; cell < codes.length; cell++) cells[codes[cell]!]!++;
  let least = Infinity;
  let sum = 0;
  let open = 0;
  for (let number = 1; number < palette.size; number++) {
    if (cells[number] === 0) continue;
    least = Math.min(least, palette.pace(number));
    sum += palette.pace(number) * cells[number]!;
    open += cells[number]!;
  }
  return { least, mean: sum / open };
}
