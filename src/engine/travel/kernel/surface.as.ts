// AssemblyScript, compiled by tools/kernel.mjs into surface-wasm.ts. `surface-search.ts` lays out the memory and calls it;
// `step-seconds.ts` says the same in TypeScript. Both must give the same bits.

/** e to the power x, the machine's own: slopes beyond the table only. */
@external("env", "exp") declare function exp(x: f64): f64;

// What a step may need to know; type parameters, so that each combination is compiled into a loop of its own.
type Friction = f32;
type Palette = u16;
type Level = i8;
type Walking = i16;
type Mixed = i32;
type Eight = i8;
type Sixteen = i16;

/** cells of a tile's side: the labels of a tile and what lies around it stay in the cache while it is worked on */
const tileShift: i32 = 7;
const tileSide: i32 = 128;
const blockBytes: usize = 65536;
/** node, next entry, time */
const entryBytes: usize = 16;

// the ground: codes (minutes per metre, or numbers of the palette), heights, and the palette's seconds per metre and modes
let codes: usize = 0;
let heights: usize = 0;
let palette: usize = 0;
let paletteModes: usize = 0;
let share: usize = 0;
let perMetre: usize = 0;
/** index offsets of the sixteen steps, then of the two cells between for each knight's step */
let offsets: usize = 0;
let toblers: usize = 0;
let cyclings: usize = 0;
let stride: i32 = 0;
let perStride: f64 = 0;
let rows: i32 = 0;
let sense: f64 = 1;
let leastTobler: f64 = 1;
let leastFactor: f64 = 1;
let kind: i32 = 0;

// the layer in use: where its labels lie, and its journal; kept in a record of its own while another layer is in use
let layer: usize = 0;
let seconds: usize = 0;
let owner: usize = 0;
let touched: usize = 0;
let journaling: bool = false;
let journalBlock: usize = 0;
let journalNext: usize = 0;
let journalEnd: usize = 0;

// the queue: entries wait in a list of their tile until the window reaches them, then in buckets of the tile at work
let tilesAcross: i32 = 0;
let tiles: i32 = 0;
let tileHead: usize = 0;
let tileLeast: usize = 0;
let isWaiting: usize = 0;
let isActive: usize = 0;
let waiting: usize = 0;
let waitingCount: i32 = 0;
let active: usize = 0;
let activeHead: i32 = 0;
let activeCount: i32 = 0;
let bucketHead: usize = 0;
let bucketBits: usize = 0;
let bucketWords: i32 = 0;
let perSecond: f64 = 1;
let windowSeconds: f64 = 1;
let windowStart: f64 = 0;
let windowEnd: f64 = 0;
let bound: f64 = 0;
let working: i32 = -1;

// blocks of memory for entries and the journal
let freeEntry: usize = 0;
let entryNext: usize = 0;
let entryEnd: usize = 0;
let freeBlock: usize = 0;
let arenaNext: usize = 0;
let arenaEnd: usize = 0;
let popped: i32 = 0;

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

/** @param queueAt room for 8 + 4 + 4 + 4 + 1 + 1 bytes a tile, then 8 bytes a 64 buckets, then 4 a bucket */
export function setQueue(queueAt: usize, buckets: i32, bucketSeconds: f64, arenaAt: usize, arenaEndsAt: usize): void {
  tileLeast = queueAt;
  tileHead = tileLeast + 8 * tiles;
  waiting = tileHead + 4 * tiles;
  active = waiting + 4 * tiles;
  isWaiting = active + 4 * tiles;
  isActive = isWaiting + tiles;
  bucketBits = (isActive + tiles + 7) & ~7;
  bucketWords = buckets >> 6;
  bucketHead = bucketBits + 8 * bucketWords;
  perSecond = 1.0 / bucketSeconds;
  windowSeconds = bucketSeconds * <f64>(buckets - 1);
  arenaNext = arenaAt;
  arenaEnd = arenaEndsAt;
  for (let tile = 0; tile < tiles; tile++) store<f64>(tileLeast + 8 * tile, Infinity);
}

