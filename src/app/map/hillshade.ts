import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import type { BaseMap } from '../../jobs/task-types';
import { layerAboveHillshade } from './style';

const id = 'hillshade';

/** Lays the relief on the map as a canvas, so that no address has to be fetched. Rows are spaced in Mercator: four corners fit. */
export function addHillshade(map: MapLibreMap, picture: NonNullable<BaseMap['hillshade']>, spec: LayerSpecification): void {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.putImageData(new ImageData(new Uint8ClampedArray(picture.rgba), picture.width, picture.height), 0, 0);
  const [west, south, east, north] = picture.bounds;
  map.addSource(id, {
    type: 'canvas',
    canvas,
    animate: false,
    coordinates: [
      [west, north],
      [east, north],
      [east, south],
      [west, south],
    ],
  });
  map.addLayer(spec, layerAboveHillshade);
}

export function removeHillshade(map: MapLibreMap): void {
  if (map.getLayer(id)) map.removeLayer(id);
  if (map.getSource(id)) map.removeSource(id);
}
