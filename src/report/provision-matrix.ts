import { report } from '../i18n/words/report';
import { measureOf } from '../model/ask';
import { isListed, type Catalogue, type Standard } from '../model/catalogue';
import type { StandardResult, UnitResult } from '../model/result';
import type { Unit, UnitLevel } from '../model/study';
import type { Text } from '../model/text';
import type { ReportRun } from './input';
import type { Names } from './names';
import { column, type Cell, type Column, type Table } from './table';

/** A domain of the plan and its standards, in the order of the catalogue. */
export interface MatrixDomain {
  readonly id: string;
  readonly name: Text;
  readonly standards: readonly Standard[];
}

/** The domain of a standard: that of its project, else of its first facility type; '' where it has none. */
function domainOf({ projects, facilityTypes }: Catalogue, { project, types }: Standard): string {
  const byProject = projects.find(({ number }) => number === project);
  return byProject?.domain ?? facilityTypes.find(({ id }) => id === types[0])?.domain ?? '';
}

const otherDomain: Text = { zh: report.zh.otherDomain, en: report.en.otherDomain };

/** Standards grouped by domain: the catalogue's domains in its order, then others in the order in which they come first. */
export function matrixDomains(catalogue: Catalogue, standards: readonly Standard[]): readonly MatrixDomain[] {
  const byDomain = new Map<string, Standard[]>(catalogue.domains.map(({ id }) => [id, []]));
  for (const standard of standards) {
    const id = domainOf(catalogue, standard);
    const group = byDomain.get(id);
    if (group) group.push(standard);
    else byDomain.set(id, [standard]);
  }
  return [...byDomain]
    .filter(([, group]) => group.length > 0)
    .map(([id, group]) => {
      const known = catalogue.domains.find((domain) => domain.id === id);
      return { id, name: known?.name ?? (id === '' ? otherDomain : { zh: id, en: id }), standards: group };
    });
}

const usualLevels: readonly UnitLevel[] = ['city', 'county', 'town'];

/**
 * Rows of the matrix: every unit under the one above it, in the order of the study.
 * @param isShown units to leave out with all below them; those of the usual levels (to the town) where left out
 */
export function matrixUnits(
  units: readonly Unit[],
  isShown: (unit: Unit) => boolean = ({ level }) => usualLevels.includes(level),
): readonly Unit[] {
  const codes = new Set(units.map((unit) => unit.code));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = codes.has(unit.parent) ? unit.parent : '';
    const siblings = below.get(parent);
    if (siblings) siblings.push(unit);
    else below.set(parent, [unit]);
  }
  const walk = (parent: string): readonly Unit[] =>
    (below.get(parent) ?? []).filter(isShown).flatMap((unit) => [unit, ...(unit.code === '' ? [] : walk(unit.code))]);
  return walk('');
}

/** Results by standard and unit. */
export type MatrixResults = ReadonlyMap<string, ReadonlyMap<string, UnitResult>>;

const byUnit = new WeakMap<StandardResult, ReadonlyMap<string, UnitResult>>();

/** The results of a standard by the code of their unit; made once. */
export function resultsByUnit(result: StandardResult): ReadonlyMap<string, UnitResult> {
  const kept = byUnit.get(result);
  if (kept) return kept;
  const made = new Map(result.units.map((unit) => [unit.unit, unit]));
  byUnit.set(result, made);
  return made;
}

/** Results of one year, to be looked up by standard and unit. */
export function matrixResults(results: readonly StandardResult[], year: number): MatrixResults {
  return new Map(results.filter((result) => result.year === year).map((result) => [result.standard, resultsByUnit(result)]));
}

/** What the cells of a matrix say: the answer, or the figure it rests on. */
export type MatrixShows = 'answer' | 'value';

/** A part of the matrix, as a screen shows it. */
export interface MatrixPart {
  readonly year: number;
  readonly shows: MatrixShows;
  readonly standards: readonly Standard[];
  readonly units: readonly Unit[];
}

const heading = (key: keyof typeof report.zh.columns): Text => ({ zh: report.zh.columns[key], en: report.en.columns[key] });

/** A standard that asks for no figure has no answer, and its figure stands in either case. */
const cellOf = (standard: Standard, result: UnitResult | undefined, shows: MatrixShows): Cell => {
  if (!result) return null;
  return shows === 'answer' && !isListed(standard) ? result.answer : result.value;
};

const columnOf = (standard: Standard, shows: MatrixShows, plan: readonly Standard[]): Column => {
  if (shows === 'answer' && !isListed(standard)) return column(standard.id, 'answer', standard.name);
  return column(standard.id, measureOf(standard, plan), standard.name);
};

/**
 * The matrix of provision: units (each under the one above it) by standards (grouped by domain), for one year. An empty cell: the standard is not
 * judged for that unit.
 * @param part what of it; the last year, every judged standard and the units down to the towns, with answers, where left out
 */
export function provisionMatrix(
  run: Pick<ReportRun, 'years' | 'results'>,
  catalogue: Catalogue,
  units: readonly Unit[],
  names: Names,
  part?: MatrixPart,
): Table {
  const year = part?.year ?? Math.max(...run.years);
  const shows = part?.shows ?? 'answer';
  const results = matrixResults(run.results, year);
  const standards = (part?.standards ?? catalogue.standards).filter(({ id }) => results.has(id));
  const columns = matrixDomains(catalogue, standards).flatMap((domain) => domain.standards);
  return {
    id: 'matrix',
    title: { zh: report.zh.tables.matrix, en: report.en.tables.matrix },
    columns: [
      column('year', 'year', heading('year')),
      column('level', 'text', heading('level')),
      column('code', 'code', heading('code')),
      column('unit', 'text', heading('unit')),
      column('county', 'text', heading('county')),
      ...columns.map((standard) => columnOf(standard, shows, catalogue.standards)),
    ],
    rows: (part?.units ?? matrixUnits(units)).map((unit) => [
      year || null,
      report[names.language].levels[unit.level],
      unit.code,
      names.unit(unit.code),
      unit.level === 'city' ? null : names.county(unit.code),
      ...columns.map((standard) => cellOf(standard, results.get(standard.id)?.get(unit.code), shows)),
    ]),
  };
}
