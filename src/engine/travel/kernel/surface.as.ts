// AssemblyScript, compiled by tools/kernel.mjs into surface-wasm.ts. `kernel-room.ts` lays out the memory, `kernel-search.ts` calls it;
// `step-seconds.ts` says the same in TypeScript. Both must give the same bits.
import { Eight, Friction, Level, Mixed, Palette, Sixteen, Walking, between, kind, leastFactor, leastTobler, offsets, paceOf, rowOf, share, stepSeconds, stride, tileOf, tileShift, tileSide, tiles, tilesAcross } from './ground.as';
import { journaling, note, open, openAround, ownerAt, ownerMask, seconds, touched } from './layer.as';
import { activeCount, bucketBits, bucketHead, bucketWords, closeWindow, deal, emptyQueue, freeUp, newEntry, nextTile, nextWindow, queueAnywhere, queueHere, rest } from './queue.as';

/** of the run */
let bound: f64 = 0;
let popped: i32 = 0;

/** Lowers a node's label if the new one is earlier, or as early and of a lower facility row. */
export function improve(node: i32, time: f64, row: i32): void {
  const by = ownerMask != 0 ? row : 0;
  open(tileOf(node));
  const before = load<f64>(seconds + 8 * node);
  if (time > before || (time == before && by >= load<i32>(ownerAt(node)))) return;
  if (journaling) note(node);
  store<f64>(seconds + 8 * node, time);
  store<i32>(ownerAt(node), by);
  queueAnywhere(node, time);
}

/** Queues a node once more with the label that it has. */
export function again(node: i32): void {
  if (!load<u8>(touched + tileOf(node))) return;
  const time = load<f64>(seconds + 8 * node);
  if (time < Infinity) queueAnywhere(node, time);
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
    const later = time + stepSeconds<C, S, N>(node, near, own, base, number);
    if (later <= before && later <= bound && (later < before || label < load<i32>(ownerAt(near)))) {
      if (journaling) note(near);
      store<f64>(seconds + 8 * near, later);
      store<i32>(ownerAt(near), label);
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
        freeUp(entry);
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
        steps<C, S, N>(node, row, time, load<i32>(ownerAt(node)), interior);
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

/** Searches on. Returns 1 when about `budget` nodes have been worked on and there are more, 0 at the end. */
export function run(boundSeconds: f64, budget: i32): i32 {
  bound = boundSeconds;
  popped = 0;
  while (popped < budget) {
    if (activeCount == 0 && !nextWindow()) {
      closeWindow();
      return 0;
    }
    const tile = nextTile();
    deal(tile);
    work(tile);
    rest();
  }
  return 1;
}

/** Forgets the labels of the layer in use: its tiles are opened anew when they are next needed. */
export function clear(): void {
  emptyQueue();
  memory.fill(touched, 0, tiles);
}

/**
 * Takes back the labels of a facility that hang together with a node, and queues the labelled cells around them, so that `run` fills the hole.
 */
export function release(start: i32, by: i32): void {
  if (by < 0 || !load<u8>(touched + tileOf(start)) || load<i32>(ownerAt(start)) != by) return;
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
    freeUp(entry);
    openAround(tileOf(node));
    for (let south = -reach; south <= reach; south++) {
      for (let east = -reach; east <= reach; east++) {
        const near = node + east + south * stride;
        if (load<i32>(ownerAt(near)) == by) {
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
  store<i32>(ownerAt(node), -1);
}

export { closeBadFriction, setGround } from './ground.as';
export { journalLatest, journalLatestEnd, mark, unmark, useLayer } from './layer.as';
export { emptyQueue, setQueue } from './queue.as';
