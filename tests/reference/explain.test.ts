import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inlineClient } from '../../src/jobs/inline-client';
import type { Question } from '../../src/model/result';

const folder = 'data/baoji';

// two searches of one city, the trips of 24 places each: a few seconds on a slow machine
test(
  'the trips of Baoji add up to the times on the map, and run from the place to its facility or back',
  { timeout: 120_000 },
  async () => {
    const client = inlineClient();
    const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
    const view = await client.run('openStudy', { files, columns: {} });
    const [service] = view.catalogue.services;
    if (!service) throw new Error('the catalogue has no service');
    for (const trip of ['drive', 'walk']) {
      for (const direction of ['to', 'from'] as const) {
        const question: Question = { types: service.types, trip, direction, cutoffSeconds: 3600, year: 2020, group: 'people', band: 0 };
        const answer = await client.run('analyse', { question, edits: [] });
        const rows = [...answer.seconds.keys()].filter((row) => Number.isFinite(answer.seconds[row]));
        let slowest = 0;
        for (let i = 0; i < 12; i++) {
          const row = rows[Math.floor(((i + 0.5) * rows.length) / 12)] ?? -1;
          const before = performance.now();
          const explained = await client.run('explain', { question, edits: [], row });
          slowest = Math.max(slowest, performance.now() - before);
          const seconds = answer.seconds[row] ?? NaN;
          expect(explained?.facility).toBe(answer.facility[row]);
          expect(explained?.seconds).toBe(seconds);
          const legs = explained?.legs ?? [];
          const sum = legs.reduce((total, leg) => total + leg.seconds, explained?.delaySeconds ?? NaN);
          expect(Math.abs(sum - seconds)).toBeLessThanOrEqual(1e-6 * seconds);
          const facility = view.facilities.find(({ id }) => id === answer.facilityIds[answer.facility[row] ?? -1]);
          const ends = [...(legs[0]?.path.slice(0, 2) ?? []), ...(legs.at(-1)?.path.slice(-2) ?? [])];
          const [lon, lat] = [view.demand.lon[row] ?? NaN, view.demand.lat[row] ?? NaN];
          const wanted = [lon, lat, facility?.lon ?? NaN, facility?.lat ?? NaN];
          if (direction === 'from') wanted.push(...wanted.splice(0, 2));
          // the centre of the cell that each stands on
          if (legs.length > 0) ends.forEach((value, at) => expect(Math.abs(value - (wanted[at] ?? NaN))).toBeLessThan(0.004));
        }
        process.stdout.write(`${trip} ${direction}: slowest of 12 explained in ${slowest.toFixed(0)} ms\n`);
      }
    }
    const question: Question = {
      types: service.types,
      trip: 'drive',
      direction: 'to',
      cutoffSeconds: 60,
      year: 2020,
      group: 'people',
      band: 0,
    };
    const answer = await client.run('analyse', { question, edits: [] });
    const beyond = answer.seconds.indexOf(Infinity);
    if (beyond >= 0) expect(await client.run('explain', { question, edits: [], row: beyond })).toBeNull();
  },
);
