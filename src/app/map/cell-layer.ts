import { ScatterplotLayer, SolidPolygonLayer } from 'deck.gl';
import type { Layer } from 'deck.gl';
import type { DemandView } from '../../jobs/task-types';
import type { CellMesh } from './cell-mesh';
import { layerAboveCells } from './style';

/** What deck.gl draws of the demand: a mesh of cells, or circles for points. Never pickable: a hash finds the cell (`cell-index`). */
export interface CellDrawing {
  readonly mesh: CellMesh | null;
  readonly demand: DemandView;
  /** RGBA per vertex of the mesh, or per demand row; may be changed in place, see `writeColours` */
  readonly colours: Uint8Array;
  readonly visible: boolean;
}

const layerId = 'cells';

interface BinaryData {
  readonly length: number;
  readonly startIndices?: Uint32Array;
  readonly attributes: Readonly<
    Record<string, { readonly value: Float64Array | Uint32Array | Uint8Array; readonly size: number; readonly normalized?: boolean }>
  >;
}

const geometryOf = new WeakMap<CellMesh, BinaryData['attributes']>();

/** The same objects for the same mesh, so that deck.gl sees that only the colours changed. */
function meshGeometry(mesh: CellMesh): BinaryData['attributes'] {
  let geometry = geometryOf.get(mesh);
  if (!geometry) {
    geometry = { getPolygon: { value: mesh.positions, size: 3 }, indices: { value: mesh.indices, size: 1 } };
    geometryOf.set(mesh, geometry);
  }
  return geometry;
}

const pointPositions = new WeakMap<DemandView, { value: Float64Array; size: number }>();

function positionsOf(demand: DemandView): { value: Float64Array; size: number } {
  let positions = pointPositions.get(demand);
  if (!positions) {
    const value = new Float64Array(demand.lon.length * 3);
    demand.lon.forEach((lon, row) => value.set([lon, demand.lat[row] ?? 0], row * 3));
    positions = { value, size: 3 };
    pointPositions.set(demand, positions);
  }
  return positions;
}

/** A new deck.gl layer for each change; deck.gl keeps the geometry of the one before. */
export function cellLayer({ mesh, demand, colours, visible }: CellDrawing): Layer {
  const common = { beforeId: layerAboveCells, pickable: false, visible };
  if (!mesh) {
    const data: BinaryData = {
      length: demand.lon.length,
      attributes: { getPosition: positionsOf(demand), getFillColor: { value: colours, size: 4, normalized: true } },
    };
    return new ScatterplotLayer({
      ...common,
      id: `${layerId}-points`,
      data,
      getRadius: 120,
      radiusMinPixels: 2.5,
      radiusMaxPixels: 9,
      stroked: false,
    });
  }
  const data: BinaryData = {
    length: mesh.count,
    startIndices: mesh.start,
    attributes: { ...meshGeometry(mesh), getFillColor: { value: colours, size: 4, normalized: true } },
  };
  return new SolidPolygonLayer({ ...common, id: `${layerId}-mesh`, data, _normalize: false, filled: true, extruded: false });
}

/** what deck.gl calls the colours of a mesh, and of points */
const colourAttributes = ['fillColors', 'instanceFillColors'] as const;

/**
 * Sends a part of the colours to the graphics card, without a new layer: what a frame of a drag has time for. A layer that is not set up yet
 * takes them from `colours` when it is.
 * @param from first vertex or point
 * @param to past the last
 */
export function writeColours(layer: Layer, colours: Uint8Array, from: number, to: number): void {
  const attributes = layer.getAttributeManager()?.getAttributes();
  const attribute = colourAttributes.map((name) => attributes?.[name]).find((found) => found !== undefined);
  attribute?.getBuffer()?.write(colours.subarray(from * 4, to * 4), from * 4);
}
