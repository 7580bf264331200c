import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from './theme';

const dragged: ExpressionSpecification = ['boolean', ['feature-state', 'dragged'], false];

/** Facilities: edited ones on top in a colour of their own, closed ones crossed. */
export const facilityLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'facilities',
    type: 'circle',
    source: 'facilities',
    layout: { 'circle-sort-key': ['case', ['get', 'edited'], 1, 0] },
    paint: {
      'circle-color': ['case', ['get', 'closed'], theme.closed, ['get', 'edited'], theme.edited, theme.facility],
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        7,
        ['*', ['get', 'size'], 1.6],
        10,
        ['*', ['get', 'size'], 3.6],
        13,
        ['*', ['get', 'size'], 6],
      ],
      'circle-stroke-color': theme.facilityRing,
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 7, ['*', ['get', 'size'], 0.7], 10, ['*', ['get', 'size'], 1.4], 13, 2],
      'circle-opacity': ['case', dragged, 0.35, 1],
      'circle-stroke-opacity': ['case', dragged, 0.35, 1],
    },
  },
  {
    id: 'facilities-closed',
    type: 'symbol',
    source: 'facilities',
    filter: ['get', 'closed'],
    layout: {
      'text-field': '×',
      'text-font': ['Bold', 'sans-serif'],
      'text-size': 20,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': theme.hazard, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.2 },
  },
];

/** The picked cell or facility: an outline, or a ring. */
export const selectionLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'selected-halo',
    type: 'line',
    source: 'selected',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.labelHalo, 'line-width': 5 },
  },
  {
    id: 'selected-line',
    type: 'line',
    source: 'selected',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.highlight, 'line-width': 3 },
  },
  {
    id: 'selected-ring',
    type: 'circle',
    source: 'selected',
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-color': 'rgba(0,0,0,0)',
      'circle-radius': 10,
      'circle-stroke-color': theme.highlight,
      'circle-stroke-width': 3,
    },
  },
];
