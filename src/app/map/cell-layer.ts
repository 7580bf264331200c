import { ScatterplotLayer, SolidPolygonLayer } from 'deck.gl';
import type { Layer } from 'deck.gl';
import type { DemandView } from '../../jobs/task-types';
import type { CellMesh } from './cell-mesh';
import { coloursOfVertices } from './cell-colours';
import { layerAboveCells } from './style';

/** What deck.gl draws of the demand: a mesh of cells, or circles for points. Never pickable: a hash finds the cell (`cell-index`). */
export interface CellDrawing {
  readonly mesh: CellMesh | null;
  readonly demand: DemandView;
  /** RGBA per cell of the mesh, or per demand row */
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
    attributes: { ...meshGeometry(mesh), getFillColor: { value: coloursOfVertices(mesh, colours), size: 4, normalized: true } },
  };
  return new SolidPolygonLayer({ ...common, id: `${layerId}-mesh`, data, _normalize: false, filled: true, extruded: false });
}
