import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FindingList, readRaster } from '../../src/formats';
import { cellAt } from '../../src/model/grid';
import type { Raster } from '../../src/model/grid';
import { silentWatch } from '../../src/model/watch';
import type { LandCoverSpeed, Mode, SpeedTable } from '../../src/model/travel';
import { nearestWithField, prepareTravel } from '../../src/engine/travel';
import { plainSearch } from '../../bench/plain-search';
import { facilitiesAt, inputsOf, optionsOf, placesAt, roundSpeeds } from '../engine/travel/made-inputs';

const folder = '../shared/data/spearfish';
const here = existsSync(`${folder}/dem.tif`);
if (!here) console.log(`${folder} is absent: AccessMod's demo country is not crossed`);

const raster = (name: string): Promise<Raster> =>
  readRaster({ path: name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) }, new FindingList());

const modeOf: Readonly<Record<string, Mode>> = { WALKING: 'walking', BICYCLING: 'cycling', MOTORIZED: 'motor' };

/** The demo's own speeds, a mode for each class of the merged land cover. */
function demoSpeeds(): SpeedTable {
  const label = { zh: '', en: '' };
  const [, ...lines] = readFileSync(`${folder}/model_speeds.csv`, 'utf8').trim().split(/\r?\n/);
  const landCover = lines.map((line): LandCoverSpeed => {
    const [number, , kmPerHour, mode] = line.split(',');
    return { class: Number(number), label, kmPerHour: Number(kmPerHour), mode: modeOf[mode!.trim()]! };
  });
  return { ...roundSpeeds, landCover };
}

function facilities(): readonly (readonly [number, number])[] {
  const collection = JSON.parse(readFileSync(`${folder}/facilities.utm13.geojson`, 'utf8')) as {
    features: { geometry: { coordinates: [number, number] } }[];
  };
  return collection.features.map(({ geometry }) => geometry.coordinates);
}

describe.runIf(here)("WHO AccessMod's demo: Spearfish, UTM, merged land cover with a mode for each class", () => {
  test('level: the same field as the textbook search, bit for bit', async () => {
    const landCover = await raster('land_cover_merged.tif');
    const speeds = demoSpeeds();
    const pace = Float64Array.from(landCover.values, (value) => {
      const row = speeds.landCover.find((each) => each.class === value);
      return row ? 3.6 / row.kmPerHour : Infinity;
    });
    const { grid } = landCover;
    for (const neighbours of [8, 16] as const) {
      const prepared = prepareTravel(inputsOf({ landCover, speeds }), optionsOf('surface', { neighbours }), silentWatch);
      const { nearest, field } = nearestWithField(prepared, facilitiesAt(...facilities()), placesAt(), 7200, silentWatch);
      const onBarrier = new Set(
        nearest.findings.flatMap(({ code, details }) => (code.startsWith('travel.facility') ? (details['rows'] as number[]) : [])),
      );
      const sources = facilities()
        .filter((_, row) => !onBarrier.has(row))
        .map(([x, y]) => cellAt(grid, x, y));
      expect(sources.length).toBeGreaterThan(2);
      const truth = plainSearch({ grid, secondsPerMetre: pace, elevation: null, neighbours, sense: 1 }, sources, 7200);
      expect(truth.filter((seconds) => seconds < Infinity).length).toBeGreaterThan(50_000);
      expect(field!.seconds.every((seconds, cell) => Math.abs(seconds - truth[cell]!) < 1e-9 || seconds === truth[cell])).toBe(true);
    }
  });

  test('with slope the two directions differ on foot, and not where everything moves by motor', async () => {
    const landCover = await raster('land_cover_merged.tif');
    const elevation = await raster('dem.tif');
    const ask = (speeds: SpeedTable, direction: 'to' | 'from'): Float64Array => {
      const prepared = prepareTravel(inputsOf({ landCover, elevation, speeds }), optionsOf('surface', { direction }), silentWatch);
      return nearestWithField(prepared, facilitiesAt(...facilities()), placesAt(), 3600, silentWatch).field!.seconds;
    };
    const speeds = demoSpeeds();
    const [to, from] = [ask(speeds, 'to'), ask(speeds, 'from')];
    expect(to.filter((seconds, cell) => seconds < Infinity && Math.abs(seconds - from[cell]!) > 60).length).toBeGreaterThan(1000);
    const motor = { ...speeds, landCover: speeds.landCover.map((row) => ({ ...row, mode: 'motor' as const })) };
    expect(ask(motor, 'to')).toEqual(ask(motor, 'from'));
  });
});