/** Puts another layer to use. A record: where the seconds, owners and touched tiles lie, then four words of the journal. */
export function useLayer(record: usize): void {
  if (record == layer) return;
  if (layer != 0) {
    store<u32>(layer, <u32>journaling, 12);
    store<u32>(layer, <u32>journalBlock, 16);
    store<u32>(layer, <u32>journalNext, 20);
    store<u32>(layer, <u32>journalEnd, 24);
  }
  layer = record;
  seconds = load<u32>(record);
  owner = load<u32>(record, 4);
  touched = load<u32>(record, 8);
  journaling = load<u32>(record, 12) != 0;
  journalBlock = load<u32>(record, 16);
  journalNext = load<u32>(record, 20);
  journalEnd = load<u32>(record, 24);
}

/**
 * Friction as read becomes what the search wants: anything but a positive number is a barrier. Writes the least, the sum and the number of
 * the open cells at `statistics`.
 */
export function closeBadFriction(cells: i32, statistics: usize): void {
  let least: f32 = Infinity;
  let sum: f64 = 0;
  let open: i32 = 0;
  for (let cell: usize = codes, end: usize = codes + 4 * cells; cell < end; cell += 4) {
    const minutes = load<f32>(cell);
    if (minutes > 0 && minutes < Infinity) {
      sum += <f64>minutes;
      least = min(least, minutes);
      open++;
    } else store<f32>(cell, Infinity);
  }
  store<f64>(statistics, <f64>least);
  store<f64>(statistics, sum, 8);
  store<f64>(statistics, <f64>open, 16);
}

function newBlock(): usize {
  if (freeBlock != 0) {
    const block = freeBlock;
    freeBlock = load<u32>(block);
    return block;
  }
  if (arenaNext + blockBytes > arenaEnd) {
    const more: i32 = 64;
    if (memory.grow(more) < 0) unreachable();
    arenaEnd += <usize>more * 65536;
  }
  const block = arenaNext;
  arenaNext += blockBytes;
  return block;
}

@inline function newEntry(): usize {
  const entry = freeEntry;
  if (entry != 0) {
    freeEntry = load<u32>(entry, 4);
    return entry;
  }
  if (entryNext == entryEnd) {
    entryNext = newBlock();
    entryEnd = entryNext + blockBytes;
  }
  const fresh = entryNext;
  entryNext += entryBytes;
  return fresh;
}

function note(node: i32): void {
  if (journalNext == journalEnd) {
    const block = newBlock();
    store<u32>(block, <u32>journalBlock);
    journalBlock = block;
    journalNext = block + entryBytes;
    journalEnd = block + blockBytes;
  }
  store<i32>(journalNext, node);
  store<i32>(journalNext, load<i32>(owner + 4 * node), 4);
  store<f64>(journalNext, load<f64>(seconds + 8 * node), 8);
  journalNext += entryBytes;
}

@inline function rowOf(node: i32): i32 {
  return <i32>((<f64>node + 0.5) * perStride);
}

function pend(tile: i32, entry: usize, time: f64): void {
  store<u32>(entry, load<u32>(tileHead + 4 * tile), 4);
  store<u32>(tileHead + 4 * tile, <u32>entry);
  if (time < load<f64>(tileLeast + 8 * tile)) store<f64>(tileLeast + 8 * tile, time);
  if (!load<u8>(isWaiting + tile)) {
    store<u8>(isWaiting + tile, 1);
    store<i32>(waiting + 4 * waitingCount++, tile);
  }
  if (time < windowEnd && !load<u8>(isActive + tile)) activate(tile);
}

function activate(tile: i32): void {
  store<u8>(isActive + tile, 1);
  let at = activeHead + activeCount++;
  if (at >= tiles) at -= tiles;
  store<i32>(active + 4 * at, tile);
}

@inline function tileOf(node: i32): i32 {
  const row = rowOf(node);
  return (row >> tileShift) * tilesAcross + ((node - row * stride) >> tileShift);
}

