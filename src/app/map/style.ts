import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { FeatureCollection } from 'geojson';
import type { Language } from '../../model/text';
import { groundLayers } from './ground-style';
import type { LayerId } from './contract';
import type { Theme } from './theme';
import { labelLayers } from './label-style';
import { facilityLayers, selectionLayers } from './point-style';
import { segmentLayers } from './segment-style';
import { candidateLayers, siteLayers } from './site-style';
import { tripLayers } from './trip-style';
import { roadLayers } from './road-style';

/** What the look of the map depends on, apart from data. */
export interface Look {
  readonly theme: Theme;
  readonly language: Language;
  readonly visible: Readonly<Record<LayerId, boolean>>;
}

const emptyData = { type: 'FeatureCollection' as const, features: [] };

/** GeoJSON sources of the style; they start empty. `promoteId` lets a feature's state be set by its code or id. */
export const sourceIds = [
  'land',
  'outside',
  'counties',
  'towns',
  'rivers',
  'roads',
  'hazards',
  'outlines',
  'ground',
  'trip',
  'unit-labels',
  'facilities',
  'site-candidates',
  'sites',
  'segments',
  'marked-cells',
  'selected',
] as const;
export type SourceId = (typeof sourceIds)[number];

const promoted: Readonly<Partial<Record<SourceId, string>>> = {
  counties: 'code',
  towns: 'code',
  facilities: 'id',
  sites: 'id',
  segments: 'segment',
};

/** What sources hold from the start. */
export type FirstData = Readonly<Partial<Record<SourceId, FeatureCollection>>>;

const sourceOf = (id: SourceId, data: FeatureCollection): SourceSpecification => ({
  type: 'geojson',
  data,
  tolerance: 0.3,
  ...(promoted[id] ? { promoteId: promoted[id] } : {}),
});

/** deck.gl's cells go under this layer: over relief and choropleth, under the marks of their classes, rivers, roads and names. */
export const layerAboveCells = 'marked-cells';
/** the hillshade, a canvas, is added under this layer when it arrives */
export const layerAboveHillshade = 'outside';
/** names of the images that `pattern.ts` draws */
export const patterns = { noData: 'pattern-no-data', hazard: 'pattern-hazard' } as const;

const state = (key: string, otherwise: boolean): ExpressionSpecification => ['boolean', ['feature-state', key], otherwise];

/** rings of an isochrone that are worth drawing at a scale */
const largeRings: ExpressionSpecification = ['>=', ['get', 'span'], ['step', ['zoom'], 0.03, 8, 0.02, 9, 0.012, 10, 0.006, 11, 0]];

const choropleth = (id: 'counties' | 'towns'): LayerSpecification[] => [
  {
    id: `${id}-fill`,
    type: 'fill',
    source: id,
    paint: {
      'fill-color': ['to-color', ['coalesce', ['feature-state', 'colour'], 'rgba(0,0,0,0)']],
      'fill-opacity': 0.8,
      'fill-antialias': false,
    },
  },
  {
    id: `${id}-no-data`,
    type: 'fill',
    source: id,
    filter: ['in', ['get', 'code'], ['literal', []]],
    paint: { 'fill-pattern': patterns.noData },
  },
  {
    id: `${id}-marked`,
    type: 'fill',
    source: id,
    filter: ['in', ['get', 'code'], ['literal', []]],
    paint: { 'fill-pattern': 'pattern-dots' },
  },
];

const unitHighlight = (id: 'counties' | 'towns', theme: Theme): LayerSpecification[] =>
  ([true, false] as const).map((halo): LayerSpecification => ({
    id: `${id}-highlight${halo ? '-halo' : ''}`,
    type: 'line',
    source: id,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': halo ? theme.labelHalo : theme.highlight,
      'line-width': ['case', state('selected', false), halo ? 7 : 3.2, halo ? 5 : 2],
      'line-opacity': ['case', ['any', state('selected', false), state('hovered', false)], halo ? 0.9 : 1, 0],
    },
  }));

const borders = (theme: Theme): LayerSpecification[] => [
  {
    id: 'towns-border',
    type: 'line',
    source: 'towns',
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.townBorder,
      'line-width': ['interpolate', ['linear'], ['zoom'], 7.5, 0.4, 11, 1],
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 7, 0.3, 9, 0.6],
    },
  },
  {
    id: 'counties-border-halo',
    type: 'line',
    source: 'counties',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.borderHalo, 'line-width': 3, 'line-opacity': 0.55 },
  },
  {
    id: 'counties-border',
    type: 'line',
    source: 'counties',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 0.9, 11, 1.6], 'line-opacity': 0.85 },
  },
  {
    id: 'land-border',
    type: 'line',
    source: 'land',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.border, 'line-width': ['interpolate', ['linear'], ['zoom'], 7, 1.6, 11, 2.6] },
  },
];

