import { writeArrayBuffer } from 'geotiff';
import { describe, expect, test } from 'vitest';
import { FindingList, demandFromRaster, plainReading, readDemand, readRaster, writeRaster } from '../../src/formats';
import type { Raster } from '../../src/model/grid';
import { textFile } from './real-data';

type Metadata = Parameters<typeof writeArrayBuffer>[1];

/** A 2 x 2 GeoTIFF of the cells 1 2 / 3 4 with the given tags. */
const tiff = (metadata: Metadata, cells: Float32Array | Uint8Array = Float32Array.of(1, 2, 3, 4)) => ({
  path: 'a.tif',
  bytes: new Uint8Array(writeArrayBuffer(cells, { width: 2, height: 2, GeographicTypeGeoKey: 4326, GTModelTypeGeoKey: 2, ...metadata })),
});

const placed: Metadata = { ModelPixelScale: [0.5, 0.25, 0], ModelTiepoint: [0, 0, 0, 107, 34, 0] };

async function read(metadata: Metadata, cells?: Float32Array | Uint8Array) {
  const findings = new FindingList();
  const raster = await readRaster(tiff({ ...placed, ...metadata }, cells), findings);
  return { raster, told: findings.list().map((one) => one.code) };
}

describe('GeoTIFF', () => {
  test('what is written reads back the same', async () => {
    const raster: Raster = {
      grid: { width: 3, height: 2, west: 107, north: 34.5, stepX: 0.0008333333, stepY: 0.0009, crs: 'lonlat', epsg: 4326 },
      values: Float32Array.of(1.5, NaN, 3, 4, Infinity, 6),
      nodata: null,
    };
    const findings = new FindingList();
    const back = await readRaster({ path: 'x.tif', bytes: writeRaster(raster) }, findings);
    expect(back.grid.west).toBe(107);
    expect(back.grid.stepY).toBeCloseTo(0.0009, 15);
    expect(back.grid).toMatchObject({ width: 3, height: 2, crs: 'lonlat', epsg: 4326 });
    expect(Array.from(back.values)).toEqual([1.5, NaN, 3, 4, NaN, 6]);
    expect(findings.list()).toEqual([]);
  });

  test.each([4549, 4528, 32648, 0])('metres of EPSG %i keep their code', async (epsg) => {
    const grid = { width: 1, height: 1, west: 500000, north: 3800000, stepX: 100, stepY: 100, crs: 'metres' as const, epsg };
    const back = await readRaster(
      { path: 'x.tif', bytes: writeRaster({ grid, values: Int16Array.of(7), nodata: null }) },
      new FindingList(),
    );
    expect(back.grid).toEqual(grid);
  });

  test('pixel is point: half a cell to the north-west', async () => {
    expect((await read({ GTRasterTypeGeoKey: 2 })).raster.grid).toMatchObject({ west: 106.75, north: 34.125 });
    expect((await read({ GTRasterTypeGeoKey: 1 })).raster.grid).toMatchObject({ west: 107, north: 34 });
  });

  test('a tie point in the middle of the raster', async () => {
    expect((await read({ ModelTiepoint: [1, 1, 0, 107, 34, 0] })).raster.grid).toMatchObject({ west: 106.5, north: 34.25 });
  });

  test('south-up is turned and told', async () => {
    const matrix = [0.5, 0, 0, 107, 0, 0.25, 0, 33, 0, 0, 0, 0, 0, 0, 0, 1];
    const findings = new FindingList();
    const raster = await readRaster(tiff({ ModelTransformation: matrix }), findings);
    expect(raster.grid).toMatchObject({ west: 107, north: 33.5, stepX: 0.5, stepY: 0.25 });
    expect(Array.from(raster.values)).toEqual([3, 4, 1, 2]);
    expect(findings.list().map((one) => one.code)).toEqual(['raster.south-up']);
  });

  test('a rotated raster is refused', async () => {
    const matrix = [0.5, 0.1, 0, 107, 0.1, -0.25, 0, 34, 0, 0, 0, 0, 0, 0, 0, 1];
    await expect(readRaster(tiff({ ModelTransformation: matrix }), new FindingList())).rejects.toThrow('raster.rotated');
  });

  test.each([
    ['-3.3999999521443642e+38', -3.4e38],
    ['-3.4e38', -3.4e38],
    ['-3.40282347e+38', -3.4028234663852886e38],
    ['-99999', -99999],
    ['nan', NaN],
    ['-1.#QNAN', NaN],
  ])('nodata text %s', async (text, value) => {
    const { raster, told } = await read({ GDAL_NODATA: text }, Float32Array.of(1, value, 3, 4));
    expect(Array.from(raster.values)).toEqual([1, NaN, 3, 4]);
    expect(told).toEqual([]);
  });

  test('nodata that the cells cannot hold is told', async () => {
    expect((await read({ GDAL_NODATA: '-9999' }, Uint8Array.of(1, 2, 3, 4))).told).toEqual(['raster.nodata-odd']);
    expect((await read({ GDAL_NODATA: '255' }, Uint8Array.of(1, 255, 3, 4))).raster).toMatchObject({ nodata: 255 });
  });
});

