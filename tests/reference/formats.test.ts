import { describe, expect, test } from 'vitest';
import {
  FindingList,
  demandFromRaster,
  moveDatum,
  openStudyFiles,
  plainReading,
  projectionOf,
  readDemand,
  readRaster,
  readRoads,
} from '../../src/formats';
import { spreadDemand } from '../../src/engine/demand-parts';
import { totalPeople } from '../../src/formats/check';
import { readOsmPbf } from '../../src/formats/osm-pbf';
import { readTable } from '../../src/formats/table';
import { silentWatch } from '../../src/model/watch';
import { hasRealData, realFile } from '../formats/real-data';
import { testResources } from '../formats/test-resources';

describe.skipIf(!hasRealData)('outside truth', () => {
  test('WorldPop Aruba sums to 106,766.00 people in 9,844 cells', async () => {
    const findings = new FindingList();
    const file = realFile('rasters/abw_ppp_2020_UNadj_constrained.tif');
    const raster = await readRaster(file, findings);
    const demand = demandFromRaster(raster, file.path);
    expect(raster.grid).toMatchObject({ width: 238, height: 255, crs: 'lonlat', epsg: 4326 });
    expect(raster.values.filter((value) => !Number.isNaN(value))).toHaveLength(9844);
    expect(totalPeople(demand)).toBeCloseTo(106_766, 1);
    expect(findings.list()).toEqual([]);
  });

  test('WorldPop Aruba keeps its people when it is spread over cells of 30 m in UTM', async () => {
    const file = realFile('rasters/abw_ppp_2020_UNadj_constrained.tif');
    const before = demandFromRaster(await readRaster(file, new FindingList()), file.path);
    const utm = projectionOf(32619);
    if (!utm) throw new Error('UTM 19 N is not known');
    const grid = { width: 1000, height: 1000, west: 380_000, north: 1_400_000, stepX: 30, stepY: 30, crs: 'metres' as const, epsg: 32619 };
    const ground = { grid, toGrid: utm.fromLonLat, fromGrid: utm.toLonLat, rasterToGrid: utm.fromLonLat };
    const { demand } = spreadDemand(before, ground);
    // sums of 156,000 floats in another order: a millionth of a person
    expect(totalPeople(demand)).toBeCloseTo(totalPeople(before), 6);
    expect(demand.count / before.count).toBeGreaterThan(9);
  });

  test('the Sao Paulo extract holds 24,648 nodes and 6,223 ways', async () => {
    const file = realFile('sao_paulo/spo_osm.pbf');
    const osm = readOsmPbf(file);
    expect([osm.nodeId.length, osm.ways.length]).toEqual([24_648, 6_223]);
    const findings = new FindingList();
    const roads = await readRoads(file, plainReading, findings);
    expect(roads.wayId.length).toBe(5_952);
    expect(Math.min(...roads.nodeX)).toBeGreaterThan(-46.8);
    expect(Math.max(...roads.nodeY)).toBeLessThan(-23.4);
  });

  test('the Sao Paulo grid is 323 H3 cells, each with its counts', async () => {
    const demand = await readDemand(realFile('sao_paulo/spo_hexgrid.csv'), plainReading, new FindingList());
    expect(demand).toMatchObject({ count: 323, kind: 'h3', years: [], groups: ['people'] });
    expect(Object.keys(demand.columns)).toEqual(['schools', 'jobs', 'healthcare']);
    expect(demand.id[0]).toBe('89a8100c603ffff');
    expect(demand.values[0]?.[0]?.[0]).toBe(1146);
  });

  test('dropping the Sao Paulo grid and streets makes a study', async () => {
    const files = [realFile('sao_paulo/spo_hexgrid.csv'), realFile('sao_paulo/spo_osm.pbf')];
    const study = await openStudyFiles(files, { columns: {}, resources: testResources }, silentWatch);
    expect(study.catalogue.services.map((service) => service.id)).toEqual(['schools', 'jobs', 'healthcare']);
    expect(study.roads?.classes).toContain('residential');
    const cellsWithSchools = study.facilities.filter((facility) => facility.type === 'schools');
    expect(cellsWithSchools.length).toBeGreaterThan(10);
    expect(study.findings.map((finding) => finding.code)).toContain('study.facilities-from-counts');
  });

  test('664 published positions agree within 1 m in WGS 84, GCJ-02 and BD-09', () => {
    const table = readTable(realFile('datum_vectors/china_cities_vectors.csv'), new FindingList());
    const column = (name: string): number => table.columns.indexOf(name);
    const metres = (a: readonly [number, number], b: readonly [number, number]): number =>
      Math.hypot((a[0] - b[0]) * 111_320 * Math.cos((a[1] * Math.PI) / 180), (a[1] - b[1]) * 110_574);
    let worst = 0;
    for (const row of table.rows) {
      const at = (system: string): readonly [number, number] => [Number(row[column(`${system}_x`)]), Number(row[column(`${system}_y`)])];
      const [wgs84, gcj02, bd09] = [at('WGS84'), at('GCJ02'), at('BD09')];
      worst = Math.max(
        worst,
        metres(moveDatum(...wgs84, 'wgs84', 'gcj02'), gcj02),
        metres(moveDatum(...gcj02, 'gcj02', 'wgs84'), wgs84),
        metres(moveDatum(...gcj02, 'gcj02', 'bd09'), bd09),
        metres(moveDatum(...bd09, 'bd09', 'wgs84'), wgs84),
        metres(moveDatum(...wgs84, 'cgcs2000', 'bd09'), bd09),
      );
    }
    expect(table.rows).toHaveLength(664);
    expect(worst).toBeLessThan(1);
  });
});
