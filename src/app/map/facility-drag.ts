import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapEvents } from './contract';

/** pixels that the pointer must travel before a press becomes a drag */
const leastPixels = 4;
/** a click that follows the end of a drag sooner than this belongs to it */
const clickMilliseconds = 300;

export interface DragParts {
  readonly map: MapLibreMap;
  /** what is dragged; a closed one is not to be moved */
  readonly find: (id: string) => { readonly closed: boolean } | null;
  readonly events: Pick<MapEvents, 'onHold' | 'onDrop' | 'onRelease'>;
}

interface Press {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  moved: boolean;
}

/** Drags a facility or a chosen site with the pointer: tells where it is held, and that it is dropped or, outside the map or on Escape, let go. */
export class FacilityDrag {
  readonly #parts: DragParts;
  #press: Press | null = null;
  #endedAt = -Infinity;

  constructor(parts: DragParts) {
    this.#parts = parts;
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

  #hold(id: string, x: number, y: number): void {
    const { lng, lat } = this.#parts.map.unproject([x, y]);
    this.#parts.events.onHold(id, lng, lat);
  }

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (!press) return;
    const { x, y } = this.#place(event);
    if (!press.moved && Math.hypot(x - press.x, y - press.y) < leastPixels) return;
    if (!press.moved) this.#parts.map.getCanvas().style.cursor = 'grabbing';
    press.moved = true;
    this.#hold(press.id, x, y);
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#end();
    if (!press?.moved) return;
    const { x, y } = this.#place(event);
    const canvas = this.#parts.map.getCanvas();
    const inside = x >= 0 && y >= 0 && x <= canvas.clientWidth && y <= canvas.clientHeight;
    if (inside) this.#hold(press.id, x, y);
    if (inside) this.#parts.events.onDrop();
    else this.#parts.events.onRelease();
  };

  readonly #cancel = (): void => {
    if (this.#end()?.moved) this.#parts.events.onRelease();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#press?.moved) return;
    event.stopPropagation();
    this.#cancel();
  };

  #end(): Press | null {
    const press = this.#press;
    this.#press = null;
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#up);
    window.removeEventListener('pointercancel', this.#cancel);
    window.removeEventListener('keydown', this.#key, true);
    if (press?.moved) {
      this.#endedAt = performance.now();
      this.#parts.map.getCanvas().style.cursor = '';
    }
    return press;
  }
}
