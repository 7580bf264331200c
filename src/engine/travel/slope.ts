const tableStep = 1 / 128;
const tableEnd = 16;
/** exp(i / 128 - 0.175) for i from 0, what `toblerFactor` looks up. */
export const toblerExponentials = Float64Array.from({ length: tableEnd / tableStep + 1 }, (_, i) => Math.exp(i * tableStep - 0.175));

/**
 * By how much a slope lengthens a walk, relative to level ground: exp(3.5 |s + 0.05|) / exp(3.5 * 0.05), Tobler (1993), Three
 * presentations on geographical analysis and modeling. A table and the series of the rest; equal to `Math.exp` within 4e-16.
 * @param slope rise over run in the direction of the walker
 */
export function toblerFactor(slope: number): number {
  const x = 3.5 * Math.abs(slope + 0.05);
  if (!(x < tableEnd)) return Math.exp(x - 0.175);
  const i = (x * 128 + 0.5) | 0;
  const r = x - i * tableStep;
  return toblerExponentials[i]! * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))))));
}

/** The least that `toblerFactor` can be (at 5 % downhill); a bound that saves the exponential for hopeless steps. */
export const leastToblerFactor = Math.exp(-0.175);

/**
 * The rider of WHO AccessMod (r.walk.accessmod, after bikecalculator.com): 80 kg on a bicycle of 15 kg, frontal area 0.445 m2, air of
 * 20 degrees at 500 m. Weight in newtons, drag in newtons per (m/s)2.
 */
const weight = 95 * 9.8;
const rolling = 0.012;
const drag = 0.5 * 0.445 * (1.293 - 0.00426 * 20) * Math.exp(-500 / 7000);

const levelMetresPerSecond = 15 / 3.6;
const fastestMetresPerSecond = 2 * levelMetresPerSecond;
const pushingMetresPerSecond = 3.2 / 3.6;

/**
 * Level metres per second, at most twice the level speed, of a rider of constant power: power = (weight (rolling + slope) + drag v2) v.
 * The slope is a rise over a level distance and the speed is over level distance too, so that it needs no cosine.
 */
export function ridingMetresPerSecond(level: number, slope: number): number {
  const watts = (weight * rolling + drag * level * level) * level;
  let low = 0;
  let high = 2 * level;
  for (let round = 0; round < 60; round++) {
    const v = (low + high) / 2;
    if ((weight * (rolling + slope) + drag * v * v) * v < watts) low = v;
    else high = v;
  }
  return (low + high) / 2;
}

const cyclingStep = 1 / 1024;
let cyclingTable: Float64Array | null = null;

/** `cyclingFactor` of the slopes from -1 to 1, each 1/1024: 2,049 of them, worked out when first asked for. */
export function cyclingFactors(): Float64Array {
  cyclingTable ??= Float64Array.from({ length: 2049 }, (_, i) => {
    const slope = i * cyclingStep - 1;
    const riding = ridingMetresPerSecond(levelMetresPerSecond, slope);
    return levelMetresPerSecond / Math.max(riding, pushingMetresPerSecond / toblerFactor(slope));
  });
  return cyclingTable;
}

/**
 * By how much a slope lengthens a ride, relative to level ground, for the rider above who does 15 km/h on the level, at most 30 km/h
 * downhill; where pushing the bicycle (Tobler, 3.2 km/h) is faster, pushed. One rider for all classes, so that all speeds times k
 * still divide all times by k. Linear between slopes 1/1024 apart; slopes steeper than 100 % count as 100 %.
 * @param slope rise over run in the direction of the rider
 */
export function cyclingFactor(slope: number): number {
  const x = (Math.min(1, Math.max(-1, slope)) + 1) * 1024;
  const i = Math.min(2047, x | 0);
  const factors = cyclingFactors();
  const low = factors[i]!;
  return low + (factors[i + 1]! - low) * (x - i);
}

/** The least that `cyclingFactor` can be. */
export const leastCyclingFactor = levelMetresPerSecond / fastestMetresPerSecond;
