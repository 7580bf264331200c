import { z } from 'zod';
import { catchmentMethods } from '../model/catalogue';
import { unitLevels } from '../model/study';
import { text } from './parse-checked';

const id = z.string().min(1);
const share = z.number().min(0).max(1);
const direction = z.enum(['to', 'from']);
const level = z.enum(unitLevels);
const minutes = z.number().positive();
const positive = z.number().positive();
const types = z.array(id).min(1);

const condition = z.strictObject({
  attribute: id,
  is: z.enum(['equals', 'at-least', 'at-most']),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
const conditions = z.array(condition).default([]);

/** The target from a year on, by year; `figure` is what a target of the kind may be. */
const byYear = (figure: z.ZodNumber) => z.record(z.string().regex(/^\d{4}$/), figure).optional();

const base = {
  id,
  project: z.number().int().min(0),
  name: text,
  clause: text,
  source: z.strictObject({ text, check: z.boolean() }),
  off: z.boolean().optional(),
  where: conditions,
  level,
  only: conditions,
};

const need = { types, where: conditions, trip: id, minutes, direction };

const between = z.union([
  z.strictObject({ units: level }),
  z.strictObject({ groups: z.array(id).min(2) }),
  z.strictObject({ attribute: id, values: z.array(z.union([z.string(), z.number(), z.boolean()])).min(2) }),
]);

const amount = z.number().min(0);
const count = z.number().int().positive();

/** A standard of a catalogue, or of an edit that puts one there. */
export const standardSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('reach'),
    ...need,
    group: id,
    serving: z.enum(['nearest', 'own-unit']).optional(),
    from: z.strictObject({ type: id, weight: id.optional() }).optional(),
    also: z.array(z.strictObject(need)).min(1).optional(),
    target: share,
    targets: byYear(share),
    revisions: z.array(z.strictObject({ from: z.number().int().min(1900).max(2200), minutes })).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('provision'),
    types,
    atLeast: count,
    borderMetres: positive.optional(),
    targets: byYear(count),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('ratio'),
    types,
    attribute: id.optional(),
    per: positive,
    group: id,
    target: positive,
    blankAtMost: amount.optional(),
    borderMetres: positive.optional(),
    targets: byYear(positive),
  }),
  z.strictObject({ ...base, kind: z.literal('quality'), types, condition, target: share, targets: byYear(share) }),
  z.strictObject({
    ...base,
    kind: z.literal('total'),
    types,
    attribute: id.optional(),
    compare: z.enum(['at-least', 'at-most', 'equals', 'about']),
    target: amount,
    tolerance: share.optional(),
    targets: byYear(amount),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('indicator'),
    types: z.array(id).default([]),
    indicator: id,
    measure: z.enum(['share', 'number']),
    compare: z.enum(['at-least', 'at-most']).default('at-least'),
    target: z.number().optional(),
    weight: id.optional(),
    targets: byYear(z.number()),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('capacity'),
    ...need,
    method: z.enum(catchmentMethods),
    attribute: id,
    group: id,
    decay: id.optional(),
    per: positive,
    atLeast: positive,
    blankAtMost: amount.optional(),
    target: share,
    targets: byYear(share),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('balance'),
    types: z.array(id).default([]),
    of: id,
    between,
    index: z.enum(['gap', 'ratio', 'gini', 'theil']),
    target: amount.optional(),
    shrinking: z.boolean().optional(),
    targets: byYear(amount),
  }),
]);

/** What a catalogue file must be, entry by entry; what only shows between entries is in `catalogue-file`. */
export const catalogueSchema = z.strictObject({
  /** of `schema.json`, for editors that check while one types */
  $schema: z.string().optional(),
  id,
  title: text,
  source: text,
  domains: z.array(z.strictObject({ id, name: text })).default([]),
  projects: z.array(z.strictObject({ number: z.number().int().positive(), name: text, domain: id })).default([]),
  groups: z.array(z.strictObject({ id: z.string().regex(/^people(_\w+)?$/), name: text })).default([]),
  facilityTypes: z.array(
    z.strictObject({ id, name: text, domain: z.string(), delay_minutes: amount.optional(), relief: level.optional() }),
  ),
  services: z.array(z.strictObject({ id, name: text, types, trip: id, minutes, direction })),
  standards: z.array(standardSchema),
  tiers: z
    .array(z.strictObject({ id, name: text, group: id, steps: z.array(z.strictObject({ id, name: text, ...need })).min(1) }))
    .default([]),
});

/** The JSON Schema (draft 2020-12) of a catalogue file as it may be written; `data/catalogue/schema.json` is a copy. */
export function catalogueJsonSchema(): object {
  return z.toJSONSchema(catalogueSchema, { io: 'input' });
}
