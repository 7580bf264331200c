import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import speeds from '../../data/speeds/default.json';
import { FindingList, plainReading, readDemand, readRoads } from '../../src/formats';
import { silentWatch } from '../../src/model/watch';
import { nearest, prepareTravel, travelMatrix } from '../../src/engine/travel';
import type { SpeedTable } from '../../src/model/travel';
import { inputsOf, optionsOf } from '../engine/travel/made-inputs';

const folder = '../shared/data/sao_paulo';
const here = existsSync(`${folder}/spo_osm.pbf`);
if (!here) console.log(`${folder} is absent: the real street network is not walked`);

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(`${folder}/${name}`));

describe.runIf(here)('central São Paulo on foot, over the real OpenStreetMap streets', () => {
  const open = async () => {
    const findings = new FindingList();
    const roads = await readRoads({ path: 'spo_osm.pbf', bytes: bytesOf('spo_osm.pbf') }, plainReading, findings);
    const demand = await readDemand({ path: 'spo_hexgrid.csv', bytes: bytesOf('spo_hexgrid.csv') }, plainReading, findings);
    const options = optionsOf('walk', { direction: 'from', kmPerHour: { walking: 3.6 } });
    return { demand, prepared: prepareTravel(inputsOf({ roads, speeds: speeds as SpeedTable }), options, silentWatch) };
  };

  test('from cell 89a8100c603ffff at 3.6 km/h others are 6 to 26 minutes away, as R5 finds', async () => {
    const { demand, prepared } = await open();
    const row = demand.id.indexOf('89a8100c603ffff');
    const home = [{ lon: demand.lon[row]!, lat: demand.lat[row]!, delaySeconds: 0 }];
    const matrix = travelMatrix(prepared, home, demand, 1800, silentWatch);
    const minutes = [...matrix.seconds].filter((_, i) => matrix.demand[i] !== row).map((seconds) => seconds / 60);
    // R5 gives whole minutes within 30 and leaves small islands out as we do; it snaps within 1.6 km to the nearest link
    expect(Math.min(...minutes)).toBeGreaterThan(5.5);
    expect(Math.min(...minutes)).toBeLessThan(7.5);
    expect(minutes.filter((time) => time <= 26.5).length).toBeGreaterThan(10);
  });

  test('every cell is reached in the end: none hangs on a piece cut off at the edge of the extract', async () => {
    const { demand, prepared } = await open();
    const home = [{ lon: demand.lon[0]!, lat: demand.lat[0]!, delaySeconds: 0 }];
    const { seconds } = nearest(prepared, home, demand, Infinity, silentWatch);
    expect(seconds.every((time) => time < Infinity)).toBe(true);
    expect(prepared.findings.map(({ code }) => code)).toEqual(['roads.disconnected']);
  });
});
