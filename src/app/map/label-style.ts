import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../model/text';
import type { Theme } from './theme';

/**
 * Fonts of the system, Chinese first. MapLibre reads weight and slant from the first name, which is no font on purpose;
 * the style has no `glyphs`, so nothing is fetched.
 */
const fonts = (weight: string): string[] => [weight, 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'sans-serif'];

const nameIn = (language: Language): ExpressionSpecification => (language === 'zh' ? ['get', 'name'] : ['get', 'nameEn']);

/** Names of rivers, towns and counties, from the bottom up: where they collide, the later layer wins. */
export function labelLayers(theme: Theme, language: Language): LayerSpecification[] {
  const text = nameIn(language);
  const wide = language === 'zh' ? 0.22 : 0.04;
  return [
    {
      id: 'river-labels',
      type: 'symbol',
      source: 'rivers',
      minzoom: 8.2,
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 360,
        'text-field': text,
        'text-font': fonts('Italic'),
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 10.5, 12, 13],
        'text-letter-spacing': language === 'zh' ? 0.3 : 0.08,
        'text-max-angle': 40,
        'text-padding': 8,
      },
      paint: { 'text-color': theme.waterLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.4 },
    },
    {
      id: 'town-labels',
      type: 'symbol',
      source: 'unit-labels',
      minzoom: 8.8,
      filter: ['==', ['get', 'level'], 'town'],
      layout: {
        'text-field': text,
        'text-font': fonts('Regular'),
        'text-size': ['interpolate', ['linear'], ['zoom'], 8.8, 10.5, 12, 14],
        'text-padding': 4,
        'text-max-width': 8,
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': theme.townLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 1.5 },
    },
    {
      id: 'county-labels',
      type: 'symbol',
      source: 'unit-labels',
      minzoom: 5.5,
      maxzoom: 12.5,
      filter: ['==', ['get', 'level'], 'county'],
      layout: {
        'text-field': text,
        'text-font': fonts('Bold'),
        'text-size': ['interpolate', ['linear'], ['zoom'], 7, 12.5, 10, 18],
        'text-letter-spacing': wide,
        'text-padding': 3,
        'text-max-width': 10,
        'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
        'text-radial-offset': 0.5,
        'symbol-sort-key': ['get', 'order'],
      },
      paint: { 'text-color': theme.countyLabel, 'text-halo-color': theme.labelHalo, 'text-halo-width': 2, 'text-halo-blur': 0.4 },
    },
  ];
}
