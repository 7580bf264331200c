import type { MultiPolygon, Polygon } from 'geojson';
import type { Facility, Study, Unit } from '../model/study';
import { moveDatum } from './datum';
import type { Datum } from './datum';
import { isInside } from './polygon-checks';

/** Guesses need so many facilities that name their unit. */
const fewest = 20;
/** at most so many are looked at */
const most = 2000;
/** another datum must put so much larger a share inside */
const clearly = 0.02;

const candidates = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly Datum[];

export interface DatumGuess {
  readonly datum: Datum;
  /** shares of the facilities that lie in the unit they name, as they stand and were they of the guessed datum */
  readonly asIs: number;
  readonly inside: number;
}

/** Polygon of the unit, or of the nearest unit above it that has one. */
function polygonOf(code: string, units: ReadonlyMap<string, Unit>): Polygon | MultiPolygon | null {
  let unit = units.get(code);
  for (let climbs = 0; unit && climbs < 5; climbs++) {
    if (unit.geometry && unit.geometry.type !== 'Point') return unit.geometry;
    unit = units.get(unit.parent);
  }
  return null;
}

/**
 * Datum of the facilities, from how many lie in the polygon of the unit that they name: as they stand, or taken for GCJ-02 or BD-09
 * and moved to WGS 84.
 * @returns null where too few name a unit with a polygon
 */
export function guessDatum(study: Pick<Study, 'facilities' | 'units'>): DatumGuess | null {
  const units = new Map(study.units.map((unit) => [unit.code, unit]));
  const placed: { readonly facility: Facility; readonly polygon: Polygon | MultiPolygon }[] = [];
  for (const facility of study.facilities) {
    const polygon = facility.unit === '' ? null : polygonOf(facility.unit, units);
    if (polygon) placed.push({ facility, polygon });
  }
  if (placed.length < fewest) return null;
  const step = Math.max(1, Math.floor(placed.length / most));
  const sample = placed.filter((_, i) => i % step === 0);
  const share = (datum: Datum): number =>
    sample.filter(({ facility, polygon }) => isInside(...moveDatum(facility.lon, facility.lat, datum, 'wgs84'), polygon)).length /
    sample.length;
  const asIs = share('wgs84');
  let best: DatumGuess = { datum: 'wgs84', asIs, inside: asIs };
  if (asIs >= 1 - clearly) return best;
  for (const datum of candidates) {
    const inside = share(datum);
    if (inside > asIs + clearly && inside > best.inside) best = { datum, asIs, inside };
  }
  return best;
}
