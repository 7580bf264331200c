import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { MapEvents, MapScene, Selection } from './contract';
import type { FacilityDrag } from './facility-drag';
import { metresPerPixel } from './mercator';

/** What lies under the pointer: facility before cell before unit. */
export type Pick = (x: number, y: number) => Selection | null;

export interface PointerParts {
  readonly map: MapLibreMap;
  readonly events: MapEvents;
  readonly scene: () => MapScene | null;
  readonly pick: Pick;
  /** what can be dragged, by its kind */
  readonly drags: Readonly<Record<'facility' | 'site', FacilityDrag>>;
}

/** Is it a chosen site, and not merely a candidate? */
const isSite = (found: Selection | null, { sites }: MapScene): boolean =>
  found?.kind === 'site' && (sites ?? []).some(({ id, fixed }) => id === found.id && !fixed);

/** @returns a function that takes all listeners off again */
export function listenToPointer({ map, events, scene, pick, drags }: PointerParts): () => void {
  let frame = 0;
  let last: Selection | null = null;
  const kinds = [drags.facility, drags.site];

  const hover = (event: MapMouseEvent): void => {
    cancelAnimationFrame(frame);
    const { x, y } = event.point;
    const { lng, lat } = event.lngLat;
    frame = requestAnimationFrame(() => {
      const current = scene();
      if (!current || kinds.some((drag) => drag.active)) return;
      events.onPointer(lng, lat);
      const found = current.tool === 'select' && !map.isMoving() ? pick(x, y) : null;
      map.getCanvas().style.cursor =
        current.tool !== 'select' ? 'crosshair' : found?.kind === 'facility' || isSite(found, current) ? 'grab' : found ? 'pointer' : '';
      if (found || last) events.onHover(found, found ? { x, y } : null);
      last = found;
    });
  };

  const leave = (): void => {
    cancelAnimationFrame(frame);
    if (last) events.onHover(null, null);
    last = null;
  };

  const click = (event: MapMouseEvent): void => {
    const current = scene();
    if (!current || kinds.some((drag) => drag.justEnded())) return;
    const { lng, lat } = event.lngLat;
    if (current.tool !== 'select') events.onPoint(lng, lat, metresPerPixel(lat, map.getZoom()));
    else events.onSelect(pick(event.point.x, event.point.y));
  };

  const finish = (event: MapMouseEvent): void => {
    if ((scene()?.tool ?? 'select') === 'select') return;
    // no zoom
    event.preventDefault();
    events.onFinish();
  };

  const press = (event: MapMouseEvent | MapTouchEvent): void => {
    const original = event.originalEvent;
    if (original instanceof MouseEvent && original.button !== 0) return;
    if (!(original instanceof MouseEvent) && original.touches.length !== 1) return;
    const current = scene();
    const found = current?.tool === 'select' ? pick(event.point.x, event.point.y) : null;
    if ((found?.kind !== 'facility' && found?.kind !== 'site') || !drags[found.kind].start(found.id, event.point)) return;
    event.preventDefault();
    leave();
  };

  map.on('mousemove', hover);
  map.on('mouseout', leave);
  map.on('click', click);
  map.on('dblclick', finish);
  map.on('mousedown', press);
  map.on('touchstart', press);
  return () => {
    cancelAnimationFrame(frame);
    map.off('mousemove', hover);
    map.off('mouseout', leave);
    map.off('click', click);
    map.off('dblclick', finish);
    map.off('mousedown', press);
    map.off('touchstart', press);
  };
}
