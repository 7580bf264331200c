/**
 * CPU milliseconds (user and system, all threads of the process) of the middle one of `rounds` runs, after one run to warm up. CPU and
 * not the clock, so that a busy machine does not change a ratio much.
 */
export function medianMs(rounds: number, work: () => void): number {
  work();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
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
