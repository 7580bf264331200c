import { z } from 'zod';
import { looksLikeScenario, scenarioIdPattern, type Scenario } from '../model/scenario';
import { Failure } from '../model/finding';
import { parseJsonFile } from './json-file';
import { fileEnding, type NamedBytes } from './named-bytes';
import { parseChecked } from './study-schema';
import { decodeText } from './text';

const year = z.number().int().nullable().default(null);
const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);
const id = z.string().min(1);

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

const edit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add-facility'), facility }),
  z.strictObject({ kind: z.literal('move-facility'), id, lon, lat }),
  z.strictObject({ kind: z.literal('close-facility'), id }),
  z.strictObject({ kind: z.literal('reopen-facility'), id }),
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
