import type { Zone } from '../../model/study';
import { polygonIndex } from '../polygons';

/** People who must be resettled from hazard zones, place by place. */
export interface ZoneNeeds {
  /** row of the zone that a place counts in, -1 outside all */
  readonly zone: Int32Array;
  /** people to be resettled */
  readonly need: Float64Array;
}

/**
 * Who is inside which hazard zone. A place in zones of several kinds counts once, in the kind of which most must go, ties to the zone
 * listed first; in overlapping zones of one kind in the first. People of unknown number need nothing here.
 * @param share of the people inside who must be resettled, by kind; 1 where a kind is not named
 */
export function zoneNeeds(
  zones: readonly Zone[],
  lon: Float64Array,
  lat: Float64Array,
  people: Float64Array,
  share: Readonly<Record<string, number>>,
): ZoneNeeds {
  const kinds = [...new Set(zones.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) => ({
    share: share[kind] ?? 1,
    index: polygonIndex(
      zones.map(({ kind: own, geometry }) =>
        own === kind && (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') ? geometry : null,
      ),
    ),
  }));
  const zone = new Int32Array(people.length).fill(-1);
  const need = new Float64Array(people.length);
  for (let place = 0; place < people.length; place++) {
    let most = -1;
    for (const { share: part, index } of byKind) {
      const holder = index.holderOf(lon[place]!, lat[place]!);
      if (holder < 0 || part < most || (part === most && holder > zone[place]!)) continue;
      most = part;
      zone[place] = holder;
      need[place] = people[place]! > 0 ? people[place]! * part : 0;
    }
  }
  return { zone, need };
}
