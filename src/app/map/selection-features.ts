import type { FeatureCollection } from 'geojson';
import type { DemandView } from '../../jobs/task-types';
import { cellRing } from './cell-mesh';
import type { Selection } from './contract';
import { collection } from './features';

/** Where a cell or a facility is, and its outline where it has one worth drawing. */
export interface Mark {
  readonly place: readonly [number, number];
  readonly ring: readonly [number, number][];
}

interface Placed {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** Where what has an id stands. */
export interface MarkedPlaces {
  readonly facility: readonly Placed[];
  readonly site: readonly Placed[];
}

/**
 * The mark of a pick; null for units, which are marked on their own borders, and for rows and ids that are gone.
 * @param single are cells drawn one by one? else they are too small to outline
 */
export function markOf(selection: Selection | null, demand: DemandView, places: MarkedPlaces, single: boolean): Mark | null {
  if (selection?.kind === 'facility' || selection?.kind === 'site') {
    const found = places[selection.kind].find((place) => place.id === selection.id);
    return found ? { place: [found.lon, found.lat], ring: [] } : null;
  }
  if (selection?.kind !== 'cell') return null;
  const [lon, lat] = [demand.lon[selection.row], demand.lat[selection.row]];
  if (lon === undefined || lat === undefined) return null;
  return { place: [lon, lat], ring: single ? cellRing(demand, selection.row) : [] };
}

/** A mark as GeoJSON: the outline as a line, else a point. */
export function markFeatures(mark: Mark | null): FeatureCollection {
  if (!mark) return collection([]);
  const geometry =
    mark.ring.length > 0
      ? { type: 'LineString' as const, coordinates: [...mark.ring] }
      : { type: 'Point' as const, coordinates: [...mark.place] };
  return collection([{ type: 'Feature', geometry, properties: {} }]);
}
