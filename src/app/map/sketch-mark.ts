import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { Sketch } from '../store/sketch';

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What is being drawn, with a line on to the pointer: over the map, so that the map need not be drawn again with every move. */
export class SketchMark {
  readonly #map: MapLibreMap;
  readonly #svg = document.createElementNS(svgNamespace, 'svg');
  readonly #shape = document.createElementNS(svgNamespace, 'polygon');
  readonly #line = document.createElementNS(svgNamespace, 'polyline');
  readonly #dots = document.createElementNS(svgNamespace, 'g');
  #sketch: Sketch | null = null;
  #pointer: readonly [number, number] | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
    this.#svg.setAttribute('class', 'map-sketch');
    this.#svg.setAttribute('aria-hidden', 'true');
    this.#svg.append(this.#shape, this.#line, this.#dots);
    map.getCanvasContainer().append(this.#svg);
    map.on('move', this.#draw);
    map.on('mousemove', this.#follow);
    map.on('mouseout', this.#leave);
  }

  /** @param sketch null where nothing is being drawn */
  show(sketch: Sketch | null): void {
    this.#sketch = sketch;
    if (!sketch || sketch.points.length === 0) this.#pointer = null;
    this.#draw();
  }

  dispose(): void {
    this.#map.off('move', this.#draw);
    this.#map.off('mousemove', this.#follow);
    this.#map.off('mouseout', this.#leave);
    this.#svg.remove();
  }

  readonly #follow = (event: MapMouseEvent): void => {
    if (!this.#sketch || this.#sketch.points.length === 0) return;
    this.#pointer = [event.lngLat.lng, event.lngLat.lat];
    this.#draw();
  };

  readonly #leave = (): void => {
    this.#pointer = null;
    this.#draw();
  };

  readonly #draw = (): void => {
    const points = this.#sketch?.points ?? [];
    const all = points.length > 0 && this.#pointer ? [...points, this.#pointer] : points;
    const written = all.map(([lon, lat]) => {
      const { x, y } = this.#map.project([lon, lat]);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    this.#line.setAttribute('points', written.join(' '));
    this.#shape.setAttribute('points', this.#sketch?.shape === 'area' ? written.join(' ') : '');
    this.#dots.replaceChildren(
      ...points.map(([lon, lat]) => {
        const dot = document.createElementNS(svgNamespace, 'circle');
        const { x, y } = this.#map.project([lon, lat]);
        dot.setAttribute('cx', x.toFixed(1));
        dot.setAttribute('cy', y.toFixed(1));
        dot.setAttribute('r', '3.5');
        return dot;
      }),
    );
  };
}
