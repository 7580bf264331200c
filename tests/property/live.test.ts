import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentWatch } from '../../src/model/watch';
import { liveTravel, nearest } from '../../src/engine/travel';
import type { TravelFacility } from '../../src/engine/travel';
import { country, direction, everywhere, facilities, media, position, prepare } from './made-country';

type Change =
  | { readonly kind: 'move' | 'look'; readonly row: number; readonly to: readonly [number, number] }
  | { readonly kind: 'add'; readonly to: readonly [number, number] }
  | { readonly kind: 'delay'; readonly row: number; readonly seconds: number }
  | { readonly kind: 'close' | 'reopen'; readonly row: number };

const row = fc.nat(9);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('move' as const, 'look' as const), row, to: position }),
  fc.record({ kind: fc.constant('add' as const), to: position }),
  fc.record({ kind: fc.constant('delay' as const), row, seconds: fc.constantFrom(0, 45, 300) }),
  fc.record({ kind: fc.constantFrom('close' as const, 'reopen' as const), row }),
);

const cutoffs = fc.constantFrom(200, 600, Infinity);

test('after every change the times and owners are those of a new search, bit for bit', () => {
  fc.assert(
    fc.property(
      country,
      media,
      direction,
      facilities,
      cutoffs,
      fc.array(change, { minLength: 1, maxLength: 8 }),
      (place, medium, way, first, cutoff, changes) => {
        const live = liveTravel(prepare(place, medium, { direction: way }), first, everywhere, cutoff, silentWatch);
        const fresh = prepare(place, medium, { direction: way });
        const list: (TravelFacility | null)[] = [...first];
        const last = [...first];
        const expectFresh = (of: readonly (TravelFacility | null)[]): void => {
          const rows = of.flatMap((each, at) => (each ? [at] : []));
          const truth = nearest(
            fresh,
            of.flatMap((each) => each ?? []),
            everywhere,
            cutoff,
            silentWatch,
          );
          expect(live.seconds).toEqual(truth.seconds);
          expect([...live.facility]).toEqual(Array.from(truth.facility, (owner) => (owner < 0 ? -1 : rows[owner])));
        };
        const put = (at: number, facility: TravelFacility | null, glanced = false): void => {
          const before = live.seconds.slice();
          const owners = live.facility.slice();
          const changed = new Set(live.put(at, facility, silentWatch));
          list[at] = facility;
          if (facility) last[at] = facility;
          expectFresh(list);
          before.forEach((seconds, i) => {
            if (!glanced && !changed.has(i)) expect([live.seconds[i], live.facility[i]]).toEqual([seconds, owners[i]]);
          });
        };
        for (const step of changes) {
          const at = 'row' in step ? step.row % list.length : list.length;
          const was = list[at] ?? null;
          if (step.kind === 'move' && was) put(at, { ...was, lon: step.to[0], lat: step.to[1] });
          if (step.kind === 'delay' && was) put(at, { ...was, delaySeconds: step.seconds });
          if (step.kind === 'add') put(at, { lon: step.to[0], lat: step.to[1], delaySeconds: 0 });
          if (step.kind === 'close') put(at, null);
          if (step.kind === 'reopen' && !was) put(at, last[at]!);
          if (step.kind === 'look') {
            // as a drag does: lifted once, glanced at here and there, then set down
            if (was) put(at, null);
            for (const [lon, lat] of [step.to, [last[at]!.lon, last[at]!.lat] as const, step.to]) {
              const looked = { ...last[at]!, lon, lat };
              live.glance(at, looked, silentWatch);
              expectFresh(list.with(at, looked));
            }
            put(at, was, true);
          }
        }
      },
    ),
    { numRuns: 400 },
  );
}, 240_000);
