import 'maplibre-gl/dist/maplibre-gl.css';
import './map.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { map as words } from '../../i18n/words/map';
import type { LiveMove, MapEvents, MapHandle, MapScene } from './contract';
import { metresPerPixel } from './mercator';
import { mapPicture } from './picture';
import { ScaleBarElement } from './scale-bar';
import { SceneLayers } from './scene-layers';
import { firstStyle } from './style';
import { unitData } from './unit-data';
import { themeOf } from './theme';

setWorkerUrl(workerUrl);

type Bounds = readonly [number, number, number, number];

const fitPadding = 28;
const mostFitZoom = 12.5;
const flightMilliseconds = 700;
/** how far beyond the study the map may be moved, in widths and heights of the study */
const freedom = 2;

const padded = ([west, south, east, north]: Bounds, share: number): [number, number, number, number] => {
  const [width, height] = [Math.max(east - west, 0.05) * share, Math.max(north - south, 0.05) * share];
  return [Math.max(west - width, -180), Math.max(south - height, -85), Math.min(east + width, 180), Math.min(north + height, 85)];
};

/** Owns the container, MapLibre and the listeners; `SceneLayers` turns scenes into layers. */
export class MapController implements MapHandle {
  readonly #container: HTMLElement;
  readonly #events: MapEvents;
  readonly #scale = new ScaleBarElement();
  readonly #north = document.createElement('div');
  #map: MapLibreMap | null = null;
  #layers: SceneLayers | null = null;
  #scene: MapScene | null = null;
  #resizing: ResizeObserver | null = null;
  #disposed = false;
  #ready = false;
  /** stands in for the map where the browser cannot draw one */
  #failed: HTMLElement | null = null;

  constructor(container: HTMLElement, events: MapEvents) {
    this.#container = container;
    this.#events = events;
    this.#north.className = 'map-north';
    this.#north.setAttribute('aria-hidden', 'true');
    container.classList.add('junda-map');
  }

  update(scene: MapScene): void {
    if (this.#disposed) return;
    const before = this.#scene;
    this.#scene = scene;
    this.#container.classList.toggle('map-dark', scene.dark);
    if (!this.#map && !this.#failed) this.#open(scene);
    if (before && (before.study.id !== scene.study.id || before.study.bounds !== scene.study.bounds)) this.#look(scene.study.bounds);
    if (before?.language !== scene.language) {
      this.#north.textContent = words[scene.language].north;
      this.#map?.getCanvas().setAttribute('aria-label', words[scene.language].mapOf);
      this.#drawScale();
    }
    this.#layers?.apply(scene);
  }

  follow(move: LiveMove): void {
    this.#layers?.follow(move);
  }

  fit(bounds: Bounds): void {
    this.#map?.fitBounds([...bounds], { padding: fitPadding, maxZoom: mostFitZoom, duration: flightMilliseconds });
  }

  zoomBy(levels: number): void {
    const map = this.#map;
    map?.easeTo({ zoom: map.getZoom() + levels, duration: 250 });
  }

  project(lon: number, lat: number): { readonly x: number; readonly y: number } | null {
    const point = this.#map?.project([lon, lat]);
    return point ? { x: point.x, y: point.y } : null;
  }

  middle(): { readonly lon: number; readonly lat: number; readonly pixelMetres: number } | null {
    const map = this.#map;
    if (!map) return null;
    const { lng, lat } = map.getCenter();
    return { lon: lng, lat, pixelMetres: this.#metresPerPixel(map) };
  }

  focus(): void {
    this.#map?.getCanvas().focus();
  }

  picture(): Promise<Blob> {
    const [map, scene] = [this.#map, this.#scene];
    if (!map || !scene) return Promise.reject(new Error('the map has no scene yet'));
    return mapPicture(map, this.#metresPerPixel(map), scene.language, themeOf(scene.dark));
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#resizing?.disconnect();
    this.#layers?.dispose();
    this.#map?.remove();
    this.#map = null;
    this.#layers = null;
    this.#failed?.remove();
    this.#scale.element.remove();
    this.#north.remove();
    this.#container.classList.remove('junda-map', 'map-dark');
    delete this.#container.dataset['mapReady'];
  }

  #open(scene: MapScene): void {
    const map = this.#create(scene);
    if (!map) return;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.setMaxBounds(padded(scene.study.bounds, freedom));
    this.#map = map;
    this.#container.append(this.#scale.element, this.#north);
    this.#layers = new SceneLayers(map, this.#events, scene.study.units);
    map.on('move', this.#drawScale);
    map.on('idle', () => {
      if (this.#disposed || this.#ready || !this.#layers?.drawn) return;
      this.#ready = true;
      this.#container.dataset['mapReady'] = 'yes';
      this.#events.onReady();
    });
    this.#resizing = new ResizeObserver(() => {
      map.resize();
      if (!this.#ready && this.#scene) this.#look(this.#scene.study.bounds);
      this.#drawScale();
    });
    this.#resizing.observe(this.#container);
  }

  /** @returns null where the browser has no WebGL 2; then the container says so */
  #create(scene: MapScene): MapLibreMap | null {
    try {
      return new MapLibreMap({
        container: this.#container,
        style: firstStyle({ theme: themeOf(scene.dark), language: scene.language, visible: scene.visible }, unitData(scene.study)),
        bounds: [...scene.study.bounds],
        fitBoundsOptions: { padding: fitPadding },
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        touchPitch: false,
        renderWorldCopies: false,
        fadeDuration: 0,
        maxZoom: 17,
        localIdeographFontFamily: '"Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif',
        trackResize: false,
      });
    } catch (error) {
      if (document.createElement('canvas').getContext('webgl2')) throw error;
      this.#failed = document.createElement('p');
      this.#failed.className = 'map-failed';
      this.#failed.textContent = words[scene.language].noGraphics;
      this.#container.append(this.#failed);
      this.#container.dataset['mapReady'] = 'failed';
      return null;
    }
  }

  #look(bounds: Bounds): void {
    this.#map?.setMaxBounds(padded(bounds, freedom));
    this.#map?.fitBounds([...bounds], { padding: fitPadding, duration: 0 });
  }

  readonly #drawScale = (): void => {
    if (this.#map && this.#scene) this.#scale.update(this.#metresPerPixel(this.#map), this.#scene.language);
  };

  #metresPerPixel(map: MapLibreMap): number {
    return metresPerPixel(map.getCenter().lat, map.getZoom());
  }
}
