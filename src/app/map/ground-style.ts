import type { LayerSpecification } from 'maplibre-gl';
import type { Feature, FeatureCollection } from 'geojson';
import type { GroundEdit } from '../../model/edit';
import { collection } from './features';
import type { Theme } from './theme';

/** Closed roads and barriers by hand; speeds have no place on the map. */
export const groundFeatures = (ground: readonly GroundEdit[]): FeatureCollection =>
  collection(
    ground.flatMap((edit) =>
      edit.kind === 'use-speeds'
        ? []
        : [{ type: 'Feature' as const, geometry: edit.geometry, properties: { kind: edit.kind } }, ...crossOf(edit)],
    ),
  );

/** The middle of a closing by a cut of two points, or by several: their lines are too short to be seen at small scales. */
function crossOf({ kind, geometry }: Extract<GroundEdit, { geometry: unknown }>): Feature[] {
  if (kind !== 'close-roads') return [];
  const cuts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.type === 'MultiLineString' ? geometry.coordinates : [];
  if (cuts.some((cut) => cut.length !== 2)) return [];
  const [[ax, ay] = [], [bx, by] = []] = cuts[Math.floor(cuts.length / 2)] ?? [];
  if (ax === undefined || ay === undefined || bx === undefined || by === undefined) return [];
  return [{ type: 'Feature', geometry: { type: 'Point', coordinates: [(ax + bx) / 2, (ay + by) / 2] }, properties: { kind: 'cross' } }];
}

const halo = (id: string, theme: Theme, width: number): LayerSpecification => ({
  id,
  type: 'line',
  source: 'ground',
  layout: { 'line-join': 'round', 'line-cap': 'round' },
  paint: { 'line-color': theme.labelHalo, 'line-width': width, 'line-opacity': 0.9 },
});

/** A barrier is a solid line (its area tinted), a closing a line of bars, with a cross that is seen at every scale. */
export const groundLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'ground-fill',
    type: 'fill',
    source: 'ground',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': theme.barrier, 'fill-opacity': 0.3 },
  },
  halo('ground-halo', theme, 6.5),
  {
    id: 'ground-barrier',
    type: 'line',
    source: 'ground',
    filter: ['==', ['get', 'kind'], 'add-barrier'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': theme.barrier, 'line-width': 3.5 },
  },
  {
    id: 'ground-closure',
    type: 'line',
    source: 'ground',
    filter: ['==', ['get', 'kind'], 'close-roads'],
    paint: { 'line-color': theme.closure, 'line-width': 4.5, 'line-dasharray': [0.9, 0.5] },
  },
  {
    id: 'ground-cross',
    type: 'symbol',
    source: 'ground',
    filter: ['==', ['get', 'kind'], 'cross'],
    layout: {
      'text-field': '×',
      'text-font': ['Bold', 'sans-serif'],
      'text-size': 24,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': theme.closure, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.6 },
  },
];
