import { gridOverPolygons, plainCellMetres, spreadDemand, type SpreadGround } from '../engine/demand-parts';
import { onComputeGrid } from '../engine/travel';
import { projectionOf } from '../formats';
import type { Finding } from '../model/finding';
import type { Grid } from '../model/grid';
import type { Demand, Study } from '../model/study';

type Turn = (x: number, y: number) => readonly [number, number];

const same: Turn = (x, y) => [x, y];

/** From the coordinates of a grid to degrees; as they are where its projection is not known. */
export const toDegrees = (grid: Grid): Turn => (grid.crs === 'metres' ? (projectionOf(grid.epsg)?.toLonLat ?? same) : same);

/** From degrees to the coordinates of a grid. */
const fromDegrees = (grid: Grid): Turn => (grid.crs === 'metres' ? (projectionOf(grid.epsg)?.fromLonLat ?? same) : same);

const sameSystem = (a: Grid, b: Grid): boolean =>
  a.crs === b.crs && (a.crs === 'lonlat' || a.epsg === b.epsg || a.epsg === 0 || b.epsg === 0);

/** @param inFrame the demand was read into the coordinates of the grid already */
function groundOf(grid: Grid, demand: Demand, inFrame: boolean): SpreadGround {
  const people = demand.cells?.grid;
  const between: Turn = (x, y) => fromDegrees(grid)(...toDegrees(people ?? grid)(x, y));
  return {
    grid,
    toGrid: inFrame ? same : fromDegrees(grid),
    fromGrid: inFrame ? same : toDegrees(grid),
    rasterToGrid: !people || sameSystem(people, grid) ? same : between,
  };
}

/**
 * People spread over the compute cells: those of `grid`, or where there is no raster cells of `cellMetres` over the polygons of people.
 * @param inFrame the demand was read into the coordinates of the grid already
 */
export function onCells(
  demand: Demand,
  grid: Grid | null,
  cellMetres: number | null,
  inFrame: boolean,
): { readonly demand: Demand; readonly findings: readonly Finding[] } {
  const metres = cellMetres ?? plainCellMetres;
  const own = grid ?? gridOverPolygons(demand, metres);
  if (!own) return { demand, findings: [] };
  const spread = spreadDemand(demand, groundOf(own, demand, inFrame));
  if (grid) return spread;
  return { ...spread, findings: spread.findings.map((finding) => ({ ...finding, details: { ...finding.details, metres } })) };
}

/** The H3 cells of people as polygons that `onCells` spreads; positions of the demand in the coordinates of `grid` where `inFrame`. */
export async function hexagonsToSpread(demand: Demand, grid: Grid | null, inFrame: boolean): Promise<Demand> {
  if (demand.kind !== 'h3') return demand;
  const { hexagonPolygons } = await import('../engine/cells');
  const turn = inFrame && grid ? fromDegrees(grid) : same;
  const polygons = hexagonPolygons(demand.id).map((polygon) => ({
    ...polygon,
    coordinates: polygon.coordinates.map((ring) => ring.map(([x = NaN, y = NaN]) => [...turn(x, y)])),
  }));
  return { ...demand, polygons };
}

/** The study on its compute cells: rasters of the size that it asks for, people spread over them; both are told. */
export async function onComputeCells(study: Study): Promise<Study> {
  const { inputs, findings } = study.cellMetres === undefined ? { inputs: study, findings: [] } : onComputeGrid(study, study.cellMetres);
  const raster = inputs.landCover ?? inputs.friction ?? inputs.elevation;
  const demand = study.hexagons === 'spread' ? await hexagonsToSpread(inputs.demand, null, false) : inputs.demand;
  const spread = onCells(demand, raster?.grid ?? null, study.cellMetres ?? null, false);
  if (inputs === study && spread.demand === study.demand) return study;
  return { ...inputs, demand: spread.demand, findings: [...study.findings, ...findings, ...spread.findings] };
}
