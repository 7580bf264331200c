import { Marker } from 'maplibre-gl';
import type { Map as MapLibreMap } from 'maplibre-gl';

type Place = readonly [number, number];

const svgNamespace = 'http://www.w3.org/2000/svg';
const ringRadius = 9;

/**
 * The mark on the hovered cell or facility: an element over the map, because a change inside it would draw the whole map again,
 * which takes long without a graphics card. Units are marked on their borders.
 */
export class HoverMark {
  readonly #map: MapLibreMap;
  readonly #marker: Marker;
  readonly #shape = document.createElementNS(svgNamespace, 'polygon');
  readonly #circle = document.createElementNS(svgNamespace, 'circle');
  #ring: readonly Place[] = [];
  #place: Place | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
    const svg = document.createElementNS(svgNamespace, 'svg');
    svg.setAttribute('class', 'map-hover');
    svg.setAttribute('width', '1');
    svg.setAttribute('height', '1');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.#shape, this.#circle);
    const element = document.createElement('div');
    element.className = 'map-hover-anchor';
    element.append(svg);
    this.#marker = new Marker({ element, anchor: 'top-left' });
    map.on('zoom', this.#draw);
  }

  /**
   * @param place where the mark sits, null for none
   * @param ring an outline to draw instead of a circle; may be empty
   */
  show(place: Place | null, ring: readonly Place[]): void {
    const had = this.#place !== null;
    this.#place = place;
    this.#ring = ring;
    if (!place) {
      if (had) this.#marker.remove();
      return;
    }
    this.#marker.setLngLat([place[0], place[1]]);
    if (!had) this.#marker.addTo(this.#map);
    this.#draw();
  }

  dispose(): void {
    this.#map.off('zoom', this.#draw);
    this.#marker.remove();
  }

  readonly #draw = (): void => {
    if (!this.#place) return;
    const origin = this.#map.project([this.#place[0], this.#place[1]]);
    const corners = this.#ring.map(([lon, lat]) => this.#map.project([lon, lat]).sub(origin));
    this.#shape.setAttribute('points', corners.map((corner) => `${corner.x.toFixed(1)},${corner.y.toFixed(1)}`).join(' '));
    this.#circle.setAttribute('r', String(this.#ring.length > 0 ? 0 : ringRadius));
  };
}
