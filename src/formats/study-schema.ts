import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
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
  speeds: z.string().default('default'),
  /** further tables by the id that edits name */
  speedTables: z.record(z.string().min(1), z.string().min(1)).default({}),
  /** each a scenario or the path of a file that is one */
  scenarios: z.array(z.unknown()).default([]),
  layers,
});

/** `study.json` as read. */
export type Manifest = z.infer<typeof manifest>;

const condition = z.strictObject({
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

const revisions = <F extends z.ZodRawShape>(figures: F) => z.array(z.strictObject({ from: year, ...figures })).optional();

const standard = z.discriminatedUnion('kind', [
  z.strictObject({
    ...standardBase,
    kind: z.literal('reach'),
    trip: z.string(),
    minutes: z.number().positive(),
    direction,
    group: z.string(),
    target: share,
    revisions: revisions({ minutes: z.number().positive() }),
  }),
  z.strictObject({
    ...standardBase,
    kind: z.literal('provision'),
    atLeast: z.number().int().positive(),
    revisions: revisions({ atLeast: z.number().int().positive() }),
  }),
  z.strictObject({ ...standardBase, kind: z.literal('quality'), condition, target: share }),
]);

const catalogue = z.strictObject({
  id: z.string().min(1),
  title: text,
  source: text,
  facilityTypes: z.array(z.object({ id: z.string().min(1), name: text, domain: z.string(), delay_minutes: z.number().min(0).optional() })),
  services: z.array(
    z.strictObject({
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

const legged = z.object({
  id: z.string().min(1),
  name: text,
  legs: z.array(z.object({ medium: z.enum(['surface', 'network', 'straight-line']), mode: z.enum([...modes, 'class']) })).min(1),
});
const choice = z.object({ id: z.string().min(1), name: text, legs: z.tuple([]).default([]), fastestOf: z.array(z.string()).min(2) });
const trip = z.union([choice, legged]);
const trips = z.union([z.array(trip), z.object({ trips: z.array(trip) }).transform((object) => object.trips)]);

const zhWords = zhCN().localeError;

/** Kinds of JSON values that the library leaves in English. */
const kindsZh: Readonly<Record<string, string>> = {
  string: '文字',
  object: '对象',
  boolean: '是否 (true/false)',
  number: '数字',
  null: '空值',
};

/** What an issue says in Chinese; the library's own words leave out the choices of `kind`, and call a missing entry 'undefined'. */
function issueZh(issue: z.core.$ZodIssue, found: unknown): string {
  if (found === undefined) return '缺少这一项';
  if (issue.code === 'custom' && typeof issue.params?.zh === 'string') return issue.params.zh;
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options) return `应为 ${issue.options.map(String).join(', ')} 之一`;
  const said = zhWords({ ...issue, input: found } as z.core.$ZodRawIssue);
  const text = (typeof said === 'string' ? said : said?.message) ?? issue.message;
  return text
    .replaceAll(/(?<= )(string|object|boolean|number|null)\b/g, (kind) => kindsZh[kind] ?? kind)
    .replaceAll('：', ': ')
    .replaceAll('，', ', ');
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? ('id' in value ? value.id : 'class' in value ? value.class : undefined) : undefined;

/** The place of an issue as people find it: entries of a list by their `id`, others by their number from 1; and what stands there. */
function placeOf(path: readonly PropertyKey[], root: unknown, within: string): { readonly place: string; readonly found: unknown } {
  let at = root;
  let place = within;
  for (const step of path) {
    const above: unknown = at;
    at = typeof above === 'object' && above !== null ? (above as Readonly<Record<PropertyKey, unknown>>)[step] : undefined;
    if (typeof step === 'number') {
      // edits carry the id of a facility, which several may name
      const id = place.endsWith('edits') ? undefined : idOf(at);
      place += typeof id === 'string' || typeof id === 'number' ? `[${id}]` : `[${step + 1}]`;
    } else place += place === '' ? String(step) : `.${String(step)}`;
  }
  return { place, found: at };
}

const mostIssues = 5;

/**
 * Checks a value; the refusal names the entry (`layers.demand`, `standards[16-clinic].target`) and says what was wanted, in both languages.
 * @param within where the value stands in the file, '' for the whole of it
 * @throws Failure of the code
 */
export function parseChecked<T>(schema: z.ZodType<T>, value: unknown, code: FindingCode, file: string, within = ''): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, mostIssues).map((issue) => ({ issue, ...placeOf(issue.path, value, within) }));
  const said = (words: (one: (typeof issues)[number]) => string): readonly string[] =>
    issues.map((one) => (one.place === '' ? words(one) : `${one.place}: ${words(one)}`));
  throw new Failure(
    code,
    { file },
    {
      issues: said(({ issue, found }) => (found === undefined ? 'is missing' : issue.message)),
      issuesZh: said(({ issue, found }) => issueZh(issue, found)),
    },
  );
}

/** @throws Failure study.bad-manifest */
export function parseManifest(value: unknown, file: string): Manifest {
  return parseChecked(manifest, value, 'study.bad-manifest', file);
}

/**
 * A catalogue whose services and standards name only types that it lists, each id once.
 * @throws Failure catalogue.bad, catalogue.unknown-type, cell.duplicate-id
 */
export function parseCatalogue(value: unknown, file: string): Catalogue {
  const parsed = parseChecked<Catalogue>(catalogue, value, 'catalogue.bad', file);
  for (const list of [parsed.facilityTypes, parsed.services, parsed.standards]) {
    const ids = new Set<string>();
    for (const { id } of list) {
      if (ids.has(id)) throw new Failure('cell.duplicate-id', { file }, { id });
      ids.add(id);
    }
  }
  const known = new Set(parsed.facilityTypes.map((type) => type.id));
  for (const entry of [...parsed.services, ...parsed.standards]) {
    const unknown = entry.types.find((type) => !known.has(type));
    if (unknown !== undefined) throw new Failure('catalogue.unknown-type', { file }, { type: unknown, entry: entry.id });
  }
  return parsed;
}

/** Services and standards may name only trips that there are. @throws Failure study.unknown-trip */
export function checkTrips(checked: Catalogue, trips: readonly Trip[], file: string): void {
  const known = trips.map((one) => one.id);
  const reach = checked.standards.filter((one) => one.kind === 'reach');
  for (const entry of [...checked.services, ...reach]) {
    if (!known.includes(entry.trip)) throw new Failure('study.unknown-trip', { file }, { trip: entry.trip, known, entry: entry.id });
  }
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
