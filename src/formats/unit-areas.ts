import type { MultiPolygon, Polygon } from 'geojson';
import type { Unit } from '../model/study';
import type { FindingList } from './finding-list';
import { squareMetres } from './polygon-checks';

/** Share of a unit's area by which the units below it may miss it: borders are drawn coarser on some levels. */
const tolerance = 0.01;

const polygonOf = ({ geometry }: Unit): Polygon | MultiPolygon | null => (geometry && geometry.type !== 'Point' ? geometry : null);

/**
 * Tells of units whose parts have more area together than the unit itself (they overlap or reach out of it) or less (there are gaps): a place in two
 * of them counts for the first only, a place in none of them counts for the unit above alone.
 */
export function checkAreas(units: readonly Unit[], findings: FindingList): void {
  const parts = new Map<string, Unit[]>();
  for (const unit of units) {
    if (!polygonOf(unit)) continue;
    const siblings = parts.get(unit.parent);
    if (siblings) siblings.push(unit);
    else parts.set(unit.parent, [unit]);
  }
  for (const whole of units) {
    const polygon = polygonOf(whole);
    const below = parts.get(whole.code);
    if (!polygon || !below) continue;
    const sum = below.reduce((total, part) => total + squareMetres(polygonOf(part) ?? polygon), 0);
    const share = sum / squareMetres(polygon);
    const details = { unit: whole.code, name: whole.name, parts: below.length, percent: Math.round(share * 1000) / 10 };
    if (share > 1 + tolerance) findings.add('warn', 'study.units-overlap', { layer: 'units' }, details);
    else if (share < 1 - tolerance) findings.add('warn', 'study.units-gap', { layer: 'units' }, details);
  }
}
