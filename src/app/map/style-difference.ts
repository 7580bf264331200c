import type { LayerSpecification } from 'maplibre-gl';

/** The part of MapLibre's map that a change of look needs. */
export interface StyledMap {
  getLayer(id: string): unknown;
  setPaintProperty(id: string, name: string, value: unknown): unknown;
  setLayoutProperty(id: string, name: string, value: unknown): unknown;
}

type Properties = Readonly<Record<string, unknown>>;

const changed = (before: Properties | undefined, after: Properties | undefined): [string, unknown][] =>
  Object.entries(after ?? {}).filter(([name, value]) => JSON.stringify(before?.[name]) !== JSON.stringify(value));

/** Brings the map from one list of layers to another by paint and layout properties alone; both lists hold the same layers. */
export function applyDifference(map: StyledMap, before: readonly LayerSpecification[], after: readonly LayerSpecification[]): void {
  after.forEach((layer, index) => {
    if (!map.getLayer(layer.id)) return;
    const old = before[index];
    for (const [name, value] of changed(old?.layout, layer.layout)) map.setLayoutProperty(layer.id, name, value);
    for (const [name, value] of changed(old?.paint, layer.paint)) map.setPaintProperty(layer.id, name, value);
  });
}
