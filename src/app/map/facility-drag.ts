import { Marker } from 'maplibre-gl';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { DrawnFacility } from './facility-features';

/** pixels that the pointer must travel before a press becomes a drag */
const leastPixels = 4;
/** a click that follows the end of a drag sooner than this belongs to it */
const clickMilliseconds = 300;

export interface DragParts {
  readonly map: MapLibreMap;
  readonly find: (id: string) => DrawnFacility | null;
  readonly onDrop: (id: string, lon: number, lat: number) => void;
}

interface Press {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  moved: boolean;
}

/** Drags a facility: a ghost follows the pointer, the facility itself stands back until the ghost is dropped. Escape gives up. */
export class FacilityDrag {
  readonly #parts: DragParts;
  readonly #ghost: Marker;
  #press: Press | null = null;
  #endedAt = -Infinity;

  constructor(parts: DragParts) {
    this.#parts = parts;
    const element = document.createElement('div');
    element.className = 'map-ghost';
    this.#ghost = new Marker({ element });
  }

  get active(): boolean {
    return this.#press !== null;
  }

  /** Did a drag end a moment ago? Then the click that comes now is its tail. */
  justEnded(): boolean {
    return performance.now() - this.#endedAt < clickMilliseconds;
  }

  /** @returns false where the facility cannot be dragged */
  start(id: string, point: { readonly x: number; readonly y: number }): boolean {
    const found = this.#parts.find(id);
    if (!found || found.closed) return false;
    this.#press = { id, x: point.x, y: point.y, moved: false };
    window.addEventListener('pointermove', this.#move);
    window.addEventListener('pointerup', this.#up);
    window.addEventListener('pointercancel', this.#cancel);
    window.addEventListener('keydown', this.#key, true);
    return true;
  }

  dispose(): void {
    this.#end();
  }

  readonly #place = (event: PointerEvent): { x: number; y: number } => {
    const box = this.#parts.map.getCanvas().getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    const { x, y } = this.#place(event);
    if (!press.moved && Math.hypot(x - press.x, y - press.y) < leastPixels) return;
    const { map } = this.#parts;
    const place = map.unproject([x, y]);
    this.#ghost.setLngLat(place);
    if (!press.moved) {
      press.moved = true;
      this.#ghost.addTo(map);
      map.setFeatureState({ source: 'facilities', id: press.id }, { dragged: true });
      map.getCanvas().style.cursor = 'grabbing';
    }
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    const { x, y } = this.#place(event);
    const canvas = this.#parts.map.getCanvas();
    const inside = x >= 0 && y >= 0 && x <= canvas.clientWidth && y <= canvas.clientHeight;
    const place = this.#parts.map.unproject([x, y]);
    if (press.moved) this.#endedAt = performance.now();
    this.#end();
    if (press.moved && inside) this.#parts.onDrop(press.id, place.lng, place.lat);
  };

  readonly #cancel = (): void => this.#end();

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#press?.moved) return;
    event.stopPropagation();
    this.#endedAt = performance.now();
    this.#end();
  };

  #end(): void {
    const press = this.#press;
    this.#press = null;
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#up);
    window.removeEventListener('pointercancel', this.#cancel);
    window.removeEventListener('keydown', this.#key, true);
    this.#ghost.remove();
    if (!press?.moved) return;
    this.#parts.map.setFeatureState({ source: 'facilities', id: press.id }, { dragged: false });
    this.#parts.map.getCanvas().style.cursor = '';
  }
}
