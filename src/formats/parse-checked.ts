import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { Failure } from '../model/finding';
import type { FindingCode } from '../model/finding-codes';

/** Words in both languages. */
export const text = z.object({ zh: z.string(), en: z.string() });

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

/** What stands in the file, short enough for a message; '' for a list or an object, which a message need not repeat. */
function came(found: unknown): string {
  const said = typeof found === 'object' || found === undefined ? '' : JSON.stringify(found);
  return said.length > 60 ? `${said.slice(0, 57)}...` : said;
}

const part = (words: string, found: unknown): string => (came(found) === '' ? '' : `${words}${came(found)}`);

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
      issues: said(({ issue, found }) => (found === undefined ? 'is missing' : `${issue.message}${part(', came ', found)}`)),
      issuesZh: said(({ issue, found }) => `${issueZh(issue, found)}${part(', 实际为 ', found)}`),
    },
  );
}
