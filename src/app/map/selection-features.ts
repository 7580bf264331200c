import type { Feature, FeatureCollection } from 'geojson';
import type { DemandView } from '../../jobs/task-types';
import type { Facility } from '../../model/study';
import { cellRing } from './cell-mesh';
import type { Selection } from './contract';
import { collection } from './features';

/**
 * Marks for the picked and the hovered cell or facility; units are marked on their own borders.
 * @param single are cells drawn one by one? else a ring stands for a cell that is too small to outline
 */
export function selectionFeatures(
  picks: readonly { readonly selection: Selection | null; readonly hovered: boolean }[],
  demand: DemandView,
  facilities: readonly Facility[],
  single: boolean,
): FeatureCollection {
  return collection(picks.flatMap(({ selection, hovered }) => (selection ? markOf(selection, hovered, demand, facilities, single) : [])));
}

function markOf(selection: Selection, hovered: boolean, demand: DemandView, facilities: readonly Facility[], single: boolean): Feature[] {
  const mark = (geometry: Feature['geometry']): Feature[] => [{ type: 'Feature', geometry, properties: { hovered } }];
  if (selection.kind === 'facility') {
    const found = facilities.find((facility) => facility.id === selection.id);
    return found ? mark({ type: 'Point', coordinates: [found.lon, found.lat] }) : [];
  }
  if (selection.kind === 'unit') return [];
  const ring = cellRing(demand, selection.row);
  const [lon, lat] = [demand.lon[selection.row], demand.lat[selection.row]];
  if (single && ring.length > 0) return mark({ type: 'LineString', coordinates: ring });
  return lon === undefined || lat === undefined ? [] : mark({ type: 'Point', coordinates: [lon, lat] });
}
