/** Milliseconds of the middle one of `rounds` runs, after one run to warm up. */
export function medianMs(rounds: number, work: () => void): number {
  work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return times[rounds >> 1]!;
}

const megabytes = (bytes: number): string => `${(bytes / 1048576).toFixed(0)} MB`;

/** Resident memory now, and typed arrays now. */
export function memory(): string {
  const { rss, arrayBuffers } = process.memoryUsage();
  return `rss ${megabytes(rss)}, typed arrays ${megabytes(arrayBuffers)}`;
}
