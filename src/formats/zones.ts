import type { Zone } from '../model/study';
import { attributesOf, textOf } from './attributes';
import { findColumns } from './columns';
import type { FindingList } from './finding-list';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

/** Barriers, hazards or rivers from GeoJSON lines and polygons: `kind, level, name`; every other property is an attribute. Points are reported and left out. */
export function zonesFromTable(table: Table, layer: string, options: ReadOptions, findings: FindingList): readonly Zone[] {
  const found = findColumns(table, layer, ['kind', 'level', 'name'], options.columns, findings);
  const attributes = attributesOf(table, Object.values(found));
  const zones: Zone[] = [];
  for (let row = 0; row < table.rows.length; row++) {
    const geometry = table.geometries?.[row] ?? null;
    if (
      geometry?.type !== 'Polygon' &&
      geometry?.type !== 'MultiPolygon' &&
      geometry?.type !== 'LineString' &&
      geometry?.type !== 'MultiLineString'
    ) {
      findings.add(
        'error',
        'geojson.bad-geometry',
        { ...table.place(row), layer },
        { reason: 'line-or-polygon-wanted', type: geometry?.type ?? 'none' },
      );
      continue;
    }
    const text = (column: number): string => textOf(table, row, column);
    zones.push({ kind: text(found.kind), level: text(found.level), name: text(found.name), geometry, attributes: attributes(row) });
  }
  return zones;
}
