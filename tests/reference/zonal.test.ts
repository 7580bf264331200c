import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Polygon } from 'geojson';
import { FindingList, demandFromRaster, readRaster } from '../../src/formats';
import { unitMembership } from '../../src/engine/coverage';
import type { Unit } from '../../src/model/study';

const folder = '../shared/data/zonal';
const here = existsSync(`${folder}/expected.json`);
if (!here) console.log(`${folder} is absent: no raster is summed over polygons`);

interface Case {
  readonly raster: string;
  readonly polygons: string;
  readonly extra_nodata_ranges?: readonly (readonly [number, number])[];
  readonly fractional?: boolean;
  readonly features: readonly { readonly index: number; readonly sum: number; readonly count: number }[];
}

const text = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
const { cases } = here ? (JSON.parse(text('expected.json')) as { cases: Case[] }) : { cases: [] };
// where no centre of a cell lies in a polygon QGIS falls back to shares of cells; people of ours stand at centres and nowhere else
const byCentre = cases.filter(({ fractional }) => fractional !== true);

describe.runIf(here)("QGIS's zonal statistics: people of a raster belong to the unit that holds their cell's centre", () => {
  test.each(byCentre.map((one) => [one.raster, one.polygons, one] as const))('%s over %s', async (name, polygons, expected) => {
    const read = await readRaster({ path: name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) }, new FindingList());
    const ranges = expected.extra_nodata_ranges ?? [];
    const values = Float64Array.from(read.values, (value) => (ranges.some(([low, high]) => value >= low && value <= high) ? NaN : value));
    const raster = { ...read, values };
    const demand = demandFromRaster(raster, name, { columns: {}, metres: read.grid.crs === 'metres' });
    const people = demand.values[0]![0]!;
    const { features } = JSON.parse(text(polygons)) as { features: { geometry: Polygon }[] };
    for (const { index, sum, count } of expected.features) {
      // the polygons overlap, and a place has one unit: each is asked alone
      const unit: Unit = {
        code: String(index),
        name: '',
        nameEn: '',

        level: 'town',
        parent: '',
        geometry: features[index]!.geometry,
        attributes: {},
      };
      const member = unitMembership([unit], demand.lon, demand.lat);
      expect(people.reduce((total, each, row) => total + (member[row] === 0 ? each : 0), 0)).toBe(sum);
      // cells without people are no demand rows
      const rows = member.reduce((total, unitRow) => total + (unitRow === 0 ? 1 : 0), 0);
      expect(rows).toBeLessThanOrEqual(count);
      if (!values.includes(0)) expect(rows).toBe(count);
    }
  });
});