/** Labels of a tile that nobody has looked at yet are made 'not reached': memory that a search does not need is never touched. */
function open(tile: i32): void {
  if (load<u8>(touched + tile)) return;
  store<u8>(touched + tile, 1);
  const firstRow = (tile / tilesAcross) << tileShift;
  const firstColumn = (tile % tilesAcross) << tileShift;
  const lastRow = min(firstRow + tileSide, rows);
  const width = min(tileSide, stride - firstColumn);
  for (let row = firstRow; row < lastRow; row++) {
    const from = row * stride + firstColumn;
    for (let i = 0; i < width; i++) store<f64>(seconds + 8 * (from + i), Infinity);
    memory.fill(owner + 4 * from, 0xff, 4 * width);
  }
}

/** Opens a tile and those around it, which its steps lead into. */
function openAround(tile: i32): void {
  const down = tile / tilesAcross;
  const across = tile % tilesAcross;
  const last = tiles / tilesAcross - 1;
  for (let y = max(0, down - 1); y <= min(last, down + 1); y++) {
    for (let x = max(0, across - 1); x <= min(tilesAcross - 1, across + 1); x++) open(y * tilesAcross + x);
  }
}

@inline function bucketIn(entry: usize, time: f64): void {
  const bucket = <i32>((time - windowStart) * perSecond);
  store<u32>(entry, load<u32>(bucketHead + 4 * bucket), 4);
  store<u32>(bucketHead + 4 * bucket, <u32>entry);
  const word = bucketBits + 8 * (bucket >> 6);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (bucket & 63)));
}

/** Queues a node that has been labelled, wherever it is. */
function queueAnywhere(node: i32, time: f64): void {
  const entry = newEntry();
  store<i32>(entry, node);
  store<f64>(entry, time, 8);
  const tile = tileOf(node);
  if (tile == working && time < windowEnd) bucketIn(entry, time);
  else pend(tile, entry, time);
}

@inline function queueHere(node: i32, time: f64): void {
  const entry = newEntry();
  store<i32>(entry, node);
  store<f64>(entry, time, 8);
  if (time < windowEnd) bucketIn(entry, time);
  else pend(working, entry, time);
}

/** Lowers a node's label if the new one is earlier, or as early and of a lower facility row. */
export function improve(node: i32, time: f64, by: i32): void {
  open(tileOf(node));
  const before = load<f64>(seconds + 8 * node);
  if (time > before || (time == before && by >= load<i32>(owner + 4 * node))) return;
  if (journaling) note(node);
  store<f64>(seconds + 8 * node, time);
  store<i32>(owner + 4 * node, by);
  queueAnywhere(node, time);
}

/** Queues a node once more with the label that it has. */
export function again(node: i32): void {
  if (!load<u8>(touched + tileOf(node))) return;
  const time = load<f64>(seconds + 8 * node);
  if (time < Infinity) queueAnywhere(node, time);
}

@inline function paceOf<C>(node: i32): f64 {
  if (isFloat<C>()) return 60.0 * <f64>load<f32>(codes + 4 * node);
  return load<f64>(palette + 8 * <usize>load<u16>(codes + 2 * node));
}

@inline function modeOf(node: i32): i32 {
  return load<u8>(paletteModes + <usize>load<u16>(codes + 2 * node));
}

function tobler(slope: f64): f64 {
  const x = 3.5 * abs<f64>(slope + 0.05);
  if (!(x < 16)) return exp(x - 0.175);
  const i = <i32>(x * 128 + 0.5);
  const r = x - <f64>i * (1.0 / 128.0);
  return load<f64>(toblers + 8 * i) * (1 + r * (1 + r * (1.0 / 2.0 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0))))));
}

function cycling(slope: f64): f64 {
  const x = (min<f64>(1, max<f64>(-1, slope)) + 1) * 1024;
  const i = min<i32>(2047, <i32>x);
  const low = load<f64>(cyclings + 8 * i);
  return low + (load<f64>(cyclings + 8 * i, 8) - low) * (x - <f64>i);
}

