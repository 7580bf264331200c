import type { CreateMap } from './contract';
import { MapController } from './map-controller';

export type { CreateMap, LayerId, MapEvents, MapHandle, MapScene, Selection } from './contract';
export { layerIds } from './contract';
export { boundsOf } from './unit-index';

/**
 * The map in a container of any size. Draws nothing until the first scene; `container.dataset.mapReady` becomes 'yes' when that is drawn.
 */
export const createMap: CreateMap = (container, events) => new MapController(container, events);
