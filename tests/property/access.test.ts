import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessMethods, assignRational, measureAccess, readDecay, servedPeople } from '../../src/engine/access';
import type { AccessInput, AccessOptions } from '../../src/engine/access';
import { accessMethodIds, type AccessMethodId } from '../../src/model/measures';

interface City {
  readonly input: AccessInput;
  readonly options: AccessOptions;
}

const facilities = 6;
const rows = 12;
const decays = ['step', 'linear:40', 'gaussian:20', 'exponential:0.1', 'logistic:30,5', 'power:1', 'stepped:10=1,20=0.68,30=0.22'];

/** Any city: some pairs reachable, some facilities without supply, some rows without people. */
const cities: fc.Arbitrary<City> = fc
  .record({
    costs: fc.array(fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 3 }), {
      minLength: facilities * rows,
      maxLength: facilities * rows,
    }),
    supply: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: facilities, maxLength: facilities }),
    people: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: rows, maxLength: rows }),
    decay: fc.constantFrom(...decays),
    cutoff: fc.integer({ min: 5, max: 60 }),
  })
  .map(({ costs, supply, people, decay, cutoff }) => {
    const listed = costs
      .map((cost, at) => ({ cost, facility: Math.floor(at / rows), demand: at % rows }))
      .filter(({ cost }) => cost !== null);
    return {
      input: {
        pairs: {
          facility: Int32Array.from(listed, (pair) => pair.facility),
          demand: Int32Array.from(listed, (pair) => pair.demand),
          cost: Float64Array.from(listed, (pair) => pair.cost ?? NaN),
        },
        supply: Float64Array.from(supply),
        people: Float64Array.from(people),
      },
      options: { decay: readDecay(decay), cutoff },
    };
  });

const sum = (values: Iterable<number>): number => [...values].reduce((all, value) => all + value, 0);

/** Supply of the facilities that somebody reaches with a weight above 0. */
function reachedSupply({ pairs, supply, people }: AccessInput, { decay, cutoff }: AccessOptions): number {
  const reached = new Set<number>();
  pairs.cost.forEach((cost, pair) => {
    const weight = cost <= cutoff ? (decay?.weight(cost) ?? 1) : 0;
    if (weight > 0 && people[pairs.demand[pair]!]! > 0) reached.add(pairs.facility[pair]!);
  });
  return sum([...reached].map((row) => supply[row]!));
}

/** What the values hand out: people x access, or the access itself where it is the row's. */
const handedOut = (id: AccessMethodId, values: Float64Array, people: Float64Array): number =>
  sum(accessMethods[id].value === 'capacity-of-row' ? values : values.map((value, row) => value * people[row]!));

describe('conservation', () => {
  it.each(accessMethodIds.filter((id) => accessMethods[id].conserves))('%s hands out the supply that reaches anyone, all of it', (id) => {
    fc.assert(
      fc.property(cities, ({ input, options }) => {
        const supply = reachedSupply(input, options);
        // sums of a few dozen products: rounding of 1e-16 each
        expect(Math.abs(handedOut(id, measureAccess(id, input, options), input.people) - supply)).toBeLessThan(1e-9 * (1 + supply));
      }),
    );
  });

  it('m2sfca hands out no more than that, and less where weights are below 1', () => {
    fc.assert(
      fc.property(cities, ({ input, options }) => {
        const given = handedOut('m2sfca', measureAccess('m2sfca', input, options), input.people);
        expect(given).toBeLessThanOrEqual(reachedSupply(input, options) * (1 + 1e-9));
      }),
    );
    const half = {
      input: {
        pairs: { facility: Int32Array.of(0), demand: Int32Array.of(0), cost: Float64Array.of(20) },
        supply: Float64Array.of(8),
        people: Float64Array.of(4),
      },
    };
    expect(measureAccess('m2sfca', half.input, { decay: readDecay('linear:40'), cutoff: 40 })[0]! * 4).toBeCloseTo(4, 12);
  });

  it('bfca conserves the level of service: its sum over rows is the sum of supply per demand', () => {
    fc.assert(
      fc.property(cities, ({ input, options }) => {
        const doubled = { ...input, supply: input.supply.map((amount) => 2 * amount) };
        const once = sum(measureAccess('bfca', input, options));
        expect(sum(measureAccess('bfca', doubled, options))).toBeCloseTo(2 * once, 6);
        // and with one facility alone it is supply / people in reach
        const only = input.pairs.facility.map(() => 0);
        const near = new Set([...input.pairs.demand].filter((_, pair) => input.pairs.cost[pair]! <= 60));
        const single = { pairs: onePairPerRow({ ...input.pairs, facility: only }), supply: Float64Array.of(30), people: input.people };
        const inReach = sum([...near].map((row) => input.people[row]!));
        if (inReach > 0) expect(sum(measureAccess('bfca', single, { decay: null, cutoff: 60 }))).toBeCloseTo(30 / inReach, 9);
      }),
    );
  });

  it('people are served, full or out of reach, and no facility serves more than it holds', () => {
    fc.assert(
      fc.property(cities, ({ input, options }) => {
        const { served, full, outOfReach } = servedPeople(input, options);
        input.people.forEach((count, row) => {
          expect(served[row]! + full[row]! + outOfReach[row]!).toBeCloseTo(count, 6);
          for (const part of [served, full, outOfReach]) expect(part[row]).toBeGreaterThanOrEqual(-1e-9);
        });
        expect(sum(served)).toBeLessThanOrEqual(reachedSupply(input, options) + 1e-6);
        // nobody is left before a place with room: either all in reach are served, or all of the supply is used
        if (sum(full) > 1e-6) {
          const rowsLeft = new Set([...full.keys()].filter((row) => full[row]! > 1e-6));
          expect(sum(served)).toBeGreaterThanOrEqual(supplyNear(rowsLeft, input, options) - 1e-6);
        }
      }),
    );
  });
});

