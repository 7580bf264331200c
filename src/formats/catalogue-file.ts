import type { Catalogue, Need, Standard } from '../model/catalogue';
import { needsOf } from '../model/catalogue';
import { Failure } from '../model/finding';
import type { Trip } from '../model/travel';
import { catalogueSchema } from './catalogue-schema';
import { parseJsonFile } from './json-file';
import { fileEnding, type NamedBytes } from './named-bytes';
import { parseChecked } from './parse-checked';
import { decodeText } from './text';

/** Something that only shows between entries: where, what was wanted, what came. */
interface Issue {
  readonly at: string;
  readonly en: string;
  readonly zh: string;
}

const mostIssues = 5;

const unknownOf = (at: string, came: string, whatEn: string, whatZh: string, known: readonly string[]): Issue => ({
  at,
  en: `wanted ${whatEn}${known.length > 0 ? `: ${known.slice(0, 30).join(', ')}` : ''}; came "${came}"`,
  zh: `应为${whatZh}${known.length > 0 ? `: ${known.slice(0, 30).join(', ')}` : ''}; 实际为 “${came}”`,
});

/** Every list of facility types with the entry and the field it stands in. */
function typeLists(catalogue: Catalogue): readonly { readonly entry: string; readonly field: string; readonly types: readonly string[] }[] {
  const { services, standards, tiers } = catalogue;
  return [
    ...services.map(({ id, types }) => ({ entry: id, field: 'types', types })),
    ...standards.map(({ id, types }) => ({ entry: id, field: 'types', types })),
    ...standards.flatMap((one) => (one.kind === 'reach' && one.from ? [{ entry: one.id, field: 'from', types: [one.from.type] }] : [])),
    ...standards.flatMap((one) =>
      one.kind === 'reach' ? (one.also ?? []).map(({ types }) => ({ entry: one.id, field: 'also', types })) : [],
    ),
    ...tiers.flatMap(({ id, steps }) => steps.map(({ types }) => ({ entry: id, field: 'steps', types }))),
  ];
}

const groupsOf = (standard: Standard): readonly string[] => {
  if (standard.kind === 'balance') return 'groups' in standard.between ? standard.between.groups : [];
  if (standard.kind === 'indicator') return standard.weight === undefined ? [] : [standard.weight];
  return 'group' in standard ? [standard.group] : [];
};

function groupIssues({ groups, standards, tiers }: Catalogue): readonly Issue[] {
  if (groups.length === 0) return [];
  const known = ['people', ...groups.map(({ id }) => id).filter((id) => id !== 'people')];
  const named = [
    ...standards.flatMap((one) => groupsOf(one).map((group) => ({ at: `standards[${one.id}].group`, group }))),
    ...tiers.map(({ id, group }) => ({ at: `tiers[${id}].group`, group })),
  ];
  return named.flatMap(({ at, group }) =>
    known.includes(group) ? [] : [unknownOf(at, group, 'a group of the catalogue', '目录所列人群', known)],
  );
}

function projectIssues({ domains, projects, standards, facilityTypes }: Catalogue): readonly Issue[] {
  const numbers = projects.map(({ number }) => String(number));
  const ids = domains.map(({ id }) => id);
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at);
  return [
    ...twice.map((number) => ({ at: `projects[${number}]`, en: 'number used twice', zh: '编号重复' })),
    ...standards.flatMap(({ id, project }) =>
      numbers.length === 0 || project === 0 || numbers.includes(String(project))
        ? []
        : [unknownOf(`standards[${id}].project`, String(project), '0 or the number of a project', ' 0 或所列项目的编号', [])],
    ),
    ...[
      ...projects.map(({ number, domain }) => ({ at: `projects[${number}]`, domain })),
      ...facilityTypes.map(({ id, domain }) => ({ at: `facilityTypes[${id}]`, domain })),
    ].flatMap(({ at, domain }) =>
      ids.length === 0 || ids.includes(domain) ? [] : [unknownOf(`${at}.domain`, domain, 'a domain', '所列领域', ids)],
    ),
  ];
}

/** Kinds whose values can be worked out for a group of people. */
const groupKinds: ReadonlySet<string> = new Set(['reach', 'capacity']);

/** Kinds with a value for each unit that can be held against another's. */
const comparedKinds: ReadonlySet<string> = new Set(['reach', 'ratio', 'quality', 'indicator', 'capacity']);

