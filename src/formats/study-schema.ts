import { z } from 'zod';
import { Failure } from '../model/finding';
import { modes } from '../model/travel';
import type { SpeedTable, Trip } from '../model/travel';
import { parseChecked, text } from './parse-checked';

const paths = z.union([
  z
    .string()
    .min(1)
    .transform((path) => [path]),
  z.array(z.string().min(1)),
]);
const year = z.number().int().min(1900).max(2200);

const layers = z.strictObject({
  units: paths.optional(),
  facilities: paths.optional(),
  demand: paths.optional(),
  roads: paths.optional(),
  elevation: paths.optional(),
  landCover: paths.optional(),
  friction: paths.optional(),
  barriers: paths.optional(),
  closures: paths.optional(),
  hazards: paths.optional(),
  rivers: paths.optional(),
  indicators: paths.optional(),
  crosswalk: paths.optional(),
});

export type LayerName = keyof z.infer<typeof layers>;
export const layerNames = Object.keys(layers.shape) as readonly LayerName[];

const manifest = z.object({
  junda: z.literal(1),
  id: z.string().min(1),
  title: text,
  note: text.default({ zh: '', en: '' }),
  years: z.array(year).default([]),
  catalogue: z.string().optional(),
  /** side of a compute cell; the rasters' own where left out */
  cellMetres: z.number().positive().optional(),
  /** people of H3 cells: at the centre where left out */
  hexagons: z.enum(['centre', 'spread']).optional(),
  speeds: z.string().default('default'),
  /** further tables by the id that edits name */
  speedTables: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** each a scenario or the path of a file that is one */
  scenarios: z.array(z.unknown()).default([]),
  layers,
});

/** `study.json` as read. */
export type Manifest = z.infer<typeof manifest>;

const speed = z.number().min(0).max(400);
const mode = z.enum(modes);
const speeds = z.object({
  id: z.string().min(1),
  name: text,
  source: text,
  landCover: z.array(z.object({ class: z.number().int(), label: text, kmPerHour: speed, mode })),
  roads: z.array(z.object({ class: z.string(), label: text, walking: speed, cycling: speed, motor: speed, access: z.boolean() })),
  openGround: z.object({ walking: speed, cycling: speed, motor: speed }),
});

const legged = z.object({
  id: z.string().min(1),
  name: text,
  legs: z.array(z.object({ medium: z.enum(['surface', 'network', 'straight-line']), mode: z.enum([...modes, 'class']) })).min(1),
});
const choice = z.object({ id: z.string().min(1), name: text, legs: z.tuple([]).default([]), fastestOf: z.array(z.string()).min(2) });
const trip = z.union([choice, legged]);
const trips = z.union([z.array(trip), z.object({ trips: z.array(trip) }).transform((object) => object.trips)]);

/** @throws Failure study.bad-manifest */
export function parseManifest(value: unknown, file: string): Manifest {
  return parseChecked(manifest, value, 'study.bad-manifest', file);
}

/** @throws Failure travel.bad-speed */
export function parseSpeeds(value: unknown, file: string): SpeedTable {
  return parseChecked(speeds, value, 'travel.bad-speed', file);
}

/** Trips as a list or as `{ "trips": [...] }`; the parts of a choice are trips with legs. @throws Failure study.unknown-trip */
export function parseTrips(value: unknown, file: string): readonly Trip[] {
  const parsed: readonly Trip[] = parseChecked(trips, value, 'study.unknown-trip', file);
  const known = parsed.flatMap((one) => (one.fastestOf ? [] : [one.id]));
  for (const { id, fastestOf = [] } of parsed) {
    const unknown = fastestOf.find((part) => !known.includes(part));
    if (unknown !== undefined) throw new Failure('study.unknown-trip', { file }, { trip: unknown, known, entry: id });
  }
  return parsed;
}