/** Which switch of the layer list each style layer obeys; the rest is always drawn. */
const switches: Readonly<Record<string, LayerId>> = {
  hillshade: 'hillshade',
  'hazards-fill': 'hazards',
  'hazards-pattern': 'hazards',
  'hazards-line': 'hazards',
  'towns-fill': 'towns',
  'towns-no-data': 'towns',
  'towns-marked': 'towns',
  'marked-cells': 'hexagons',
  'counties-fill': 'counties',
  'counties-no-data': 'counties',
  'counties-marked': 'counties',
  rivers: 'rivers',
  'river-labels': 'rivers',
  'outline-halo': 'outline',
  outline: 'outline',
  'ground-fill': 'ground',
  'ground-halo': 'ground',
  'ground-barrier': 'ground',
  'ground-closure': 'ground',
  'ground-cross': 'ground',
  facilities: 'facilities',
  'facilities-closed': 'facilities',
  'county-labels': 'labels',
  'town-labels': 'labels',
};

const shown = (id: string, visible: Look['visible']): boolean => {
  if (id === 'river-labels') return visible.rivers && visible.labels;
  return id.startsWith('road-') ? visible.roads : visible[switches[id] ?? 'labels'] || switches[id] === undefined;
};

/** All layers from the bottom up, for one look. A change of theme, language or visibility is the difference of two such lists. */
export function layersOf({ theme, language, visible }: Look): LayerSpecification[] {
  const layers: LayerSpecification[] = [
    { id: 'background', type: 'background', paint: { 'background-color': theme.paper } },
    { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': theme.ground } },
    {
      id: 'hillshade',
      type: 'raster',
      source: 'hillshade',
      paint: {
        'raster-brightness-min': theme.hillshade.brightnessMin,
        'raster-brightness-max': theme.hillshade.brightnessMax,
        'raster-saturation': theme.hillshade.saturation,
        'raster-contrast': theme.hillshade.contrast,
        'raster-fade-duration': 0,
        'raster-resampling': 'linear',
      },
    },
    { id: 'outside', type: 'fill', source: 'outside', paint: { 'fill-color': theme.paper, 'fill-antialias': true } },
    ...choropleth('counties'),
    ...choropleth('towns'),
    { id: 'marked-cells', type: 'fill', source: 'marked-cells', paint: { 'fill-pattern': ['get', 'pattern'], 'fill-antialias': false } },
    {
      id: 'rivers',
      type: 'line',
      source: 'rivers',
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': theme.water,
        'line-width': [
          'interpolate',
          ['exponential', 1.3],
          ['zoom'],
          7,
          ['*', ['get', 'weight'], 0.7],
          10,
          ['*', ['get', 'weight'], 1.6],
          14,
          ['*', ['get', 'weight'], 4],
        ],
        'line-opacity': 0.9,
      },
    },
    { id: 'hazards-fill', type: 'fill', source: 'hazards', paint: { 'fill-color': theme.hazard, 'fill-opacity': 0.1 } },
    { id: 'hazards-pattern', type: 'fill', source: 'hazards', paint: { 'fill-pattern': patterns.hazard, 'fill-opacity': 0.55 } },
    { id: 'hazards-line', type: 'line', source: 'hazards', paint: { 'line-color': theme.hazard, 'line-width': 0.8, 'line-opacity': 0.6 } },
    ...roadLayers(theme),
    {
      id: 'outside-veil',
      type: 'fill',
      source: 'outside',
      paint: { 'fill-color': theme.paper, 'fill-opacity': 0.72, 'fill-antialias': false },
    },
    ...borders(theme),
    {
      id: 'outline-halo',
      type: 'line',
      source: 'outlines',
      filter: largeRings,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.labelHalo, 'line-width': 3.2, 'line-opacity': 0.7 },
    },
    {
      id: 'outline',
      type: 'line',
      source: 'outlines',
      filter: largeRings,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.outline, 'line-width': ['case', ['get', 'outermost'], 1.6, 0.9] },
    },
    ...unitHighlight('counties', theme),
    ...unitHighlight('towns', theme),
    ...groundLayers(theme),
    ...tripLayers(theme),
    ...candidateLayers(theme),
    ...facilityLayers(theme),
    ...labelLayers(theme, language),
    ...segmentLayers(theme),
    ...siteLayers(theme),
    ...selectionLayers(theme),
  ];
  return layers.map((layer) => ({
    ...layer,
    layout: { ...layer.layout, visibility: shown(layer.id, visible) ? 'visible' : 'none' },
  })) as LayerSpecification[];
}

/** The first style, with the sources that can be filled at once, so that they are in the first frame; the hillshade's layer waits for its canvas. No `glyphs`, so all text is drawn with the system's fonts. */
export function firstStyle(look: Look, first: FirstData = {}): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries(sourceIds.map((id) => [id, sourceOf(id, first[id] ?? emptyData)])),
    layers: layersOf(look).filter((layer) => layer.id !== 'hillshade'),
  };
}