/** The first pair of each row. */
function onePairPerRow({ facility, demand, cost }: AccessInput['pairs']): AccessInput['pairs'] {
  const first = [...demand.keys()].filter((pair) => demand.indexOf(demand[pair]!) === pair);
  return {
    facility: Int32Array.from(first, (pair) => facility[pair]!),
    demand: Int32Array.from(first, (pair) => demand[pair]!),
    cost: Float64Array.from(first, (pair) => cost[pair]!),
  };
}

/** Supply of all that these rows reach. */
function supplyNear(near: ReadonlySet<number>, { pairs, supply }: AccessInput, { decay, cutoff }: AccessOptions): number {
  const reached = new Set<number>();
  pairs.cost.forEach((cost, pair) => {
    if (near.has(pairs.demand[pair]!) && cost <= cutoff && (decay?.weight(cost) ?? 1) > 0) reached.add(pairs.facility[pair]!);
  });
  return sum([...reached].map((row) => supply[row]!));
}

describe('laws of access', () => {
  it('the order of the pairs does not count', () => {
    fc.assert(
      fc.property(cities, fc.constantFrom(...accessMethodIds), ({ input, options }, id) => {
        const { facility, demand, cost } = input.pairs;
        const turned = { ...input, pairs: { facility: facility.toReversed(), demand: demand.toReversed(), cost: cost.toReversed() } };
        const here = measureAccess(id, input, options);
        measureAccess(id, turned, options).forEach((value, row) => {
          // the same but for the order of sums
          if (Number.isFinite(value)) expect(Math.abs(value - here[row]!)).toBeLessThan(1e-9 * (1 + Math.abs(value)));
          else expect(value).toBe(here[row]);
        });
      }),
    );
  });

  it('more supply never lowers access', () => {
    fc.assert(
      fc.property(
        cities,
        fc.nat(facilities - 1),
        fc.constantFrom<AccessMethodId>('cumulative', 'gravity', '2sfca', 'e2sfca', '3sfca', 'm2sfca', 'bfca', 'spatial-availability'),
        ({ input, options }, at, id) => {
          const more = { ...input, supply: input.supply.map((amount, row) => (row === at ? amount + 10 : amount)) };
          const here = measureAccess(id, input, options);
          measureAccess(id, more, options).forEach((value, row) => expect(value).toBeGreaterThanOrEqual(here[row]! * (1 - 1e-12)));
        },
      ),
    );
  });

  it('raam: nobody is lost, and with fractions hardly anybody gains by moving', () => {
    fc.assert(
      fc.property(cities, ({ input, options }) => {
        const parts = { ...input, people: input.people.map((count) => count + 0.5) };
        if (sum(input.supply) === 0) return;
        const reachable = new Set(
          [...parts.pairs.demand].filter(
            (_, pair) => parts.pairs.cost[pair]! <= options.cutoff && parts.supply[parts.pairs.facility[pair]!]! > 0,
          ),
        );
        const { load, excess } = assignRational(parts, { ...options, decay: null, cycles: 2000 });
        expect(sum(load)).toBeCloseTo(sum([...reachable].map((row) => parts.people[row]!)), 4);
        // each round moves one share of a row; 2,000 rounds leave far less than a hundredth of the cost to be saved
        expect(excess).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });
});
