import { Marker } from 'maplibre-gl';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { HeldFacility } from './contract';

/** The mark of a facility that is held: it stands where the facility would stand, while the facility itself stands back. */
export class Ghost {
  readonly #map: MapLibreMap;
  readonly #marker: Marker;
  #id: string | null = null;

  constructor(map: MapLibreMap) {
    this.#map = map;
    const element = document.createElement('div');
    element.className = 'map-ghost';
    this.#marker = new Marker({ element });
  }

  /** @param held null where none is held any more */
  show(held: HeldFacility | null): void {
    if (this.#id !== null && this.#id !== held?.id) {
      this.#map.setFeatureState({ source: 'facilities', id: this.#id }, { dragged: false });
      this.#marker.remove();
      this.#id = null;
    }
    if (!held) return;
    this.#marker.setLngLat([held.lon, held.lat]);
    if (this.#id !== null) return;
    this.#id = held.id;
    this.#marker.addTo(this.#map);
    this.#map.setFeatureState({ source: 'facilities', id: held.id }, { dragged: true });
  }
}
