import { expect, test } from 'vitest';
import { bundledStudy } from '../../bench/baoji';
import { coverageByUnit, unitMembership, villageMembership } from '../../src/engine/coverage';
import { nearest, prepareTravel } from '../../src/engine/travel';
import type { SpeedTable } from '../../src/model/travel';
import type { UnitLedger } from '../../src/model/result';
import type { Study } from '../../src/model/study';
import { silentWatch } from '../../src/model/watch';

const band = 0.2;
const cutoffSeconds = 1800;

/** The same study where everybody is k times as fast. */
function faster(study: Study, k: number): Study {
  const { speeds, roads } = study;
  const table: SpeedTable = {
    ...speeds,
    landCover: speeds.landCover.map((row) => ({ ...row, kmPerHour: row.kmPerHour * k })),
    roads: speeds.roads.map((row) => ({ ...row, walking: row.walking * k, cycling: row.cycling * k, motor: row.motor * k })),
    openGround: { walking: speeds.openGround.walking * k, cycling: speeds.openGround.cycling * k, motor: speeds.openGround.motor * k },
  };
  return { ...study, speeds: table, roads: roads && { ...roads, waySpeed: roads.waySpeed.map((kmPerHour) => kmPerHour * k) } };
}

function ledgers(study: Study, trip: string): readonly UnitLedger[] {
  const found = study.trips.find(({ id }) => id === trip)!;
  const options = { trip: found, direction: 'to', neighbours: 8, kmPerHour: {}, snapLimitMetres: 5000 } as const;
  const facilities = study.facilities
    .filter(({ type }) => type === 'township_health_centre')
    .map(({ lon, lat }) => ({ lon, lat, delaySeconds: 0 }));
  const { demand, units } = study;
  const times = nearest(prepareTravel(study, options, silentWatch), facilities, demand, cutoffSeconds * (1 + band), silentWatch);
  const membership = unitMembership(units, demand.lon, demand.lat);
  const villages = villageMembership(units, membership, demand.lon, demand.lat);
  const people = demand.values[0]?.[0] as Float64Array;
  return coverageByUnit({ units, membership, villages, people, nearest: times, cutoffSeconds, band });
}

test.each(['walk', 'drive', 'cycle'])(
  'Baoji by %s: the band of one search is what searches at speeds a fifth lower and higher give',
  async (trip) => {
    const study = await bundledStudy();
    if (study === null) {
      console.log('data/baoji is absent: no band is checked on it');
      return;
    }
    const usual = ledgers(study, trip);
    const slow = ledgers(faster(study, 1 - band), trip);
    const fast = ledgers(faster(study, 1 + band), trip);
    let apart = 0;
    usual.forEach((ledger, i) => {
      if (!(ledger.people > 0)) return;
      apart = Math.max(apart, Math.abs(ledger.shareSlow - slow[i]!.share), Math.abs(ledger.shareFast - fast[i]!.share));
    });
    // a place whose time is the cutoff to the last bit may fall on either side; none does
    expect(apart).toBe(0);
    const city = usual.find(({ level }) => level === 'city')!;
    expect(city.shareSlow).toBeLessThan(city.share);
    expect(city.shareFast).toBeGreaterThan(city.share);
  },
  60_000,
);
