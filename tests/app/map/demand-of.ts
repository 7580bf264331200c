import type { DemandView } from '../../../src/jobs/task-types';

/** Squares of `step` degrees, `columns` wide, from the south-west corner at 107 E, 34 N; outlines closed or not. */
export function squares(columns: number, rows: number, step: number, closed: boolean): DemandView {
  const count = columns * rows;
  const [lon, lat] = [new Float64Array(count), new Float64Array(count)];
  const outline: number[] = [];
  const outlineStart = new Uint32Array(count + 1);
  for (let cell = 0; cell < count; cell++) {
    const [west, south] = [107 + (cell % columns) * step, 34 + Math.floor(cell / columns) * step];
    lon[cell] = west + step / 2;
    lat[cell] = south + step / 2;
    outline.push(west, south, west + step, south, west + step, south + step, west, south + step, ...(closed ? [west, south] : []));
    outlineStart[cell + 1] = outline.length / 2;
  }
  return {
    kind: 'raster',
    id: Array.from({ length: count }, (_, cell) => String(cell)),
    lon,
    lat,
    years: [],
    groups: ['people'],
    unit: new Int32Array(count).fill(-1),
    outline: Float64Array.from(outline),
    outlineStart,
  };
}

/** The same places without outlines. */
export const points = (demand: DemandView): DemandView => ({
  ...demand,
  kind: 'point',
  outline: new Float64Array(),
  outlineStart: new Uint32Array(),
});
