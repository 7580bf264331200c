/** What `surface.as.ts` exports; addresses are bytes in its memory. */
export interface SurfaceKernel {
  setGround(
    kind: number,
    codes: number,
    heights: number,
    palette: number,
    paletteModes: number,
    share: number,
    perMetre: number,
    offsets: number,
    toblers: number,
    cyclings: number,
    stride: number,
    rows: number,
    sense: number,
    leastTobler: number,
    leastFactor: number,
  ): void;
  setQueue(queue: number, buckets: number, bucketSeconds: number, arena: number, arenaEnd: number): void;
  useLayer(record: number): void;
  closeBadFriction(cells: number, statistics: number): void;
  improve(node: number, seconds: number, owner: number): void;
  run(boundSeconds: number, budget: number): number;
  clear(): void;
  release(node: number, owner: number): void;
  mark(): void;
  unmark(restore: boolean): void;
  journalLatest(): number;
  journalLatestEnd(): number;
}
