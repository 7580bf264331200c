const tableStep = 1 / 128;
const tableEnd = 16;
const exponentials = Float64Array.from({ length: tableEnd / tableStep + 1 }, (_, i) => Math.exp(i * tableStep - 0.175));

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
  return exponentials[i]! * (1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))))));
}

/** The least that `toblerFactor` can be (at 5 % downhill); a bound that saves the exponential for hopeless steps. */
export const leastToblerFactor = Math.exp(-0.175);

const rider = { kilograms: 90, rolling: 0.008, dragArea: 0.6, airDensity: 1.2, gravity: 9.81 } as const;
const levelMetresPerSecond = 15 / 3.6;
const fastestMetresPerSecond = 30 / 3.6;
const pushingMetresPerSecond = 4 / 3.6;

const drag = 0.5 * rider.airDensity * rider.dragArea;
const weight = rider.kilograms * rider.gravity;
const levelWatts = (weight * rider.rolling + drag * levelMetresPerSecond ** 2) * levelMetresPerSecond;

/** Speed at which a rider of constant power is in balance: power = (weight (rolling + slope) + drag v^2) v. */
function riding(slope: number): number {
  const sine = slope / Math.sqrt(1 + slope * slope);
  let low = 0;
  let high = fastestMetresPerSecond;
  for (let round = 0; round < 60; round++) {
    const v = (low + high) / 2;
    if ((weight * (rider.rolling + sine) + drag * v * v) * v < levelWatts) low = v;
    else high = v;
  }
  return (low + high) / 2;
}

const cyclingStep = 1 / 1024;
const cyclingFactors = Float64Array.from({ length: 2049 }, (_, i) => {
  const slope = i * cyclingStep - 1;
  return levelMetresPerSecond / Math.max(riding(slope), pushingMetresPerSecond / toblerFactor(slope));
});

/**
 * By how much a slope lengthens a ride, relative to level ground: a rider of 90 kg with bicycle who does 15 km/h on the level with
 * constant power against rolling, air and gravity, at most 30 km/h downhill; where pushing the bicycle (Tobler, 4 km/h) is faster,
 * pushed. Linear between slopes 1/1024 apart; slopes steeper than 100 % count as 100 %.
 * @param slope rise over run in the direction of the rider
 */
export function cyclingFactor(slope: number): number {
  const x = (Math.min(1, Math.max(-1, slope)) + 1) * 1024;
  const i = Math.min(2047, x | 0);
  const low = cyclingFactors[i]!;
  return low + (cyclingFactors[i + 1]! - low) * (x - i);
}

/** The least that `cyclingFactor` can be. */
export const leastCyclingFactor = levelMetresPerSecond / fastestMetresPerSecond;
