import { activeStandards, needsOf, standardIn, type Condition, type Need, type ReachStandard } from '../../model/catalogue';
import type { ScoredService } from '../../model/scorecard';
import type { Catalogue } from '../../model/catalogue';
import type { UnitLevel } from '../../model/unit-level';

/** A service that the plan wants within some minutes, and where it is asked for. */
export interface WantedService extends ScoredService {
  readonly need: Need;
  /** level of the unit whose own facilities count; null: whichever is nearest */
  readonly ownUnitOf: UnitLevel | null;
  /** one for each standard that asks for it: only in units of a level that pass */
  readonly asked: readonly { readonly level: UnitLevel; readonly only: readonly Condition[] }[];
}

/**
 * What the reach standards of a catalogue want in a year, in the order in which they first ask for it. Standards that ask for the same facilities
 * by the same trip in the same minutes are one service.
 */
export function wantedServices(catalogue: Catalogue, year: number): readonly WantedService[] {
  const byKey = new Map<string, WantedService>();
  const reach = activeStandards(catalogue).filter((standard): standard is ReachStandard => standard.kind === 'reach');
  for (const standard of reach.map((one) => standardIn(one, year))) {
    for (const { types, where, trip, minutes, direction } of needsOf(standard)) {
      const ownUnitOf = standard.serving === 'own-unit' ? standard.level : null;
      const need = { types, where, trip, minutes, direction };
      const key = JSON.stringify([types.toSorted(), where, trip, minutes, direction, ownUnitOf]);
      const known = byKey.get(key);
      const asked = { level: standard.level, only: standard.only };
      byKey.set(key, {
        types,
        trip,
        minutes,
        direction,
        need,
        ownUnitOf,
        ownUnit: ownUnitOf !== null,
        standards: [...new Set([...(known?.standards ?? []), standard.id])],
        asked: [...(known?.asked ?? []), asked],
      });
    }
  }
  return [...byKey.values()];
}
