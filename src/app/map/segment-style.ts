import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from './theme';

const state = (key: string): ExpressionSpecification => ['boolean', ['feature-state', key], false];
const looked: ExpressionSpecification = ['any', state('hovered'), state('selected')];
const round = { 'line-join': 'round', 'line-cap': 'round' } as const;
const isLine: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

/** Ranked road segments: strong lines with their ranks; the one that is looked at is wider and in the colour of what is picked. */
export const segmentLayers = (theme: Theme): LayerSpecification[] => [
  {
    id: 'segments-halo',
    type: 'line',
    source: 'segments',
    filter: isLine,
    layout: round,
    paint: { 'line-color': theme.labelHalo, 'line-width': ['case', looked, 12, 7.5], 'line-opacity': 0.95 },
  },
  {
    id: 'segments',
    type: 'line',
    source: 'segments',
    filter: isLine,
    layout: round,
    paint: { 'line-color': ['case', looked, theme.highlight, theme.hazard], 'line-width': ['case', looked, 7, 4.2] },
  },
  {
    id: 'segment-marks',
    type: 'circle',
    source: 'segments',
    filter: isPoint,
    layout: { 'circle-sort-key': ['-', 0, ['get', 'rank']] },
    paint: {
      'circle-color': ['case', looked, theme.highlight, theme.hazard],
      'circle-radius': ['case', looked, 12, 9.5],
      'circle-stroke-color': theme.labelHalo,
      'circle-stroke-width': 1.6,
    },
  },
  {
    id: 'segment-ranks',
    type: 'symbol',
    source: 'segments',
    filter: isPoint,
    layout: {
      'text-field': ['to-string', ['get', 'rank']],
      'text-font': ['Bold', 'sans-serif'],
      'text-size': 11.5,
      'text-allow-overlap': true,
      'text-ignore-placement': true,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: { 'text-color': theme.labelHalo },
  },
];
