import type { Finding } from '../model/finding';
import type { Nearest, SparseMatrix } from '../model/result';
import type { Demand, DemandParts } from '../model/study';

/** Times of the rows of a demand file: as found, or where its people were spread the mean of each row's parts in reach. */
export interface RowTimes {
  readonly ids: readonly string[];
  /** not finite where nobody of the row is in reach */
  readonly seconds: Float64Array;
  /** the one that serves the largest share of the row, ties to the lowest; -1 where none */
  readonly facility: Int32Array;
  /** share of the row's people in reach; null where nothing was spread */
  readonly reachedShare: Float64Array | null;
}

const largest = (shares: ReadonlyMap<number, number>): number => {
  let best = -1;
  for (const [facility, share] of shares) {
    const most = shares.get(best) ?? 0;
    if (share > most || (share === most && facility < best)) best = facility;
  }
  return best;
};

/** Times per row of the demand file. A row's parts count by their share of its people, so the mean is that of its people in reach. */
export function rowTimes({ id, parts }: Pick<Demand, 'id' | 'parts'>, nearest: Pick<Nearest, 'seconds' | 'facility'>): RowTimes {
  if (!parts) return { ids: id, seconds: nearest.seconds, facility: nearest.facility, reachedShare: null };
  const { ids, of, share } = parts;
  const seconds = new Float64Array(ids.length).fill(Infinity);
  const facility = new Int32Array(ids.length).fill(-1);
  const reachedShare = new Float64Array(ids.length);
  for (let part = 0; part < of.length;) {
    const row = of[part] ?? 0;
    const served = new Map<number, number>();
    let weighted = 0;
    let reached = 0;
    for (; part < of.length && of[part] === row; part++) {
      const owner = nearest.facility[part] ?? -1;
      if (owner < 0) continue;
      const weight = share[part] ?? 0;
      reached += weight;
      weighted += weight * (nearest.seconds[part] ?? NaN);
      served.set(owner, (served.get(owner) ?? 0) + weight);
    }
    if (reached === 0) continue;
    seconds[row] = weighted / reached;
    facility[row] = largest(served);
    reachedShare[row] = Math.min(1, reached);
  }
  return { ids, seconds, facility, reachedShare };
}

/** A pair of a facility and a row of the demand file. */
export interface RowPair {
  readonly facility: number;
  readonly id: string;
  readonly seconds: number;
  /** share of the row's people that this facility reaches; null where nothing was spread */
  readonly reachedShare: number | null;
}

/** Pairs per row of the demand file, ordered by facility, then row; where people were spread each is the mean of the row's parts in reach. */
export function* rowPairs({ id, parts }: Pick<Demand, 'id' | 'parts'>, pairs: SparseMatrix): Generator<RowPair> {
  const { facility, demand, seconds } = pairs;
  for (let pair = 0; pair < seconds.length;) {
    const owner = facility[pair] ?? -1;
    const place = demand[pair] ?? -1;
    if (!parts) {
      yield { facility: owner, id: id[place] ?? '', seconds: seconds[pair] ?? NaN, reachedShare: null };
      pair++;
      continue;
    }
    const row = parts.of[place] ?? -1;
    let weighted = 0;
    let reached = 0;
    for (; pair < seconds.length && facility[pair] === owner && parts.of[demand[pair] ?? -1] === row; pair++) {
      const weight = parts.share[demand[pair] ?? -1] ?? 0;
      reached += weight;
      weighted += weight * (seconds[pair] ?? NaN);
    }
    yield { facility: owner, id: parts.ids[row] ?? '', seconds: weighted / reached, reachedShare: Math.min(1, reached) };
  }
}

/** A finding that names parts, naming the rows of the file that they are parts of (each once). */
export function ofRows(finding: Finding, parts: DemandParts | undefined): Finding {
  const { rows } = finding.details;
  if (!parts || finding.where.layer !== 'demand' || typeof rows !== 'object') return finding;
  return { ...finding, details: { ...finding.details, parts: true, rows: [...new Set(rows.map((part) => parts.of[Number(part)] ?? -1))] } };
}
