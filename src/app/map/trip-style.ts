import type { LayerSpecification } from 'maplibre-gl';
import type { Theme } from './theme';

const round = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** The way between the selected cell and its facility: rides as a line, walks dashed, both on a halo. */
export const tripLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'trip-halo',
    type: 'line',
    source: 'trip',
    layout: round,
    paint: { 'line-color': theme.labelHalo, 'line-width': 7, 'line-opacity': 0.85 },
  },
  {
    id: 'trip-ride',
    type: 'line',
    source: 'trip',
    filter: ['!', ['get', 'walked']],
    layout: round,
    paint: { 'line-color': theme.highlight, 'line-width': 3.5 },
  },
  {
    id: 'trip-walk',
    type: 'line',
    source: 'trip',
    filter: ['get', 'walked'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.highlight, 'line-width': 3, 'line-dasharray': [2, 1.2] },
  },
];
