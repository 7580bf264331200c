import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Theme } from './theme';

/** How a rank of roads is drawn: from `minZoom` on, `width` pixels wide at zooms 8, 11 and 14. */
export interface RoadRank {
  readonly id: string;
  /** OSM `highway` values */
  readonly classes: readonly string[];
  readonly minZoom: number;
  readonly width: readonly [number, number, number];
  readonly cased: boolean;
}

const withLinks = (...classes: readonly string[]): readonly string[] => classes.flatMap((name) => [name, `${name}_link`]);

/** Drawn from the least to the greatest, so that the greatest lies on top. */
export const roadRanks: readonly RoadRank[] = [
  {
    id: 'path',
    classes: ['path', 'footway', 'steps', 'track', 'pedestrian', 'cycleway', 'bridleway'],
    minZoom: 12.5,
    width: [0.3, 0.5, 1],
    cased: false,
  },
  {
    id: 'minor',
    classes: ['unclassified', 'residential', 'living_street', 'service', 'road'],
    minZoom: 10.5,
    width: [0.4, 0.8, 2.2],
    cased: false,
  },
  { id: 'tertiary', classes: withLinks('tertiary'), minZoom: 9.3, width: [0.5, 1.1, 3], cased: false },
  { id: 'secondary', classes: withLinks('secondary'), minZoom: 7.6, width: [0.5, 1.3, 3.6], cased: true },
  { id: 'primary', classes: withLinks('primary', 'trunk'), minZoom: 6, width: [0.8, 1.8, 4.6], cased: true },
  { id: 'expressway', classes: withLinks('motorway'), minZoom: 5, width: [1.2, 2.4, 5.4], cased: true },
];

/** Line width by zoom, `extra` pixels wider at every zoom (for casings). */
function roadWidth(rank: RoadRank, extra: number): ExpressionSpecification {
  const [low, middle, high] = rank.width;
  return ['interpolate', ['exponential', 1.4], ['zoom'], 8, low + extra, 11, middle + extra, 14, high + extra];
}

/** All casings first, then all roads, so that crossings of one rank look joined. */
export const roadLayers = (theme: Theme): LayerSpecification[] => [
  ...roadRanks.map((rank): LayerSpecification => ({
    id: `road-${rank.id}-casing`,
    type: 'line',
    source: 'roads',
    minzoom: rank.minZoom,
    filter: ['==', ['get', 'rank'], rank.id],
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': rank.id === 'expressway' ? theme.expresswayCasing : theme.roadCasing,
      'line-width': roadWidth(rank, rank.cased ? 1.2 : 0.7),
      'line-opacity': ['case', ['get', 'tunnel'], 0.35, rank.cased ? 0.75 : 0.45],
    },
  })),
  ...roadRanks.map((rank): LayerSpecification => ({
    id: `road-${rank.id}`,
    type: 'line',
    source: 'roads',
    minzoom: rank.minZoom,
    filter: ['==', ['get', 'rank'], rank.id],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': rank.id === 'expressway' ? theme.expressway : theme.road,
      'line-width': roadWidth(rank, 0),
      'line-opacity': ['case', ['get', 'tunnel'], 0.4, rank.cased ? 0.95 : 0.7],
    },
  })),
];
