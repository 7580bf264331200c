// Makes walk.json of travel-sao-paulo.test.ts: seconds on foot from four cells to all by Valhalla, at 5 km/h, nothing liked or disliked.
// Usage, V the folder of @valhallajs/valhallajs 3.6.1 and DATA that of the city:
//   node V/bin/valhalla-cli.js build_config --mjolnir-tile-dir TMP/tiles --mjolnir-tile-extract '' > TMP/config.json
//   node V/bin/valhalla-cli.js build_tiles -c TMP/config.json DATA/spo_osm.pbf
//   node walk.mjs V TMP/config.json DATA/spo_hexgrid.csv walk.json
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, config, cells, out] = process.argv.slice(2);
const { Actor } = await import(pathToFileURL(resolve(folder, 'index.mjs')).href);
const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
const actor = await Actor.fromConfigFile(config);
const [, ...rows] = readFileSync(cells, 'utf8')
  .trim()
  .split(/\r?\n/)
  .map((line) => line.split(','));
const places = rows.map(([id, lon, lat]) => ({ id, lon: Number(lon), lat: Number(lat) }));
const plain = { walking_speed: 5, step_penalty: 0, alley_factor: 1, driveway_factor: 1, walkway_factor: 1, sidewalk_factor: 1 };
const options = { pedestrian: { ...plain, service_penalty: 0, service_factor: 1 } };
const from = [];
for (const origin of [0, 100, 200, 300].map((row) => places[row])) {
  const reply = await actor.matrix({ sources: [origin], targets: places, costing: 'pedestrian', costing_options: options });
  const { sources_to_targets: found } = typeof reply === 'string' ? JSON.parse(reply) : reply;
  from.push({ id: origin.id, seconds: found[0].map(({ time }) => time) });
}
writeFileSync(out, JSON.stringify({ made: `Valhalla ${version}, walk.mjs`, from }));
