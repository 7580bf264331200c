import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from './theme';

const dragged: ExpressionSpecification = ['boolean', ['feature-state', 'dragged'], false];
const isMark = (mark: string): ExpressionSpecification => ['==', ['get', 'mark'], mark];

/** Places that could be built on: small and hollow; those that must be have a square's weight, those that must not a cross. */
export const candidateLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'site-candidates',
    type: 'circle',
    source: 'site-candidates',
    layout: { 'circle-sort-key': ['case', isMark('free'), 0, 1] },
    paint: {
      'circle-color': ['case', isMark('locked'), theme.edited, theme.facilityRing],
      'circle-opacity': ['case', isMark('free'), 0.5, 1],
      'circle-stroke-opacity': ['case', isMark('free'), 0.75, 1],
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        7,
        ['case', isMark('free'), ['*', ['get', 'size'], 1.6], 4],
        9,
        ['case', isMark('free'), ['*', ['get', 'size'], 2.4], 5],
        10,
        ['case', isMark('free'), ['*', ['get', 'size'], 3], 6],
        13,
        ['case', isMark('free'), 4.5, 8],
      ],
      'circle-stroke-color': ['case', isMark('forbidden'), theme.hazard, isMark('locked'), theme.edited, theme.townBorder],
      'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 7, 0.4, 10, 0.8, 13, 1.4],
    },
  },
  {
    id: 'site-forbidden',
    type: 'symbol',
    source: 'site-candidates',
    filter: isMark('forbidden'),
    layout: {
      'text-field': '×',
      'text-font': ['Bold', 'sans-serif'],
      'text-size': 16,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': theme.hazard },
  },
];

/** Chosen sites with their numbers, over everything else. */
export const siteLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'sites',
    type: 'circle',
    source: 'sites',
    layout: { 'circle-sort-key': ['-', 0, ['get', 'number']] },
    paint: {
      'circle-color': theme.edited,
      'circle-radius': 10.5,
      'circle-stroke-color': ['case', ['get', 'locked'], theme.highlight, theme.facilityRing],
      'circle-stroke-width': ['case', ['get', 'locked'], 3.5, 2],
      'circle-opacity': ['case', dragged, 0.3, 1],
      'circle-stroke-opacity': ['case', dragged, 0.3, 1],
    },
  },
  {
    id: 'site-numbers',
    type: 'symbol',
    source: 'sites',
    layout: {
      'text-field': ['to-string', ['get', 'number']],
      'text-font': ['Bold', 'sans-serif'],
      'text-size': 12,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': theme.facilityRing },
  },
];
