import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFile, packZip, writeRaster } from '../../src/formats';
import type { NamedBytes } from '../../src/formats';
import { shapefileParts } from './made-shapefile';
import { osmXml } from './made-osm';
import { hasRealData, realFile, textFile } from './real-data';
import { testResources } from './test-resources';

/** A file may be refused, but only with a code that says what it is; a crash would be 'file.unreadable' with a message of the engine. */
async function neverCrashes(file: NamedBytes): Promise<void> {
  const report = await checkFile([file], { resources: testResources });
  for (const finding of report.findings) {
    expect(String(finding.details['message'] ?? '')).not.toMatch(/undefined|is not a function|not iterable|Maximum call stack|null/);
  }
}

const grid = { width: 8, height: 8, west: 107, north: 34, stepX: 0.1, stepY: 0.1, crs: 'lonlat' as const, epsg: 4326 };
const samples: readonly NamedBytes[] = [
  textFile('a.csv', 'id,名称,lon,lat,people\n1,"甲, ""x""",107,34,5\n2,乙,107,34,\n'),
  textFile(
    'a.geojson',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"1","level":"county"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}',
  ),
  textFile('a.osm', osmXml([1, 2, 3], [{ refs: [1, 2, 3], tags: { highway: 'road', name: '解放路' } }])),
  textFile('a.asc', 'ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n'),
  { path: 'a.tif', bytes: writeRaster({ grid, values: new Float32Array(64).fill(3), nodata: null }) },
  { path: 'a.zip', bytes: packZip([textFile('a.csv', 'id,lon,lat,people\n1,107,34,5\n'), textFile('study.json', '{"junda":1}')]) },
  {
    path: 's.zip',
    bytes: packZip(shapefileParts('s', [{ type: 'Point', coordinates: [107, 34] }], [{ id: 'a', name: '村' }]), 0),
  },
  ...(hasRealData ? [{ path: 'a.pbf', bytes: realFile('sao_paulo/spo_osm.pbf').bytes.slice(0, 40_000) }] : []),
];

describe('no bytes crash a reader', () => {
  test.each(samples)('$path, cut anywhere', async ({ path, bytes }) => {
    const law = fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), (length) => neverCrashes({ path, bytes: bytes.slice(0, length) })),
      { numRuns: 40 },
    );
    await expect(law).resolves.toBeUndefined();
  });

  test.each(samples)('$path, with bytes changed', async ({ path, bytes }) => {
    const change = fc.tuple(fc.nat(Math.min(bytes.length, 2000) - 1), fc.nat(255));
    const law = fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const broken = bytes.slice();
        for (const [at, byte] of changes) broken[at] = byte;
        return neverCrashes({ path, bytes: broken });
      }),
      { numRuns: 60 },
    );
    await expect(law).resolves.toBeUndefined();
  });

  test('any bytes under any name', async () => {
    const name = fc.constantFrom('a.csv', 'a.geojson', 'a.tif', 'a.pbf', 'a.zip', 'a', 'study.json');
    const law = fc.assert(
      fc.asyncProperty(name, fc.uint8Array({ maxLength: 300 }), (path, bytes) => neverCrashes({ path, bytes })),
      { numRuns: 200 },
    );
    await expect(law).resolves.toBeUndefined();
  });

  test('any json as GeoJSON', async () => {
    const law = fc.assert(
      fc.asyncProperty(fc.json(), (json) => neverCrashes(textFile('a.geojson', `{"type":"FeatureCollection","features":[${json}]}`))),
      { numRuns: 200 },
    );
    await expect(law).resolves.toBeUndefined();
  });
});
