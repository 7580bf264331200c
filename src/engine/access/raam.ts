import { pairsByRow } from './pairs-by-row';
import type { AccessInput, AccessOptions } from './contract';
import { reachOf } from './reach';

/** Where everyone went. */
export interface RationalAssignment {
  /** mean cost of a row's people: travel / tau + demand / (supply x rho); Infinity where nothing with supply is in reach, NaN where nobody lives */
  readonly cost: Float64Array;
  /** people at each facility */
  readonly load: Float64Array;
  /** people-weighted mean of (cost - least cost) / cost: how far from the point where nobody gains by moving */
  readonly excess: number;
}

/** The rounds of PySAL `access`, which this follows step by step. */
const firstStep = 0.2;
const leastStep = 0.005;
const halfLife = 50;
const crowdedRounds = 20;

/** To the nearest whole number, halves to the even one, as numpy rounds. */
function roundEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

/**
 * Rational agent access model (Saxon & Snow 2019; PySAL `access` `raam`): everyone starts at the nearest facility and moves, a share at a
 * time, from the costliest place that the row uses to the cheapest it could, where cost = travel / tau + demand / (rho x supply).
 * Where all people are whole numbers only whole people move, as in PySAL; else fractions do.
 * All rows of a round go for the same cheapest places, so the rounds need not settle: `excess` says how far from it they end.
 * @param options `tau` 60, `rho` people / supply of the whole input, `cycles` 150 where left out; `decay` does not count
 */
export function assignRational({ pairs, supply, people }: AccessInput, options: AccessOptions): RationalAssignment {
  const { tau = 60, cycles = 150 } = options;
  const rows = people.length;
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const rho = options.rho ?? sum(people) / sum(supply);
  if (Number.isNaN(rho)) {
    return { cost: new Float64Array(rows).fill(NaN), load: new Float64Array(supply.length).fill(NaN), excess: NaN };
  }
  const whole = people.every(Number.isInteger);
  const room = supply.map((amount) => amount * rho);
  const { start, facility, travel } = usablePairs({ pairs, supply, people }, options, tau);
  const assigned = new Float64Array(facility.length);
  const load = new Float64Array(supply.length);
  const least = new Int32Array(rows);
  const worst = new Int32Array(rows);
  const moved = new Float64Array(rows);
  const arriving = new Float64Array(supply.length);
  const congestion = new Float64Array(supply.length);
  const price = (): void => {
    load.fill(0);
    for (let pair = 0; pair < facility.length; pair++) load[facility[pair]!]! += assigned[pair]!;
    for (let at = 0; at < room.length; at++) congestion[at] = load[at]! / room[at]!;
  };
  for (let row = 0; row < rows; row++) {
    let near = start[row]!;
    for (let pair = near; pair < start[row + 1]!; pair++) if (travel[pair]! < travel[near]!) near = pair;
    if (near < start[row + 1]!) assigned[near] = people[row]!;
  }
  const cost = new Float64Array(rows);
  const meanCosts = (): void => {
    for (let row = 0; row < rows; row++) {
      let all = 0;
      for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
        if (assigned[pair]! > 0) all += assigned[pair]! * (congestion[facility[pair]!]! + travel[pair]!);
      }
      cost[row] = people[row] === 0 ? NaN : start[row] === start[row + 1] ? Infinity : all / people[row]!;
    }
  };
  const choose = (row: number): void => {
    let low = Infinity;
    let high = -Infinity;
    for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
      const total = congestion[facility[pair]!]! + travel[pair]!;
      if (total < low) {
        low = total;
        least[row] = pair;
      }
      if (assigned[pair]! > 0 && total > high) {
        high = total;
        worst[row] = pair;
      }
    }
  };
  /** people who would go from the costliest place to the cheapest until both cost the same, at most a share of the row */
  const wanting = (row: number, share: number): number => {
    const to = least[row]!;
    const from = worst[row]!;
    if (to === from) return 0;
    const roomTo = room[facility[to]!]!;
    const roomFrom = room[facility[from]!]!;
    const othersTo = load[facility[to]!]! - assigned[to]!;
    const othersFrom = load[facility[from]!]! - assigned[from]!;
    const both = assigned[to]! + assigned[from]!;
    const even =
      ((roomTo * roomFrom) / (roomTo + roomFrom)) * (travel[from]! - travel[to]! + (both + othersFrom) / roomFrom - othersTo / roomTo);
    const move = Math.min(even - assigned[to]!, assigned[from]!, share * people[row]!);
    return whole ? Math.trunc(move) : Math.max(0, move);
  };
  for (let cycle = 0; cycle < cycles; cycle++) {
    price();
    const share = Math.max(leastStep, firstStep * 0.5 ** (cycle / halfLife));
    arriving.fill(0);
    for (let row = 0; row < rows; row++) {
      if (start[row] === start[row + 1]) continue;
      choose(row);
      moved[row] = wanting(row, share);
      arriving[facility[least[row]!]!]! += moved[row]!;
    }
    for (let row = 0; row < rows; row++) {
      if (start[row] === start[row + 1]) continue;
      const to = least[row]!;
      // nobody's favourite is mobbed in one round
      const crowd = cycle < crowdedRounds ? Math.max(1, arriving[facility[to]!]! / room[facility[to]!]!) : 1;
      const going = cycle < crowdedRounds && whole ? roundEven(moved[row]! / crowd) : moved[row]! / crowd;
      assigned[to]! += going;
      assigned[worst[row]!]! -= going;
    }
    // as PySAL does: the last round's moves at the costs that led to them
    if (cycle === cycles - 1) meanCosts();
  }
  price();
  let paid = 0;
  let saved = 0;
  for (let row = 0; row < rows; row++) {
    if (start[row] === start[row + 1]) continue;
    choose(row);
    const low = congestion[facility[least[row]!]!]! + travel[least[row]!]!;
    for (let pair = start[row]!; pair < start[row + 1]!; pair++) {
      const total = congestion[facility[pair]!]! + travel[pair]!;
      paid += assigned[pair]! * total;
      saved += assigned[pair]! * (total - low);
    }
  }
  if (cycles === 0) meanCosts();
  return { cost, load, excess: paid > 0 ? saved / paid : 0 };
}

/** Pairs of rows with people and facilities with supply, by row, then facility, whatever the order of the matrix; costs in units of tau. */
function usablePairs({ pairs, supply, people }: AccessInput, options: AccessOptions, tau: number) {
  const reach = reachOf(pairs, { ...options, decay: null });
  const byFacility = pairsByRow(reach.facility, supply.length).pair;
  const usable = byFacility.filter((pair) => supply[reach.facility[pair]!]! > 0 && people[reach.demand[pair]!]! > 0);
  const { start, pair } = pairsByRow(
    usable.map((at) => reach.demand[at]!),
    people.length,
  );
  const ordered = pair.map((at) => usable[at]!);
  return {
    start,
    facility: ordered.map((at) => reach.facility[at]!),
    travel: Float64Array.from(ordered, (at) => reach.cost[at]! / tau),
  };
}

/** The cost of `assignRational`: travel and congestion together, in units of tau; lower is better. */
export function raam(input: AccessInput, options: AccessOptions): Float64Array {
  return assignRational(input, options).cost;
}
