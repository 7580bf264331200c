// Part of the search kernel, see surface.as.ts.

/** e to the power x, the machine's own: slopes beyond the table only. */
@external("env", "exp") declare function exp(x: f64): f64;

// What a step may need to know; type parameters, so that each combination is compiled into a loop of its own.
export type Friction = f32;
export type Palette = u16;
export type Level = i8;
export type Walking = i16;
export type Mixed = i32;
export type Eight = i8;
export type Sixteen = i16;

/** cells of a tile's side: the labels of a tile and what lies around it stay in the cache while it is worked on */
export const tileShift: i32 = 7;
export const tileSide: i32 = 128;

// the ground: codes (minutes per metre, or numbers of the palette), heights, and the palette's seconds per metre and modes
export let codes: usize = 0;
export let heights: usize = 0;
export let palette: usize = 0;
export let paletteModes: usize = 0;
export let share: usize = 0;
export let perMetre: usize = 0;
/** index offsets of the sixteen steps, then of the two cells between for each knight's step */
export let offsets: usize = 0;
export let toblers: usize = 0;
export let cyclings: usize = 0;
export let stride: i32 = 0;
export let perStride: f64 = 0;
export let rows: i32 = 0;
export let sense: f64 = 1;
export let leastTobler: f64 = 1;
export let leastFactor: f64 = 1;
export let kind: i32 = 0;

export let tilesAcross: i32 = 0;
export let tiles: i32 = 0;

export function setGround(
  groundKind: i32,
  codesAt: usize,
  heightsAt: usize,
  paletteAt: usize,
  paletteModesAt: usize,
  shareAt: usize,
  perMetreAt: usize,
  offsetsAt: usize,
  toblersAt: usize,
  cyclingsAt: usize,
  strideCells: i32,
  rowCount: i32,
  travelSense: f64,
  leastToblerFactor: f64,
  leastAnyFactor: f64,
): void {
  kind = groundKind;
  codes = codesAt;
  heights = heightsAt;
  palette = paletteAt;
  paletteModes = paletteModesAt;
  share = shareAt;
  perMetre = perMetreAt;
  offsets = offsetsAt;
  toblers = toblersAt;
  cyclings = cyclingsAt;
  stride = strideCells;
  perStride = 1.0 / <f64>strideCells;
  rows = rowCount;
  sense = travelSense;
  leastTobler = leastToblerFactor;
  leastFactor = leastAnyFactor;
  tilesAcross = (strideCells + tileSide - 1) >> tileShift;
  tiles = tilesAcross * ((rowCount + tileSide - 1) >> tileShift);
}

/**
 * Friction as read becomes what the search wants: anything but a positive number is a barrier. Writes the least, the sum and the number of
 * the open cells at `statistics`.
 */
export function closeBadFriction(cells: i32, statistics: usize): void {
  let least: f32 = Infinity;
  let sum: f64 = 0;
  let openCells: i32 = 0;
  for (let cell: usize = codes, end: usize = codes + 4 * cells; cell < end; cell += 4) {
    const minutes = load<f32>(cell);
    if (minutes > 0 && minutes < Infinity) {
      sum += <f64>minutes;
      least = min(least, minutes);
      openCells++;
    } else store<f32>(cell, Infinity);
  }
  store<f64>(statistics, <f64>least);
  store<f64>(statistics, sum, 8);
  store<f64>(statistics, <f64>openCells, 16);
}

@inline export function rowOf(node: i32): i32 {
  return <i32>((<f64>node + 0.5) * perStride);
}

@inline export function tileOf(node: i32): i32 {
  const row = rowOf(node);
  return (row >> tileShift) * tilesAcross + ((node - row * stride) >> tileShift);
}

@inline export function paceOf<C>(node: i32): f64 {
  if (isFloat<C>()) return 60.0 * <f64>load<f32>(codes + 4 * node);
  return load<f64>(palette + 8 * <usize>load<u16>(codes + 2 * node));
}

@inline export function modeOf(node: i32): i32 {
  return load<u8>(paletteModes + <usize>load<u16>(codes + 2 * node));
}

export function tobler(slope: f64): f64 {
  const x = 3.5 * abs<f64>(slope + 0.05);
  if (!(x < 16)) return exp(x - 0.175);
  const i = <i32>(x * 128 + 0.5);
  const r = x - <f64>i * (1.0 / 128.0);
  return load<f64>(toblers + 8 * i) * (1 + r * (1 + r * (1.0 / 2.0 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0))))));
}

export function cycling(slope: f64): f64 {
  const x = (min<f64>(1, max<f64>(-1, slope)) + 1) * 1024;
  const i = min<i32>(2047, <i32>x);
  const low = load<f64>(cyclings + 8 * i);
  return low + (load<f64>(cyclings + 8 * i, 8) - low) * (x - <f64>i);
}

@inline export function factorOf(mode: i32, walkingFactor: f64, cyclingFactor: f64): f64 {
  return mode == 0 ? walkingFactor : mode == 1 ? cyclingFactor : 1.0;
}

/** Pace of the two cells that a knight's step passes. */
@inline export function between<C>(node: i32, east: i32, south: i32): f64 {
  const straight = east == 2 ? 1 : east == -2 ? -1 : south == 2 ? stride : -stride;
  const diagonal = (south > 0 ? stride : -stride) + (east > 0 ? 1 : -1);
  return paceOf<C>(node + straight) + paceOf<C>(node + diagonal);
}

/** Seconds of a step, in full: the same sums in the same order as `step-seconds.ts`. */
@inline export function stepSeconds<C, S, N>(node: i32, near: i32, own: f64, base: usize, number: i32): f64 {
  const part = load<f64>(share + base + 8 * number);
  const pace = paceOf<C>(near);
  const knight = sizeof<N>() == sizeof<Sixteen>() && number >= 8;
  const straight = knight ? node + load<i32>(offsets + 64 + 8 * (number - 8)) : 0;
  const diagonal = knight ? node + load<i32>(offsets + 68 + 8 * (number - 8)) : 0;
  if (sizeof<S>() == sizeof<Mixed>()) {
    const slope = (<f64>load<f32>(heights + 4 * near) - <f64>load<f32>(heights + 4 * node)) * load<f64>(perMetre + base + 8 * number) * sense;
    const walked = tobler(slope);
    const ridden = cycling(slope);
    let crossed = own * factorOf(modeOf(node), walked, ridden) + pace * factorOf(modeOf(near), walked, ridden);
    if (knight) {
      crossed += paceOf<C>(straight) * factorOf(modeOf(straight), walked, ridden) + paceOf<C>(diagonal) * factorOf(modeOf(diagonal), walked, ridden);
    }
    return crossed * part;
  }
  let crossed = own + pace;
  if (knight) crossed += paceOf<C>(straight) + paceOf<C>(diagonal);
  const level = crossed * part;
  if (sizeof<S>() == sizeof<Level>()) return level;
  const slope = (<f64>load<f32>(heights + 4 * near) - <f64>load<f32>(heights + 4 * node)) * load<f64>(perMetre + base + 8 * number) * sense;
  return level * tobler(slope);
}