describe('people of a raster', () => {
  const people = (values: number[], epsg = 4326, crs: 'lonlat' | 'metres' = 'lonlat') =>
    demandFromRaster(
      {
        grid: { width: 2, height: 2, west: 107, north: 34, stepX: 0.5, stepY: 0.25, crs, epsg },
        values: Float64Array.from(values),
        nodata: null,
      },
      'p.tif',
    );

  test('a row for each cell with people, at its centre', () => {
    const demand = people([0, 5, NaN, 7]);
    expect(demand).toMatchObject({ count: 2, id: ['r0c1', 'r1c1'], kind: 'raster' });
    expect([Array.from(demand.lon), Array.from(demand.lat)]).toEqual([
      [107.75, 107.75],
      [33.875, 33.625],
    ]);
  });

  test.each([
    ['NaN', '', Float32Array.of(NaN, 5, NaN, 7)],
    ['-9999 declared', '-9999', Float32Array.of(-9999, 5, -9999, 7)],
    ['-3.4e38 as text', '-3.3999999521443642e+38', Float32Array.of(-3.4e38, 5, -3.4e38, 7)],
    ['0 declared', '0', Float32Array.of(0, 5, 0, 7)],
    ['0 declared, whole numbers', '0', Uint8Array.of(0, 5, 0, 7)],
    ['255 declared', '255', Uint8Array.of(255, 5, 255, 7)],
    ['-9999 not declared', '', Float32Array.of(-9999, 5, 0, 7)],
    ['-3.4e38 not declared', '', Float32Array.of(-3.4e38, 5, 0, 7)],
    ['-32768 not declared', '', Float32Array.of(-32768, 5, 0, 7)],
  ])('missing cells: %s', async (name, text, values) => {
    const findings = new FindingList();
    const file = { path: 'p.tif', bytes: tiff({ ...placed, ...(text === '' ? {} : { GDAL_NODATA: text }) }, values).bytes };
    const demand = await readDemand(file, plainReading, findings);
    expect(Array.from(demand.values[0]?.[0] ?? [])).toEqual([5, 7]);
    expect(findings.list().map(({ code }) => code)).toEqual(name.endsWith('not declared') ? ['raster.nodata-odd'] : []);
  });

  test('negative people and unknown projections are refused', () => {
    expect(() => people([1, -2, 0, 0])).toThrow('cell.negative');
    expect(() => people([1, 2, 0, 0], 26713, 'metres')).toThrow('raster.projected');
    expect(() => people([0, 0, 0, 0])).toThrow('study.no-demand');
  });
});

describe('ASCII grids', () => {
  const asc = (text: string) => readRaster(textFile('a.asc', text), new FindingList());

  test('centre and corner, both sizes', async () => {
    const raster = await asc('NCOLS 2\r\nNROWS 1\r\nXLLCENTER 107.5\r\nYLLCENTER 33.5\r\nCELLSIZE 1\r\nNODATA_value -1\r\n5 -1\r\n');
    expect(raster.grid).toMatchObject({ west: 107, north: 34, crs: 'lonlat' });
    expect(Array.from(raster.values)).toEqual([5, NaN]);
  });

  test.each([
    ['ncols 2\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n', 'file.truncated'],
    ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n', 'file.unreadable'],
    ['ncols 2\nnrows 1\ncellsize 1\n1 2\n', 'raster.no-georeference'],
    ['ncols 99999999\nnrows 99999\nxllcorner 0\nyllcorner 0\ncellsize 1\n1\n', 'file.too-large'],
    ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 x\n', 'cell.not-a-number'],
  ])('refused: %j', async (text, code) => {
    await expect(asc(text)).rejects.toThrow(code);
  });
});
