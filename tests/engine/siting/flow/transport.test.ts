import { describe, expect, it } from 'vitest';
import { ProgramDraft } from '../../../support/mip/linear-program';
import { placesOf, type Places } from '../../../../src/engine/siting/flow/places';
import { transport, type Transport } from '../../../../src/engine/siting/flow/transport';
import { loadMipSolver } from '../../../support/mip/highs';
import { randomProblem } from '../random-problem';

const sum = (values: Iterable<number>): number => [...values].reduce((all, one) => all + one, 0);

/** What makes a transport optimal, by its prices. Tolerances: sums of some hundred numbers below 1e4 in another order. */
function expectOptimal({ people, room, rowStart, pairSite, pairCost, unservedCost }: Places, answer: Transport): void {
  const { flowRow, flowSite, flowPeople, unserved, rowPrice, rowShort, sitePrice, siteShort } = answer;
  const load = new Float64Array(room.length);
  const served = new Float64Array(people.length);
  const used = new Set<number>();
  flowPeople.forEach((count, flow) => {
    expect(count).toBeGreaterThan(0);
    load[flowSite[flow]!]! += count;
    served[flowRow[flow]!]! += count;
    used.add(flowRow[flow]! * room.length + flowSite[flow]!);
  });
  const [unservedShort, unservedPrice] = unservedCost < Infinity ? [0, unservedCost] : [1, 0];
  people.forEach((count, row) => {
    expect(served[row]! + unserved[row]!).toBeCloseTo(count, 9);
    // nobody goes unserved who could be for less, and who is unserved pays the price of it
    expect(rowShort[row]).toBeLessThanOrEqual(unservedShort);
    if (rowShort[row] === unservedShort) expect(rowPrice[row]).toBeLessThanOrEqual(unservedPrice + 1e-9);
    if (unserved[row]! > 0) expect([rowShort[row], rowPrice[row]]).toEqual([unservedShort, unservedPrice]);
    for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
      const site = pairSite[pair]!;
      const short = siteShort[site]! - rowShort[row]!;
      const by = pairCost[pair]! + sitePrice[site]! - rowPrice[row]!;
      if (used.has(row * room.length + site)) {
        expect(short).toBe(0);
        expect(by).toBeCloseTo(0, 9);
      } else if (room[site]! > 0) expect(short > 0 || (short === 0 && by > -1e-9)).toBe(true);
    }
  });
  room.forEach((most, site) => {
    expect(load[site]).toBeLessThanOrEqual(most + 1e-9);
    expect(siteShort[site]! > 0 || sitePrice[site]! > -1e-9).toBe(true);
    if (siteShort[site]! > 0 || sitePrice[site]! > 1e-9) expect(load[site]).toBeCloseTo(most, 9);
  });
}

describe('the transport of people to sites with room', async () => {
  const solve = await loadMipSolver();

  /** Least cost by HiGHS, of those served where `unserved` people are not. */
  const leastCost = ({ people, room, rowStart, pairSite, pairCost }: Places, unserved: number | null): number => {
    const draft = new ProgramDraft('least');
    const bySite: (readonly [number, number])[][] = Array.from(room, () => []);
    const missing: (readonly [number, number])[] = [];
    people.forEach((count, row) => {
      const entries: (readonly [number, number])[] = [];
      for (let pair = rowStart[row]!; pair < rowStart[row + 1]!; pair++) {
        const column = draft.column({ objective: unserved === null ? 0 : pairCost[pair]! });
        entries.push([column, 1]);
        bySite[pairSite[pair]!]!.push([column, 1]);
      }
      const left = draft.column({ objective: unserved === null ? 1 : 0 });
      missing.push([left, 1]);
      draft.row(count, count, [...entries, [left, 1]]);
    });
    room.forEach((most, site) => draft.row(-Infinity, most, bySite[site]!));
    if (unserved !== null) draft.row(-Infinity, unserved, missing);
    return solve(draft.program()).objective;
  };

  it.each([
    ['room enough', 1.3],
    ['just room enough', 1],
    ['too little room', 0.7],
  ])('with %s serves as many as HiGHS and at its cost', (_, slack) => {
    for (let seed = 1; seed <= 25; seed++) {
      const shape = { rows: 12 + (seed % 9), sites: 3 + (seed % 4), density: 0.4 + 0.1 * (seed % 6), slack, whole: seed % 2 === 0 };
      const places = placesOf(randomProblem(seed, shape), Infinity);
      const answer = transport(places);
      expectOptimal(places, answer);
      const unserved = leastCost(places, null);
      // the solver's own tolerances are 1e-7, on sums below 1e4
      expect(Math.abs(answer.unservedPeople - unserved)).toBeLessThan(1e-6);
      expect(Math.abs(answer.cost - leastCost(places, unserved + 1e-9))).toBeLessThan(1e-4);
    }
  });

  it('leaves unserved whoever costs more than that', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const places = { ...placesOf(randomProblem(seed, { rows: 15, sites: 4, density: 0.7, slack: 0.9 }), Infinity), unservedCost: 6 };
      const answer = transport(places);
      expectOptimal(places, answer);
      expect(sum(answer.unserved)).toBeCloseTo(answer.unservedPeople, 9);
    }
  });

  it('is optimal from any prices it begins with, on sites in use only', () => {
    const places = placesOf(randomProblem(5, { rows: 200, sites: 20, density: 0.5, slack: 2 }), Infinity);
    const open = Uint8Array.from({ length: 20 }, (_, site) => Number(site % 3 !== 0));
    const plain = transport(places, { open, prices: null, whole: false });
    const odd = transport(places, { open, prices: Float64Array.from({ length: 20 }, (_, site) => (site * 7) % 11), whole: false });
    expectOptimal({ ...places, room: places.room.map((room, site) => (open[site] ? room : 0)) }, plain);
    expect(odd.cost).toBeCloseTo(plain.cost, 9);
    expect(transport(places, { open, prices: plain.sitePrice, whole: false }).pivots).toBeLessThan(plain.pivots + 1);
  });

  it('sends everyone to the nearest site where room has no limit, at that cost to the bit', () => {
    const problem = randomProblem(8, { rows: 60, sites: 9, density: 0.6, slack: 1, whole: false });
    const places = placesOf({ ...problem, capacity: null }, Infinity);
    let cost = 0;
    places.people.forEach((count, row) => {
      if (places.rowStart[row]! < places.rowStart[row + 1]!) cost += count * places.pairCost[places.rowStart[row]!]!;
    });
    expect(transport(places).cost).toBe(cost);
  });

  it('costs no more with more room', () => {
    const problem = randomProblem(21, { rows: 80, sites: 8, density: 0.8, slack: 1.02 });
    let before = Infinity;
    for (const factor of [1, 1.1, 1.5, 3]) {
      const { cost, unservedPeople } = transport(
        placesOf({ ...problem, capacity: problem.capacity!.map((room) => room * factor) }, Infinity),
      );
      expect(unservedPeople).toBe(0);
      expect(cost).toBeLessThanOrEqual(before * (1 + 1e-12));
      before = cost;
    }
  });
});