@inline function factorOf(mode: i32, walkingFactor: f64, cyclingFactor: f64): f64 {
  return mode == 0 ? walkingFactor : mode == 1 ? cyclingFactor : 1.0;
}

/** Pace of the two cells that a knight's step passes. */
@inline function between<C>(node: i32, east: i32, south: i32): f64 {
  const straight = east == 2 ? 1 : east == -2 ? -1 : south == 2 ? stride : -stride;
  const diagonal = (south > 0 ? stride : -stride) + (east > 0 ? 1 : -1);
  return paceOf<C>(node + straight) + paceOf<C>(node + diagonal);
}

/** Bit `number` where the step might lower a label: without slope it does, with slope by the best that a slope can do. */
@inline function hope<C, S>(node: i32, time: f64, own: f64, base: usize, east: i32, south: i32, number: i32): i32 {
  const near = node + east + south * stride;
  let crossed = own + paceOf<C>(near);
  if (number >= 8) crossed += between<C>(node, east, south);
  let least = crossed * load<f64>(share + base + 8 * number);
  if (sizeof<S>() == sizeof<Walking>()) least *= leastTobler;
  if (sizeof<S>() == sizeof<Mixed>()) least *= leastFactor;
  return <i32>(time + least <= load<f64>(seconds + 8 * near)) << number;
}

