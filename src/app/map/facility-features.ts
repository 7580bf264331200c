import type { FeatureCollection } from 'geojson';
import type { Facility } from '../../model/study';
import type { MapScene } from './contract';
import { collection } from './features';

/** A facility as the map draws it. */
export interface DrawnFacility {
  readonly facility: Facility;
  readonly edited: boolean;
  /** closed by an edit: drawn crossed, not to be dragged */
  readonly closed: boolean;
}

/** The facilities of the scene, and those of the same types that an edit closed. */
export function drawnFacilities(scene: MapScene): readonly DrawnFacility[] {
  const open = new Set(scene.facilities.map((facility) => facility.id));
  const types = scene.answer?.question.types;
  const closed = scene.study.facilities.filter(
    (facility) => scene.editedIds.has(facility.id) && !open.has(facility.id) && (types === undefined || types.includes(facility.type)),
  );
  return [
    ...scene.facilities.map((facility) => ({ facility, edited: scene.editedIds.has(facility.id), closed: facility.closed === 0 })),
    ...closed.map((facility) => ({ facility, edited: true, closed: true })),
  ];
}

/** Points for MapLibre. `size` 1 for a few dozen facilities, smaller where there are hundreds, so that they don't hide the map. */
export function facilityFeatures(drawn: readonly DrawnFacility[]): FeatureCollection {
  const size = drawn.length > 800 ? 0.66 : drawn.length > 250 ? 0.88 : 1;
  return collection(
    drawn.map(({ facility, edited, closed }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [facility.lon, facility.lat] },
      properties: { id: facility.id, name: facility.name, edited, closed, size: edited ? 1.5 : size },
    })),
  );
}

/**
 * The facility nearest to a position within a tolerance; edited ones win ties because they lie on top.
 * @param toleranceDegrees in degrees of latitude
 * @returns null where none is near enough
 */
export function facilityAt(drawn: readonly DrawnFacility[], lon: number, lat: number, toleranceDegrees: number): DrawnFacility | null {
  const stretch = Math.cos((lat * Math.PI) / 180);
  let best: DrawnFacility | null = null;
  let bestDistance = toleranceDegrees ** 2;
  for (const entry of drawn) {
    const distance = ((entry.facility.lon - lon) * stretch) ** 2 + (entry.facility.lat - lat) ** 2;
    if (distance > bestDistance || (distance === bestDistance && best !== null && !entry.edited)) continue;
    [best, bestDistance] = [entry, distance];
  }
  return best;
}
