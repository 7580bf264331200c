import { z } from 'zod';
import { Failure } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';
import type { Catalogue } from '../model/catalogue';
import { unitLevels } from '../model/study';
import { modes } from '../model/travel';
import type { SpeedTable, Trip } from '../model/travel';

const text = z.object({ zh: z.string(), en: z.string() });
const paths = z.union([
  z
    .string()
    .min(1)
    .transform((path) => [path]),
  z.array(z.string().min(1)),
]);
const direction = z.enum(['to', 'from']);
const share = z.number().min(0).max(1);

const layers = z.strictObject({
  units: paths.optional(),
  facilities: paths.optional(),
  demand: paths.optional(),
  roads: paths.optional(),
  elevation: paths.optional(),
  landCover: paths.optional(),
  friction: paths.optional(),
  barriers: paths.optional(),
  hazards: paths.optional(),
  rivers: paths.optional(),
  indicators: paths.optional(),
});

export type LayerName = keyof z.infer<typeof layers>;
export const layerNames = Object.keys(layers.shape) as readonly LayerName[];

const manifest = z.object({
  junda: z.literal(1),
  id: z.string().min(1),
  title: text,
  note: text.default({ zh: '', en: '' }),
  years: z.array(z.number().int().min(1900).max(2200)).default([]),
  catalogue: z.string().optional(),
  speeds: z.string().default('default'),
  layers,
});

/** `study.json` as read. */
export type Manifest = z.infer<typeof manifest>;

const condition = z.object({
  attribute: z.string(),
  is: z.enum(['equals', 'at-least', 'at-most']),
  value: z.union([z.string(), z.number(), z.boolean()]),
});

const standardBase = {
  id: z.string().min(1),
  project: z.number().int(),
  name: text,
  clause: text,
  source: z.object({ text, check: z.boolean() }),
  types: z.array(z.string()).min(1),
  where: z.array(condition).default([]),
  level: z.enum(unitLevels),
  only: z.array(condition).default([]),
};

const standard = z.discriminatedUnion('kind', [
  z.object({
    ...standardBase,
    kind: z.literal('reach'),
    trip: z.string(),
    minutes: z.number().positive(),
    direction,
    group: z.string(),
    target: share,
  }),
  z.object({ ...standardBase, kind: z.literal('provision'), atLeast: z.number().int().positive() }),
  z.object({ ...standardBase, kind: z.literal('quality'), condition, target: share }),
]);

const catalogue = z.object({
  id: z.string().min(1),
  title: text,
  source: text,
  facilityTypes: z.array(z.object({ id: z.string().min(1), name: text, domain: z.string() })),
  services: z.array(
    z.object({
      id: z.string().min(1),
      name: text,
      types: z.array(z.string()).min(1),
      trip: z.string(),
      minutes: z.number().positive(),
      direction,
    }),
  ),
  standards: z.array(standard),
});

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

const trip = z.object({
  id: z.string().min(1),
  name: text,
  legs: z.array(z.object({ medium: z.enum(['surface', 'network', 'straight-line']), mode: z.enum([...modes, 'class']) })).min(1),
});
const trips = z.union([z.array(trip), z.object({ trips: z.array(trip) }).transform((object) => object.trips)]);

/** Checks a value; the refusal names the entry (`layers.demand`) and says what was wanted. */
function parse<T>(schema: z.ZodType<T>, value: unknown, code: FindingCode, file: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  throw new Failure(code, { file }, { issues });
}

/** @throws Failure study.bad-manifest */
export function parseManifest(value: unknown, file: string): Manifest {
  return parse(manifest, value, 'study.bad-manifest', file);
}

/** A catalogue whose services and standards name only types that it lists. @throws Failure catalogue.bad, catalogue.unknown-type */
export function parseCatalogue(value: unknown, file: string): Catalogue {
  const parsed = parse<Catalogue>(catalogue, value, 'catalogue.bad', file);
  const known = new Set(parsed.facilityTypes.map((type) => type.id));
  for (const entry of [...parsed.services, ...parsed.standards]) {
    const unknown = entry.types.find((type) => !known.has(type));
    if (unknown !== undefined) throw new Failure('catalogue.unknown-type', { file }, { type: unknown, entry: entry.id });
  }
  return parsed;
}

/** @throws Failure travel.bad-speed */
export function parseSpeeds(value: unknown, file: string): SpeedTable {
  return parse(speeds, value, 'travel.bad-speed', file);
}

/** Trips as a list or as `{ "trips": [...] }`. @throws Failure study.unknown-trip */
export function parseTrips(value: unknown, file: string): readonly Trip[] {
  return parse(trips, value, 'study.unknown-trip', file);
}