/** Seconds of a step, in full: the same sums in the same order as `step-seconds.ts`. */
@inline function stepSeconds<C, S>(node: i32, near: i32, own: f64, base: usize, number: i32): f64 {
  const part = load<f64>(share + base + 8 * number);
  const pace = paceOf<C>(near);
  const knight = number >= 8;
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

/** All steps of a cell: first which of them have hope (no branch depends on it), then those alone in full. */
@inline function steps<C, S, N>(node: i32, row: i32, time: f64, label: i32, interior: bool): void {
  const own = paceOf<C>(node);
  const base = <usize>row * (sizeof<N>() == sizeof<Eight>() ? 64 : 128);
  let hopes =
    hope<C, S>(node, time, own, base, 1, 0, 0) |
    hope<C, S>(node, time, own, base, -1, 0, 1) |
    hope<C, S>(node, time, own, base, 0, -1, 2) |
    hope<C, S>(node, time, own, base, 0, 1, 3) |
    hope<C, S>(node, time, own, base, 1, -1, 4) |
    hope<C, S>(node, time, own, base, -1, -1, 5) |
    hope<C, S>(node, time, own, base, 1, 1, 6) |
    hope<C, S>(node, time, own, base, -1, 1, 7);
  if (sizeof<N>() == sizeof<Sixteen>()) {
    hopes |=
      hope<C, S>(node, time, own, base, 2, -1, 8) |
      hope<C, S>(node, time, own, base, 2, 1, 9) |
      hope<C, S>(node, time, own, base, -2, -1, 10) |
      hope<C, S>(node, time, own, base, -2, 1, 11) |
      hope<C, S>(node, time, own, base, 1, -2, 12) |
      hope<C, S>(node, time, own, base, -1, -2, 13) |
      hope<C, S>(node, time, own, base, 1, 2, 14) |
      hope<C, S>(node, time, own, base, -1, 2, 15);
  }
  while (hopes != 0) {
    const number = ctz<i32>(hopes);
    hopes &= hopes - 1;
    const near = node + load<i32>(offsets + 4 * number);
    const before = load<f64>(seconds + 8 * near);
    const later = time + stepSeconds<C, S>(node, near, own, base, number);
    if (later <= before && later <= bound && (later < before || label < load<i32>(owner + 4 * near))) {
      if (journaling) note(near);
      store<f64>(seconds + 8 * near, later);
      store<i32>(owner + 4 * near, label);
      if (interior) queueHere(near, later);
      else queueAnywhere(near, later);
    }
  }
}

function workTile<C, S, N>(tile: i32): void {
  const firstRow = (tile / tilesAcross) << tileShift;
  const firstColumn = (tile % tilesAcross) << tileShift;
  const reach = sizeof<N>() == sizeof<Eight>() ? 1 : 2;
  let around = false;
  for (let word = 0; word < bucketWords; word++) {
    const bits = bucketBits + 8 * word;
    let set = load<u64>(bits);
    while (set != 0) {
      const bit = <i32>ctz<u64>(set);
      const head = bucketHead + 4 * (64 * word + bit);
      for (let entry: usize = load<u32>(head); entry != 0; entry = load<u32>(head)) {
        store<u32>(head, load<u32>(entry, 4));
        const node = load<i32>(entry);
        const time = load<f64>(entry, 8);
        store<u32>(entry, <u32>freeEntry, 4);
        freeEntry = entry;
        if (time != load<f64>(seconds + 8 * node)) continue;
        popped++;
        const row = rowOf(node);
        const down = row - firstRow;
        const across = node - row * stride - firstColumn;
        // well inside the tile no neighbour is of another one
        const interior = <u32>(down - reach) < <u32>(tileSide - 2 * reach) && <u32>(across - reach) < <u32>(tileSide - 2 * reach);
        if (!interior && !around) {
          openAround(tile);
          around = true;
        }
        steps<C, S, N>(node, row, time, load<i32>(owner + 4 * node), interior);
      }
      set = load<u64>(bits) & ~((<u64>1) << bit);
      store<u64>(bits, set);
    }
  }
}

function work(tile: i32): void {
  switch (kind) {
    case 0: workTile<Friction, Level, Eight>(tile); break;
    case 1: workTile<Friction, Level, Sixteen>(tile); break;
    case 2: workTile<Palette, Level, Eight>(tile); break;
    case 3: workTile<Palette, Level, Sixteen>(tile); break;
    case 4: workTile<Palette, Walking, Eight>(tile); break;
    case 5: workTile<Palette, Walking, Sixteen>(tile); break;
    case 6: workTile<Palette, Mixed, Eight>(tile); break;
    default: workTile<Palette, Mixed, Sixteen>(tile);
  }
}

/** Deals the waiting entries of a tile that the window has reached into the buckets. */
function deal(tile: i32): void {
  let entry: usize = load<u32>(tileHead + 4 * tile);
  let kept: usize = 0;
  let least: f64 = Infinity;
  while (entry != 0) {
    const following: usize = load<u32>(entry, 4);
    const time = load<f64>(entry, 8);
    if (time < windowEnd) bucketIn(entry, time);
    else {
      store<u32>(entry, <u32>kept, 4);
      kept = entry;
      least = min(least, time);
    }
    entry = following;
  }
  store<u32>(tileHead + 4 * tile, <u32>kept);
  store<f64>(tileLeast + 8 * tile, least);
}

/** The next window begins at the earliest waiting entry; tiles with nothing left leave the list. Returns false at the end. */
function nextWindow(): bool {
  let left = 0;
  let least: f64 = Infinity;
  for (let i = 0; i < waitingCount; i++) {
    const tile = load<i32>(waiting + 4 * i);
    if (load<u32>(tileHead + 4 * tile) == 0) {
      store<u8>(isWaiting + tile, 0);
      continue;
    }
    store<i32>(waiting + 4 * left++, tile);
    least = min(least, load<f64>(tileLeast + 8 * tile));
  }
  waitingCount = left;
  if (left == 0) return false;
  windowStart = least;
  windowEnd = least + windowSeconds;
  for (let i = 0; i < left; i++) {
    const tile = load<i32>(waiting + 4 * i);
    if (load<f64>(tileLeast + 8 * tile) < windowEnd && !load<u8>(isActive + tile)) activate(tile);
  }
  return true;
}

/** Searches on. Returns 1 when about `budget` nodes have been worked on and there are more, 0 at the end. */
export function run(boundSeconds: f64, budget: i32): i32 {
  bound = boundSeconds;
  popped = 0;
  while (popped < budget) {
    if (activeCount == 0 && !nextWindow()) {
      windowEnd = 0;
      return 0;
    }
    const tile = load<i32>(active + 4 * activeHead);
    if (++activeHead == tiles) activeHead = 0;
    activeCount--;
    store<u8>(isActive + tile, 0);
    working = tile;
    deal(tile);
    work(tile);
    working = -1;
  }
  return 1;
}

/** Empties the queue. */
export function emptyQueue(): void {
  for (let i = 0; i < waitingCount; i++) {
    const tile = load<i32>(waiting + 4 * i);
    let entry: usize = load<u32>(tileHead + 4 * tile);
    while (entry != 0) {
      const following: usize = load<u32>(entry, 4);
      store<u32>(entry, <u32>freeEntry, 4);
      freeEntry = entry;
      entry = following;
    }
    store<u32>(tileHead + 4 * tile, 0);
    store<f64>(tileLeast + 8 * tile, Infinity);
    store<u8>(isWaiting + tile, 0);
    store<u8>(isActive + tile, 0);
  }
  waitingCount = 0;
  activeHead = 0;
  activeCount = 0;
  windowEnd = 0;
}

/** Forgets the labels of the layer in use: its tiles are opened anew when they are next needed. */
export function clear(): void {
  emptyQueue();
  memory.fill(touched, 0, tiles);
}

/** From now on labels are noted before they change. */
export function mark(): void {
  journaling = true;
  journalBlock = 0;
  journalNext = 0;
  journalEnd = 0;
}

/** Gives the noted labels back, latest first, and notes no more; without `restore` only forgets the notes. */
export function unmark(restore: bool): void {
  journaling = false;
  while (journalBlock != 0) {
    if (restore) {
      for (let at = journalNext - entryBytes; at > journalBlock; at -= entryBytes) {
        const node = load<i32>(at);
        store<i32>(owner + 4 * node, load<i32>(at, 4));
        store<f64>(seconds + 8 * node, load<f64>(at, 8));
      }
    }
    const block = journalBlock;
    journalBlock = load<u32>(block);
    journalNext = block + blockBytes;
    if (journalBlock != 0) journalNext = journalBlock + blockBytes;
    store<u32>(block, <u32>freeBlock);
    freeBlock = block;
  }
  journalNext = 0;
  journalEnd = 0;
}

/** Where the latest block of the journal begins and ends; entries follow its first 16 bytes, the block before it is named in its first 4. */
export function journalLatest(): usize {
  return journalBlock;
}

export function journalLatestEnd(): usize {
  return journalNext;
}

/**
 * Takes back the labels of a facility that hang together with a node, and queues the labelled cells around them, so that `run` fills the hole.
 */
export function release(start: i32, by: i32): void {
  if (by < 0 || !load<u8>(touched + tileOf(start)) || load<i32>(owner + 4 * start) != by) return;
  const reach = kind & 1 ? 2 : 1;
  let entry = newEntry();
  store<i32>(entry, start);
  store<u32>(entry, 0, 4);
  let stack = entry;
  take(start);
  while (stack != 0) {
    entry = stack;
    const node = load<i32>(entry);
    stack = load<u32>(entry, 4);
    store<u32>(entry, <u32>freeEntry, 4);
    freeEntry = entry;
    openAround(tileOf(node));
    for (let south = -reach; south <= reach; south++) {
      for (let east = -reach; east <= reach; east++) {
        const near = node + east + south * stride;
        if (load<i32>(owner + 4 * near) == by) {
          take(near);
          entry = newEntry();
          store<i32>(entry, near);
          store<u32>(entry, <u32>stack, 4);
          stack = entry;
        } else again(near);
      }
    }
  }
}

function take(node: i32): void {
  if (journaling) note(node);
  store<f64>(seconds + 8 * node, Infinity);
  store<i32>(owner + 4 * node, -1);
}
