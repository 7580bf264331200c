import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { openStudyFiles } from '../src/formats';
import { resources } from '../src/jobs/resources';
import type { Study } from '../src/model/study';
import { silentWatch } from '../src/model/watch';
import { isochrones, nearest, nearestWithField, prepareTravel, travelMatrix } from '../src/engine/travel';
import type { TravelFacility, TravelOptions } from '../src/engine/travel';
import { medianMs, memory } from './timing';

const folder = 'data/baoji';

/** The bundled study; null (said on stdout by the caller) where it has not been generated. */
export async function bundledStudy(): Promise<Study | null> {
  if (!existsSync(`${folder}/study.json`)) return null;
  const files = readdirSync(folder).map((path) => ({ path, bytes: new Uint8Array(readFileSync(`${folder}/${path}`)) }));
  return openStudyFiles(files, { columns: {}, resources }, silentWatch);
}

const clinicTypes = new Set(['township_health_centre', 'community_health_centre', 'general_hospital', 'tcm_hospital', 'village_clinic']);

/** Times of whole questions over the bundled study, as its screen asks them. */
export function baojiBench(study: Study, print: (text: string) => void): void {
  const clinics: TravelFacility[] = study.facilities.filter((facility) => clinicTypes.has(facility.type));
  const centres = study.facilities.filter((facility) => facility.type.endsWith('health_centre') || facility.type.endsWith('hospital'));
  const { demand } = study;
  const roads = study.roads!;
  print(
    `Baoji: ${study.elevation!.grid.width} x ${study.elevation!.grid.height} cells, ${roads.wayClass.length} ways, ` +
      `${roads.wayNodes.length - roads.wayClass.length} segments, ${demand.count} demand rows`,
  );
  for (const id of ['walk', 'cycle', 'drive', 'surface', 'radius']) {
    const trip = study.trips.find((each) => each.id === id)!;
    const options: TravelOptions = { trip, direction: 'to', neighbours: 8, kmPerHour: {}, snapLimitMetres: 1000 };
    const prepare = medianMs(5, () => void prepareTravel(study, options, silentWatch));
    const prepared = prepareTravel(study, options, silentWatch);
    print(`${id}: prepare ${prepare.toFixed(0)} ms, findings ${JSON.stringify(prepared.findings)}`);
    for (const [name, facilities] of [
      ['hospitals and centres', centres],
      ['all clinics', clinics],
    ] as const) {
      for (const minutes of [30, 60]) {
        const rows = medianMs(5, () => void nearest(prepared, facilities, demand, minutes * 60, silentWatch));
        let reached = 0;
        let outlines = 0;
        const field = medianMs(5, () => {
          const result = nearestWithField(prepared, facilities, demand, minutes * 60, silentWatch);
          reached = result.field!.seconds.reduce((count, seconds) => count + (seconds < Infinity ? 1 : 0), 0);
        });
        const last = nearestWithField(prepared, facilities, demand, minutes * 60, silentWatch).field!;
        outlines = medianMs(5, () => void isochrones(last, [900, minutes * 60]));
        print(
          `  ${name} (${facilities.length}), ${minutes} min: rows ${rows.toFixed(0)} ms, with field ${field.toFixed(0)} ms ` +
            `(${reached} cells reached), outlines ${outlines.toFixed(0)} ms`,
        );
      }
    }
    const few = medianMs(1, () => void travelMatrix(prepared, centres, demand, 1800, silentWatch));
    print(`  matrix of ${centres.length} facilities, 30 min: ${few.toFixed(0)} ms; ${memory()}`);
  }
}
