import type { Point } from 'geojson';
import { unitLevels } from '../model/study';
import type { Unit, UnitLevel } from '../model/study';
import { attributesOf, textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import { positionsOf } from './coordinates';
import type { FindingList } from './finding-list';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'units';

const levelWords: ReadonlyMap<string, UnitLevel> = new Map<string, UnitLevel>([
  ...unitLevels.map((level): [string, UnitLevel] => [level, level]),
  ['市', 'city'],
  ['prefecture', 'city'],
  ['县', 'county'],
  ['区', 'county'],
  ['县区', 'county'],
  ['district', 'county'],
  ['镇', 'town'],
  ['乡', 'town'],
  ['街道', 'town'],
  ['乡镇', 'town'],
  ['township', 'town'],
  ['street', 'town'],
  ['村', 'village'],
  ['社区', 'village'],
  ['行政村', 'village'],
  ['community', 'village'],
]);

/** Level by the length of an official division code: 4 or ..00 city, 6 county, 9 town, 12 village. */
function levelOfCode(code: string): UnitLevel | null {
  if (!/^\d+$/.test(code)) return null;
  if (code.length === 4 || (code.length === 6 && code.endsWith('00'))) return 'city';
  return ({ 6: 'county', 9: 'town', 12: 'village' } as const)[code.length] ?? null;
}

/**
 * Units from GeoJSON polygons or from a table of points: `code, name, name_en, level, parent`; every other column is an attribute.
 * A unit without a level, and a repeated code, are reported and left out; a unit may do without a geometry.
 * @throws Failure table.missing-column
 */
export function unitsFromTable(table: Table, options: ReadOptions, findings: FindingList): readonly Unit[] {
  const found = findColumns(table, layer, ['code', 'name', 'name_en', 'level', 'parent', 'lon', 'lat'], options.columns, findings);
  if (found.code < 0) throw missingColumn(table, layer, 'code');
  const positions = positionsOf(table, layer, found, -1, options, false, findings);
  const attributes = attributesOf(table, Object.values(found));
  const known = new Set<string>();
  const units: Unit[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const where = { ...table.place(row), layer };
    const code = textOf(table, row, found.code);
    if (code === '') {
      findings.add('error', 'cell.missing-value', { ...where, column: table.columns[found.code] ?? '' }, { leftOut: true });
      continue;
    }
    const word = textOf(table, row, found.level).toLowerCase();
    const level = found.level < 0 ? levelOfCode(code) : (levelWords.get(word) ?? null);
    if (level === null) {
      findings.add(
        'error',
        'cell.unknown-value',
        { ...where, column: table.columns[found.level] ?? 'level' },
        { value: word || code, wanted: unitLevels },
      );
      continue;
    }
    if (known.has(code)) {
      findings.add('error', 'cell.duplicate-id', where, { id: code, leftOut: true });
      continue;
    }
    known.add(code);
    units.push({
      code,
      name: textOf(table, row, found.name),
      nameEn: textOf(table, row, found.name_en),
      level,
      parent: textOf(table, row, found.parent),
      geometry: geometryOf(table, row, positions.lon, positions.lat),
      attributes: attributes(row),
    });
  }
  return units;
}

function geometryOf(table: Table, row: number, lon: Float64Array, lat: Float64Array): Unit['geometry'] {
  const geometry = table.geometries?.[row];
  if (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' || geometry?.type === 'Point') return geometry;
  const x = lon[row] ?? NaN;
  const y = lat[row] ?? NaN;
  return Number.isNaN(x) || Number.isNaN(y) ? null : ({ type: 'Point', coordinates: [x, y] } satisfies Point);
}
