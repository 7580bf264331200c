import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { unitMembership } from '../../src/engine/coverage';
import { cellsOverlapping, flatArea } from '../../src/engine/cover-cells';
import { FindingList, demandFromRaster, readRaster, readRows } from '../../src/formats';
import type { ReadOptions } from '../../src/formats';
import type { Raster } from '../../src/model/grid';
import type { Unit } from '../../src/model/study';
import { hasRealData, realFile } from '../formats/real-data';

interface ZonalCase {
  readonly raster: string;
  readonly polygons: string;
  readonly extra_nodata_ranges?: readonly (readonly [number, number])[];
  readonly fractional?: boolean;
  readonly features: readonly { readonly index: number; readonly count: number; readonly sum: number }[];
}

const open = async (one: ZonalCase) => {
  const findings = new FindingList();
  const read = await readRaster(realFile(`zonal/${one.raster}`), findings);
  const metres = read.grid.crs === 'metres';
  const options: ReadOptions = { columns: {}, metres, epsg: read.grid.epsg };
  const { geometries } = await readRows(realFile(`zonal/${one.polygons}`), options, findings);
  const isOut = (value: number): boolean =>
    value === read.nodata || (one.extra_nodata_ranges ?? []).some(([low, high]) => value >= low && value <= high);
  const raster: Raster = { grid: read.grid, values: Float64Array.from(read.values, (value) => (isOut(value) ? NaN : value)), nodata: null };
  const polygons = one.features.map(({ index }) => geometries?.[index] as Polygon | MultiPolygon);
  return { raster, polygons, options };
};

const unitOf = (geometry: Polygon | MultiPolygon): Unit => ({
  code: 'u',
  name: '',
  nameEn: '',
  level: 'town',
  parent: '',
  geometry,
  attributes: {},
});

const cases = hasRealData
  ? (JSON.parse(new TextDecoder().decode(realFile('zonal/expected.json').bytes)) as { readonly cases: readonly ZonalCase[] }).cases
  : [];

describe.skipIf(!hasRealData)('raster to unit sums of QGIS 3.22', () => {
  // our rule is that of QGIS: a cell belongs to the unit that its centre lies in. Whole numbers: no tolerance.
  test.each(cases.filter(({ fractional }) => !fractional))(
    '$raster in $polygons, out $extra_nodata_ranges: cells and people by unit',
    async (one) => {
      const { raster, polygons, options } = await open(one);
      const demand = demandFromRaster(raster, one.raster, options);
      // a raster of presence counts cells, where the people's leaves out those without people
      const presence = demandFromRaster(
        { ...raster, values: Float64Array.from(raster.values, (value) => value * 0 + 1) },
        one.raster,
        options,
      );
      const sums = polygons.map((polygon) => {
        const sumIn = ({ lon, lat, values }: typeof demand): number => {
          const inside = unitMembership([unitOf(polygon)], lon, lat);
          return inside.reduce((sum, unit, row) => sum + (unit === 0 ? (values[0]?.[0]?.[row] ?? NaN) : 0), 0);
        };
        return { count: sumIn(presence), sum: sumIn(demand) };
      });
      expect(sums).toEqual(one.features.map(({ count, sum }) => ({ count, sum })));
    },
  );

  test.each(cases.filter(({ fractional }) => fractional))('$raster in $polygons: a unit smaller than a cell', async (one) => {
    const { raster, polygons, options } = await open(one);
    const demand = demandFromRaster(raster, one.raster, options);
    for (const [i, polygon] of polygons.entries()) {
      // no centre lies in it, so nobody of the raster counts for it (QGIS weighs cells by area then); the people stay in the unit above
      expect(unitMembership([unitOf(polygon)], demand.lon, demand.lat).every((unit) => unit === -1)).toBe(true);
      // by area, as cells of people are spread, we find the weights of QGIS, to the digits that it prints
      const ring = (polygon.type === 'Polygon' ? polygon.coordinates[0] : polygon.coordinates[0]?.[0]) ?? [];
      const { grid, values } = raster;
      const flat = ring.slice(0, -1).flatMap(([x = NaN, y = NaN]) => [x, y]);
      const cellsWide = flatArea(flat.map((value, at) => value - (flat[at % 2] ?? 0))) / (grid.stepX * grid.stepY);
      let count = 0;
      let sum = 0;
      cellsOverlapping(grid, flat, (column, row, share) => {
        const value = column >= 0 && column < grid.width ? (values[row * grid.width + column] ?? NaN) : NaN;
        // QGIS passes over missing cells and over what lies beside the raster
        if (Number.isNaN(value)) return;
        count += share * cellsWide;
        sum += share * cellsWide * value;
      });
      expect(count).toBeCloseTo(one.features[i]?.count ?? NaN, 3);
      expect(Math.abs(sum - (one.features[i]?.sum ?? NaN))).toBeLessThan(1e-3 * sum);
    }
  });
});
