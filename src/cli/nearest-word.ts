/** Letters to insert, delete or replace to turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The candidate that the word was probably meant to be; empty where none is near. */
export function nearestWord(word: string, candidates: readonly string[]): string {
  const started = word.length >= 3 ? candidates.find((candidate) => candidate.startsWith(word)) : undefined;
  if (started !== undefined) return started;
  const ranked = candidates.map((candidate) => ({ candidate, away: distance(word, candidate) })).toSorted((a, b) => a.away - b.away);
  const best = ranked[0];
  return best && best.away <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : '';
}
