// Part of the search kernel, see surface.as.ts.
import { blockBytes, entryBytes, newBlock, setArena } from './blocks.as';
import { tileOf, tiles } from './ground.as';

// the queue: entries wait in a list of their tile until the window reaches them, then in buckets of the tile at work
export let tileHead: usize = 0;
export let tileLeast: usize = 0;
export let isWaiting: usize = 0;
export let isActive: usize = 0;
export let waiting: usize = 0;
export let waitingCount: i32 = 0;
export let active: usize = 0;
export let activeHead: i32 = 0;
export let activeCount: i32 = 0;
export let bucketHead: usize = 0;
export let bucketBits: usize = 0;
export let bucketWords: i32 = 0;
export let perSecond: f64 = 1;
export let windowSeconds: f64 = 1;
export let windowStart: f64 = 0;
export let windowEnd: f64 = 0;
export let working: i32 = -1;

export let freeEntry: usize = 0;
export let entryNext: usize = 0;
export let entryEnd: usize = 0;

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
  setArena(arenaAt, arenaEndsAt);
  for (let tile = 0; tile < tiles; tile++) store<f64>(tileLeast + 8 * tile, Infinity);
}

@inline export function newEntry(): usize {
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

/** Puts an entry back for use. */
@inline export function freeUp(entry: usize): void {
  store<u32>(entry, <u32>freeEntry, 4);
  freeEntry = entry;
}

export function activate(tile: i32): void {
  store<u8>(isActive + tile, 1);
  let at = activeHead + activeCount++;
  if (at >= tiles) at -= tiles;
  store<i32>(active + 4 * at, tile);
}

export function pend(tile: i32, entry: usize, time: f64): void {
  store<u32>(entry, load<u32>(tileHead + 4 * tile), 4);
  store<u32>(tileHead + 4 * tile, <u32>entry);
  if (time < load<f64>(tileLeast + 8 * tile)) store<f64>(tileLeast + 8 * tile, time);
  if (!load<u8>(isWaiting + tile)) {
    store<u8>(isWaiting + tile, 1);
    store<i32>(waiting + 4 * waitingCount++, tile);
  }
  if (time < windowEnd && !load<u8>(isActive + tile)) activate(tile);
}

@inline export function bucketIn(entry: usize, time: f64): void {
  const bucket = <i32>((time - windowStart) * perSecond);
  store<u32>(entry, load<u32>(bucketHead + 4 * bucket), 4);
  store<u32>(bucketHead + 4 * bucket, <u32>entry);
  const word = bucketBits + 8 * (bucket >> 6);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (bucket & 63)));
}

/** Queues a node that has been labelled, wherever it is. */
export function queueAnywhere(node: i32, time: f64): void {
  const entry = newEntry();
  store<i32>(entry, node);
  store<f64>(entry, time, 8);
  const tile = tileOf(node);
  if (tile == working && time < windowEnd) bucketIn(entry, time);
  else pend(tile, entry, time);
}

@inline export function queueHere(node: i32, time: f64): void {
  const entry = newEntry();
  store<i32>(entry, node);
  store<f64>(entry, time, 8);
  if (time < windowEnd) bucketIn(entry, time);
  else pend(working, entry, time);
}

/** Deals the waiting entries of a tile that the window has reached into the buckets. */
export function deal(tile: i32): void {
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
export function nextWindow(): bool {
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

/** The next active tile is at work now. */
export function nextTile(): i32 {
  const tile = load<i32>(active + 4 * activeHead);
  if (++activeHead == tiles) activeHead = 0;
  activeCount--;
  store<u8>(isActive + tile, 0);
  working = tile;
  return tile;
}

/** Nothing is at work. */
export function rest(): void {
  working = -1;
}

/** The queue is empty: what is queued next begins a new window */
export function closeWindow(): void {
  windowEnd = 0;
}

/** Empties the queue. */
export function emptyQueue(): void {
  for (let i = 0; i < waitingCount; i++) {
    const tile = load<i32>(waiting + 4 * i);
    let entry: usize = load<u32>(tileHead + 4 * tile);
    while (entry != 0) {
      const following: usize = load<u32>(entry, 4);
      freeUp(entry);
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
