import { z } from 'zod';
import { looksLikeScenario, scenarioIdPattern, type Scenario } from '../model/scenario';
import { Failure } from '../model/finding';
import { parseJsonFile } from './json-file';
import { fileEnding, type NamedBytes } from './named-bytes';
import { standardSchema } from './catalogue-schema';
import { parseChecked } from './parse-checked';
import { decodeText } from './text';

const year = z.number().int().nullable().default(null);
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const id = z.string().min(1);

function isClosed(ring: readonly (readonly number[])[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** A facility as the study has it; a file written by hand may leave out what is usual. */
const facility = z.strictObject({
  id,
  name: z.string(),
  type: z.string().min(1),
  lon,
  lat,
  opened: year,
  closed: year,
  capacity: z.number().min(0).nullable().default(null),
  delaySeconds: z.number().min(0).default(0),
  unit: z.string().default(''),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

const position = z.tuple([lon, lat], z.number());
const line = z.array(position).min(2);
const ring = z
  .array(position)
  .min(4)
  .refine(isClosed, { error: 'a ring ends where it begins', params: { zh: '环的首尾须为同一点' } });

/** A line or area as GeoJSON, degrees. */
const geometry = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('LineString'), coordinates: line }),
  z.strictObject({ type: z.literal('MultiLineString'), coordinates: z.array(line).min(1) }),
  z.strictObject({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
]);

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-facility'), facility }),
  z.strictObject({ kind: z.literal('move-facility'), id, lon, lat }),
  z.strictObject({ kind: z.literal('close-facility'), id }),
  z.strictObject({ kind: z.literal('reopen-facility'), id }),
  z.strictObject({ kind: z.literal('set-delay'), id, delaySeconds: z.number().min(0) }),
  z.strictObject({ kind: z.literal('close-roads'), name: z.string(), geometry }),
  z.strictObject({ kind: z.literal('add-barrier'), name: z.string(), geometry }),
  z.strictObject({ kind: z.literal('use-speeds'), table: id }),
  z.strictObject({ kind: z.literal('put-standard'), standard: standardSchema }),
  z.strictObject({ kind: z.literal('drop-standard'), id }),
  z.strictObject({ kind: z.literal('switch-standard'), id, on: z.boolean() }),
]);

const scenario = z.strictObject({
  id: z.string().regex(scenarioIdPattern),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
  edits: z.array(edit),
});

/**
 * A scenario. A refusal names the entry, edits by their number from 1: `edits[2].lon`.
 * @param within where the value stands in the file, such as `scenarios[2]`; '' for the whole file
 * @throws Failure scenario.bad
 */
export function parseScenario(value: unknown, file: string, within = ''): Scenario {
  return parseChecked<Scenario>(scenario, value, 'scenario.bad', file, within);
}

/** The scenario of a JSON file. @throws Failure scenario.bad */
export function readScenarioFile(file: NamedBytes): Scenario {
  return parseScenario(parseJsonFile(file, 'scenario.bad'), file.path);
}

/** Is it a JSON file that looks like a scenario? Told by its content. */
export function isScenarioFile(file: NamedBytes): boolean {
  if (fileEnding(file.path) !== 'json') return false;
  try {
    return looksLikeScenario(decodeText(file).text);
  } catch (error) {
    // not text: another reader says what is wrong with it
    if (error instanceof Failure) return false;
    throw error;
  }
}
