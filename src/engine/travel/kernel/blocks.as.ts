// Part of the search kernel, see surface.as.ts.

// blocks of memory for the queue's entries and the journals
export let freeBlock: usize = 0;
export let arenaNext: usize = 0;
export let arenaEnd: usize = 0;

/** Gives the memory that blocks are cut from; it grows at its end. */
export function setArena(first: usize, end: usize): void {
  arenaNext = first;
  arenaEnd = end;
}

export function giveBack(block: usize): void {
  store<u32>(block, <u32>freeBlock);
  freeBlock = block;
}

export const blockBytes: usize = 65536;
/** node, next entry or owner, time */
export const entryBytes: usize = 16;

export function newBlock(): usize {
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
