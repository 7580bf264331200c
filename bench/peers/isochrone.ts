import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import defaultSpeeds from '../../data/speeds/default.json';
import trips from '../../data/trips.json';
import { FindingList, plainReading, readRoads } from '../../src/formats';
import { isochrones, nearestWithField, prepareTravel } from '../../src/engine/travel';
import type { Grid, Raster } from '../../src/model/grid';
import type { SpeedTable, Trip } from '../../src/model/travel';
import { silentWatch } from '../../src/model/watch';
import { medianMs } from '../timing';
import { median } from './row';
import type { PeerRow } from './row';
import { sideOf } from './side';
import type { Measured } from './side';
import { run } from './timed';

/** Central São Paulo, where both sides start. */
const place = { lon: -46.6333, lat: -23.5505 };

/** Trip, its minutes, and what Valhalla calls it. */
const questions = [
  ['walk', 15, 'pedestrian'],
  ['cycle', 15, 'bicycle'],
  ['drive', 10, 'auto'],
] as const;

const rounds = 15;
const nowhere = { lon: new Float64Array(0), lat: new Float64Array(0) };

/** Walkable ground under all streets of the extract, so that there is a field to outline; cells of about 30 m. */
function groundUnder(x: Float64Array, y: Float64Array): Raster {
  const [west, east] = [Math.min(...x), Math.max(...x)];
  const [south, north] = [Math.min(...y), Math.max(...y)];
  const step = 0.0003;
  const width = Math.ceil((east - west) / step);
  const height = Math.ceil((north - south) / step);
  const grid: Grid = { width, height, west, north, stepX: step, stepY: step, crs: 'lonlat', epsg: 4326 };
  return { grid, values: new Uint8Array(width * height).fill(1), nodata: null };
}

/** Our field and its outline from a prepared trip. */
export async function isochroneSide(folder: string, [question]: readonly number[]): Promise<Measured> {
  const [id, minutes] = questions[question!]!;
  const file = { path: 'streets.osm.pbf', bytes: new Uint8Array(readFileSync(join(folder, 'streets.osm.pbf'))) };
  const roads = await readRoads(file, plainReading, new FindingList());
  const landCover = groundUnder(roads.nodeX, roads.nodeY);
  const inputs = { roads, elevation: null, landCover, friction: null, barriers: [], closures: [], speeds: defaultSpeeds as SpeedTable };
  const trip = (trips as readonly Trip[]).find((each) => each.id === id)!;
  const prepared = prepareTravel(inputs, { trip, direction: 'from', neighbours: 8, kmPerHour: {}, snapLimitMetres: 1000 }, silentWatch);
  const seconds = 60 * minutes;
  let corners = 0;
  const milliseconds = medianMs(rounds, () => {
    const { field } = nearestWithField(prepared, [{ ...place, delaySeconds: 0 }], nowhere, seconds, silentWatch);
    corners = isochrones(field!, [seconds])[0]!.coordinates.flat(2).length;
  });
  return { milliseconds, note: `${landCover.grid.width} x ${landCover.grid.height} cells, ${corners} corners` };
}

interface Actor {
  isochrone(query: object): Promise<unknown>;
}
interface Valhalla {
  readonly Actor: { fromConfigFile(path: string): Promise<Actor> };
}

/** Where its npm package stands; not a dependency of the product, since it is 280 MB. */
const valhallaFolder = process.env['JUNDA_VALHALLA'] ?? 'node_modules/@valhallajs/valhallajs';

/** An isochrone call of Valhalla on tiles that stand in memory after the first. */
export async function valhallaSide(folder: string, [question]: readonly number[]): Promise<Measured> {
  const [, minutes, costing] = questions[question!]!;
  const { Actor } = (await import(/* @vite-ignore */ pathToFileURL(resolve(valhallaFolder, 'index.mjs')).href)) as Valhalla;
  const actor = await Actor.fromConfigFile(join(folder, 'valhalla.json'));
  const query = { locations: [place], costing, contours: [{ time: minutes }], polygons: true };
  const reply = await actor.isochrone(query);
  const found = (typeof reply === 'string' ? JSON.parse(reply) : reply) as { features: { geometry: { coordinates: unknown[] } }[] };
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = process.cpuUsage();
    await actor.isochrone(query);
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return { milliseconds: median(times), note: `${found.features[0]!.geometry.coordinates.flat(3).length / 2} corners` };
}

/** A place's isochrone with its polygon against Valhalla, from state that both have prepared. */
export function isochroneRows(folder: string, say: (text: string) => void): PeerRow[] {
  const described = join(valhallaFolder, 'package.json');
  if (!existsSync(described)) {
    say('Valhalla is not installed (npm install @valhallajs/valhallajs@3.6.1 anywhere, and its folder in JUNDA_VALHALLA)');
    return [];
  }
  const { version } = JSON.parse(readFileSync(described, 'utf8')) as { version: string };
  const program = [process.execPath, resolve(valhallaFolder, 'bin/valhalla-cli.js')];
  const config = join(folder, 'valhalla.json');
  writeFileSync(config, run([...program, 'build_config', '--mjolnir-tile-dir', join(folder, 'tiles'), '--mjolnir-tile-extract', '']));
  // it leaves a list of odd ways where it runs
  run([...program, 'build_tiles', '-c', config, join(folder, 'streets.osm.pbf')], folder);
  return questions.map(([trip, minutes], question) => {
    const ours: Measured[] = [];
    const theirs: Measured[] = [];
    for (let round = 0; round < 3; round++) {
      ours.push(sideOf('isochrone', folder, question));
      theirs.push(sideOf('valhalla', folder, question));
    }
    const middle = (measured: readonly Measured[]): number => median(measured.map(({ milliseconds }) => milliseconds));
    return {
      question: `isochrone of ${minutes} min, ${trip}, central São Paulo`,
      unit: 'CPU ms',
      ours: middle(ours),
      peer: middle(theirs),
      against: `Valhalla ${version}`,
      bar: 0.15,
      note: `ours ${ours[0]!.note}; theirs ${theirs[0]!.note}`,
    };
  });
}
