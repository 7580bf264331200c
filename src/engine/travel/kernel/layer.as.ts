// Part of the search kernel, see surface.as.ts.
import { blockBytes, entryBytes, giveBack, newBlock } from './blocks.as';
import { rows, stride, tileShift, tileSide, tiles, tilesAcross } from './ground.as';

// the layer in use: where its labels lie, and its journal; kept in a record of its own while another layer is in use
export let layer: usize = 0;
export let seconds: usize = 0;
export let owner: usize = 0;
/** of the bytes from `owner` to a node's: all ones, or 0 where one word (always 0) stands for every owner, since nobody asks who */
export let ownerMask: usize = 0;
export let touched: usize = 0;
export let journaling: bool = false;
export let journalBlock: usize = 0;
export let journalNext: usize = 0;
export let journalEnd: usize = 0;


/** Puts another layer to use. A record: where the seconds, owners and touched tiles lie, then four words of the journal, then the owners' mask. */
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
  ownerMask = load<u32>(record, 28);
}

@inline export function ownerAt(node: i32): usize {
  return owner + ((<usize>node << 2) & ownerMask);
}

export function note(node: i32): void {
  if (journalNext == journalEnd) {
    const block = newBlock();
    store<u32>(block, <u32>journalBlock);
    journalBlock = block;
    journalNext = block + entryBytes;
    journalEnd = block + blockBytes;
  }
  store<i32>(journalNext, node);
  store<i32>(journalNext, load<i32>(ownerAt(node)), 4);
  store<f64>(journalNext, load<f64>(seconds + 8 * node), 8);
  journalNext += entryBytes;
}

/** Labels of a tile that nobody has looked at yet are made 'not reached': memory that a search does not need is never touched. */
export function open(tile: i32): void {
  if (load<u8>(touched + tile)) return;
  store<u8>(touched + tile, 1);
  const firstRow = (tile / tilesAcross) << tileShift;
  const firstColumn = (tile % tilesAcross) << tileShift;
  const lastRow = min(firstRow + tileSide, rows);
  const width = min(tileSide, stride - firstColumn);
  for (let row = firstRow; row < lastRow; row++) {
    const from = row * stride + firstColumn;
    for (let i = 0; i < width; i++) store<f64>(seconds + 8 * (from + i), Infinity);
    if (ownerMask != 0) memory.fill(owner + 4 * from, 0xff, 4 * width);
  }
}

/** Opens a tile and those around it, which its steps lead into. */
export function openAround(tile: i32): void {
  const down = tile / tilesAcross;
  const across = tile % tilesAcross;
  const last = tiles / tilesAcross - 1;
  for (let y = max(0, down - 1); y <= min(last, down + 1); y++) {
    for (let x = max(0, across - 1); x <= min(tilesAcross - 1, across + 1); x++) open(y * tilesAcross + x);
  }
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
        store<i32>(ownerAt(node), load<i32>(at, 4));
        store<f64>(seconds + 8 * node, load<f64>(at, 8));
      }
    }
    const block = journalBlock;
    journalBlock = load<u32>(block);
    journalNext = block + blockBytes;
    if (journalBlock != 0) journalNext = journalBlock + blockBytes;
    giveBack(block);
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
