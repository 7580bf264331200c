import { Marker } from 'maplibre-gl';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { HeldFacility } from './contract';

/** The mark of a facility that is held: it stands where the facility would stand, while the facility itself stands back. */
export class Ghost {
  readonly #map: MapLibreMap;
  readonly #marker: Marker;
  readonly #source: string;
  #id: string | null = null;

  /** @param source that holds what stands back */
  constructor(map: MapLibreMap, source: 'facilities' | 'sites') {
    this.#map = map;
    this.#source = source;
    const element = document.createElement('div');
    element.className = 'map-ghost';
    this.#marker = new Marker({ element });
  }

  /** @param held null where none is held any more */
  show(held: HeldFacility | null): void {
    if (this.#id !== null && this.#id !== held?.id) {
      this.#map.setFeatureState({ source: this.#source, id: this.#id }, { dragged: false });
      this.#marker.remove();
      this.#id = null;
    }
    if (!held) return;
    this.#marker.setLngLat([held.lon, held.lat]);
    if (this.#id !== null) return;
    this.#id = held.id;
    this.#marker.addTo(this.#map);
    this.#map.setFeatureState({ source: this.#source, id: held.id }, { dragged: true });
  }
}
