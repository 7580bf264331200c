/** A depot that may supply a place, and how many seconds after the onset. */
export interface SupplyPair {
  readonly depot: number;
  readonly place: number;
  readonly seconds: number;
}

/** People of a place supplied by a depot. */
export interface SupplyFlow extends SupplyPair {
  readonly people: number;
}

/** One level's step. */
export interface FilledStep {
  readonly flows: readonly SupplyFlow[];
  /** people who turn to each depot first, whether it has enough or not; by depot row */
  readonly asked: ReadonlyMap<number, number>;
  /** people still without, place by place */
  readonly left: Float64Array;
}

/**
 * One level of depots hands out what it has: the pair that is soonest first, then the next with people and stock left; ties to the lower depot, then the lower place.
 * @param need people without, place by place
 * @param stock people that each depot can supply, by row; it is drawn on. NaN supplies nobody
 */
export function fillIn(need: Float64Array, pairs: readonly SupplyPair[], stock: Float64Array): FilledStep {
  const left = need.slice();
  const asked = new Map<number, number>();
  const turned = new Uint8Array(need.length);
  const flows: SupplyFlow[] = [];
  const order = pairs
    .filter(({ seconds, place }) => seconds < Infinity && need[place]! > 0)
    .sort((a, b) => a.seconds - b.seconds || a.depot - b.depot || a.place - b.place);
  for (const pair of order) {
    const { depot, place } = pair;
    if (!turned[place]) {
      turned[place] = 1;
      asked.set(depot, (asked.get(depot) ?? 0) + need[place]!);
    }
    const people = Math.min(left[place]!, stock[depot]!);
    if (!(people > 0)) continue;
    left[place]! -= people;
    stock[depot]! -= people;
    flows.push({ ...pair, people });
  }
  return { flows, asked, left };
}
