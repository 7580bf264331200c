import { describe, expect, test } from 'vitest';
import { FindingList, checkFile, readGeoJson, readRaster } from '../../src/formats';
import { hasRealData, realFile } from './real-data';
import { testResources } from './test-resources';

const fixtures = 'messy/geojson/mapbox-geojson-fixtures/data';

describe.skipIf(!hasRealData)('shapes and rasters that others wrote', () => {
  test.each([
    ['feature/one', 'Polygon', 1],
    ['featurecollection/one', 'Point', 3],
    ['geometry/point', 'Point', 1],
    ['geometry/multipoint', 'MultiPoint', 1],
    ['geometry/linestring-xyz', 'LineString', 1],
    ['geometry/multilinestring', 'MultiLineString', 1],
    ['geometry/polygon-xyz', 'Polygon', 1],
    ['geometry/multipolygon', 'MultiPolygon', 1],
    ['geometry/geometrycollection', 'GeometryCollection', 1],
  ])('%s', (name, type, count) => {
    const findings = new FindingList();
    const table = readGeoJson(realFile(`${fixtures}/${name}.geojson`), findings);
    expect(table.geometries?.[0]?.type).toBe(type);
    expect(table.rows).toHaveLength(count);
    expect(findings.list()).toEqual([]);
  });

  test('projected GeoJSON: turned where it names a known projection, else refused', async () => {
    const findings = new FindingList();
    const table = readGeoJson(realFile('network/roads.geojson'), findings);
    expect(findings.list().map((one) => [one.code, one.details['turned']])).toEqual([['geojson.projected', true]]);
    const first = table.geometries?.[0];
    expect(first?.type === 'LineString' && first.coordinates[0]?.map(Math.round)).toEqual([20, -34]);
    const refused = await checkFile([realFile('spearfish/roads.utm13.geojson')], { resources: testResources });
    expect([refused.status, refused.findings.map((one) => one.code)]).toEqual(['refused', ['geojson.projected']]);
  });

  test('the same files stay in metres where the study counts in metres', () => {
    const table = readGeoJson(realFile('spearfish/facilities.utm13.geojson'), new FindingList(), { columns: {}, metres: true });
    expect(table.geometries?.[0]).toMatchObject({ type: 'Point', coordinates: [594026.128, 4918974.135] });
  });

  test.each([
    ['band1_float32_noct_epsg4326', { width: 10, height: 10, west: -3, north: 6, crs: 'lonlat', epsg: 4326 }, []],
    ['band1_int16_noct_epsg4326', { width: 10, height: 10, west: -3, north: 6, crs: 'lonlat', epsg: 4326 }, []],
    ['byte_with_nan_nodata', { width: 1, height: 1, crs: 'metres', epsg: 26711 }, ['raster.nodata-odd']],
    ['dem', { width: 373, height: 350, crs: 'lonlat', epsg: 4326 }, []],
    ['scale0ingdal23', { width: 1, height: 1, crs: 'metres', epsg: 0 }, ['raster.no-georeference']],
  ])('%s.tif', async (name, grid, codes) => {
    const findings = new FindingList();
    const raster = await readRaster(realFile(`messy/tif/qgis/${name}.tif`), findings);
    expect(raster.grid).toMatchObject(grid);
    expect(findings.list().map((one) => one.code)).toEqual(codes);
  });

  test('float nodata -3.4e38 becomes NaN, integer nodata stays and is named', async () => {
    const float = await readRaster(realFile('messy/tif/qgis/band1_float32_noct_epsg4326.tif'), new FindingList());
    expect(float.values.filter((value) => Number.isNaN(value)).length).toBeGreaterThan(0);
    expect(float.nodata).toBeNull();
    const integer = await readRaster(realFile('messy/tif/qgis/band1_int16_noct_epsg4326.tif'), new FindingList());
    expect(integer.nodata).toBe(-32768);
    expect(integer.values).toContain(-32768);
  });

  test.each([
    ['tif/qgis/gtiff_tags.tif', 'raster.no-georeference'],
    ['tif/qgis/rgb_with_mask.tif', 'raster.unsupported'],
    ['shp/mbostock_shapefile/points.shp', 'shapefile.missing-part'],
    ['shp/mbostock_shapefile/points.dbf', 'file.unknown-format'],
  ])('%s is refused', async (name, code) => {
    const report = await checkFile([realFile(`messy/${name}`)], { resources: testResources });
    expect([report.status, report.findings.at(-1)?.code]).toEqual(['refused', code]);
  });

  test('ASCII grids', async () => {
    const raster = await readRaster(realFile('messy/tif/qgis/statisticsRas1_float64.asc'), new FindingList());
    expect(raster.grid).toMatchObject({ width: 4, height: 4, west: 0, north: 4, stepX: 1, stepY: 1 });
    expect(raster.values.filter((value) => Number.isNaN(value)).length).toBeGreaterThan(0);
    const fine = await readRaster(realFile('messy/tif/qgis/test.asc'), new FindingList());
    expect(Array.from(fine.values.slice(0, 3))).toEqual([-999.9, -999.987, 1.2345678]);
  });
});