function balanceIssues({ standards }: Catalogue): readonly Issue[] {
  return standards.flatMap((one): readonly Issue[] => {
    if (one.kind !== 'balance') return [];
    const at = `standards[${one.id}]`;
    const other = standards.find(({ id }) => id === one.of);
    if (!other || !comparedKinds.has(other.kind))
      return [
        unknownOf(
          `${at}.of`,
          one.of,
          `the id of a standard of kind ${[...comparedKinds].join(', ')}`,
          ` ${[...comparedKinds].join(', ')} 类标准的编号`,
          [],
        ),
      ];
    if ('groups' in one.between && !groupKinds.has(other.kind))
      return [unknownOf(`${at}.between`, 'groups', 'groups only of reach or capacity', '人群间比较仅限可达和容量类标准', [])];
    const spread = one.index === 'gini' || one.index === 'theil';
    if (spread && !('units' in one.between))
      return [unknownOf(`${at}.index`, one.index, 'gap or ratio, unless between units', ' gap 或 ratio (单元间比较除外)', [])];
    if (one.target === undefined && one.targets === undefined && one.shrinking !== true)
      return [{ at, en: 'wanted a target, shrinking, or both', zh: '应有 target 或 shrinking, 或二者皆有' }];
    return [];
  });
}

function reachIssues({ standards }: Catalogue): readonly Issue[] {
  return standards.flatMap((one) =>
    one.kind === 'reach' && one.from && one.serving === 'own-unit'
      ? [{ at: `standards[${one.id}].serving`, en: 'own-unit does not go with sites (from)', zh: 'own-unit 不能与 from (场址) 同用' }]
      : [],
  );
}

const listsOf = ({ domains, groups, facilityTypes, services, standards, tiers }: Catalogue) => ({
  domains,
  groups,
  facilityTypes,
  services,
  standards,
  tiers,
});

/**
 * A catalogue whose entries fit each other: ids once, and only types, groups, projects, domains and standards that it lists.
 * @throws Failure catalogue.bad, catalogue.unknown-type, cell.duplicate-id, each with the row
 */
export function parseCatalogue(value: unknown, file: string): Catalogue {
  const parsed = parseChecked<Catalogue>(catalogueSchema, value, 'catalogue.bad', file);
  for (const [list, entries] of Object.entries(listsOf(parsed))) {
    const ids = new Set<string>();
    for (const { id } of entries) {
      if (ids.has(id)) throw new Failure('cell.duplicate-id', { file }, { id, entry: `${list}[${id}]` });
      ids.add(id);
    }
  }
  const known = new Set(parsed.facilityTypes.map((type) => type.id));
  for (const { entry, field, types } of typeLists(parsed)) {
    const unknown = types.find((type) => !known.has(type));
    if (unknown !== undefined) throw new Failure('catalogue.unknown-type', { file }, { type: unknown, entry, field });
  }
  const issues = [...groupIssues(parsed), ...projectIssues(parsed), ...balanceIssues(parsed), ...reachIssues(parsed)].slice(0, mostIssues);
  if (issues.length === 0) return parsed;
  throw new Failure(
    'catalogue.bad',
    { file },
    { issues: issues.map(({ at, en }) => `${at}: ${en}`), issuesZh: issues.map(({ at, zh }) => `${at}: ${zh}`) },
  );
}

/** Everything may name only trips that there are. @throws Failure study.unknown-trip with the entry */
export function checkTrips({ services, standards, tiers }: Catalogue, trips: readonly Trip[], file: string): void {
  const known = trips.map((one) => one.id);
  const asked: readonly (Pick<Need, 'trip'> & { readonly id: string })[] = [
    ...services,
    ...standards.flatMap((one) => needsOf(one).map(({ trip }) => ({ id: one.id, trip }))),
    ...tiers.flatMap(({ id, steps }) => steps.map(({ trip }) => ({ id, trip }))),
  ];
  for (const { id, trip } of asked) {
    if (!known.includes(trip)) throw new Failure('study.unknown-trip', { file }, { trip, known, entry: id });
  }
}

/** The catalogue of a JSON file. @throws Failure catalogue.bad and what `parseCatalogue` throws */
export function readCatalogueFile(file: NamedBytes): Catalogue {
  return parseCatalogue(parseJsonFile(file, 'catalogue.bad'), file.path);
}

/** Is it a JSON file that looks like a catalogue? Told by its content, so that a broken one is refused as such. */
export function isCatalogueFile(file: NamedBytes): boolean {
  if (fileEnding(file.path) !== 'json') return false;
  try {
    return /"facilityTypes"\s*:|"standards"\s*:/.test(decodeText(file).text);
  } catch (error) {
    // not text: another reader says what is wrong with it
    if (error instanceof Failure) return false;
    throw error;
  }
}
