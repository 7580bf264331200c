/** One line of the table of peers. */
export interface PeerRow {
  readonly question: string;
  /** what the figures are, such as `user s` */
  readonly unit: string;
  readonly ours: number;
  readonly peer: number;
  /** the other side and its version */
  readonly against: string;
  /** largest ratio ours / peer that is good; NaN where the row is for information */
  readonly bar: number;
  /** what was compared, such as the worst difference of the two results; empty for none */
  readonly note: string;
}

export const tableHead = '| question | unit | ours | peer | against | ratio | bar | | note |\n|---|---|---|---|---|---|---|---|---|';

const figure = (value: number): string => (value === value ? String(Number(value.toPrecision(3))) : '');

/** The row as a line of markdown: `met`, or by how much the bar is missed. */
export function rowText({ question, unit, ours, peer, against, bar, note }: PeerRow): string {
  const ratio = ours / peer;
  const verdict = !(bar === bar) || !(ratio === ratio) ? '' : ratio <= bar ? 'met' : `missed x${(ratio / bar).toFixed(2)}`;
  return `| ${[question, unit, figure(ours), figure(peer), against, figure(ratio), figure(bar), verdict, note].join(' | ')} |`;
}

/** The middle one of some figures. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}
