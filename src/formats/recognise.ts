import type { Geometry } from 'geojson';
import type { ColumnMap } from './columns';
import { findColumns } from './columns';
import { formatOf, hasRows, isOsm } from './file-format';
import type { FileFormat } from './file-format';
import { FindingList } from './finding-list';
import { isH3Cell } from './h3';
import { fileName } from './named-bytes';
import type { NamedBytes } from './named-bytes';
import { readRaster } from './raster';
import { plainReading } from './read-options';
import { readRows } from './read-layer';
import type { LayerName } from './study-schema';
import type { Table } from './table';

/** A layer of a study, or a file that serves a task only: land-cover speeds, a matrix; '' where it cannot be told. */
export type RecognisedLayer = LayerName | 'speeds' | 'matrix' | '';

interface NameRule {
  readonly layer: LayerName;
  readonly name: RegExp;
}

/** Layers by words in the file name, for files whose content does not tell. */
const rasterNames: readonly NameRule[] = [
  { layer: 'friction', name: /friction|摩擦|通行成本/i },
  { layer: 'demand', name: /people|popul|(^|[_-])pop|ppp|人口/i },
  { layer: 'landCover', name: /land.?cover|lulc|nlcd|worldcover|esa_?wc|土地|地表覆盖/i },
  { layer: 'elevation', name: /dem|elev|srtm|dtm|height|高程|地形/i },
];

const shapeNames: readonly NameRule[] = [
  { layer: 'hazards', name: /hazard|flood|risk|灾|风险/i },
  { layer: 'barriers', name: /barrier|restrict|阻|障碍/i },
  { layer: 'closures', name: /closure|closed|封路|封闭|断路/i },
  { layer: 'rivers', name: /river|stream|water|河|水/i },
  { layer: 'roads', name: /road|street|highway|network|路/i },
  { layer: 'units', name: /unit|county|town|district|bound|zone|区|县|镇|界/i },
];

const byName = (rules: readonly NameRule[], path: string): LayerName | '' =>
  rules.find((rule) => rule.name.test(fileName(path)))?.layer ?? '';

type Kind = 'line' | 'polygon' | 'point' | 'none';
const kinds: Readonly<Record<Geometry['type'], Kind>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  GeometryCollection: 'none',
};

function kindOf(table: Table): Kind {
  const first = table.geometries?.find((geometry) => geometry !== null);
  return first ? kinds[first.type] : 'none';
}

/** Layer of a table by its columns and geometries. */
export function layerOfTable(table: Table, columns: ColumnMap): RecognisedLayer {
  const found = findColumns(
    table,
    '',
    ['people', 'indicator', 'value', 'unit', 'level', 'code', 'lon', 'lat', 'h3', 'km_per_hour', 'class', 'highway', 'year', 'id'],
    columns,
    new FindingList(),
  );
  const has = (...names: readonly (keyof typeof found)[]): boolean => names.every((name) => found[name] >= 0);
  const literal = new Set(table.columns);
  const kind = kindOf(table);
  if (kind === 'line') return literal.has('highway') || literal.has('fclass') ? 'roads' : byName(shapeNames, table.path) || 'roads';
  if (kind === 'polygon') {
    if (literal.has('level') && literal.has('code')) return 'units';
    const named = byName(shapeNames, table.path);
    if (has('people') && (named === '' || (named === 'units' && !literal.has('code')))) return 'demand';
    return named || (literal.has('kind') ? 'hazards' : literal.has('name') ? 'units' : '');
  }
  if (literal.has('facility') && literal.has('demand')) return 'matrix';
  if (literal.has('from') && literal.has('to') && has('year')) return 'crosswalk';
  if (has('indicator', 'value', 'year')) return 'indicators';
  if (kind === 'none' && !has('lon', 'lat') && literal.has('class') && has('km_per_hour')) return 'speeds';
  if (literal.has('code') && literal.has('level')) return 'units';
  const idIsH3 = found.id >= 0 && table.rows.length > 0 && table.rows.every((row) => isH3Cell(String(row[found.id] ?? '')));
  const placed = has('lon', 'lat') || kind === 'point' || has('h3') || idIsH3;
  if (!placed) return '';
  return has('people') ? 'demand' : 'facilities';
}

export interface Recognised {
  readonly format: FileFormat;
  readonly layer: RecognisedLayer;
  /** by the file's name and not by what is in it */
  readonly guessed: boolean;
}

/**
 * What a file is and which layer of a study it would be.
 * @param table the file's rows where they have been read already
 */
export async function recogniseLayer(file: NamedBytes, columns: ColumnMap, table: Table | null = null): Promise<Recognised> {
  const format = formatOf(file);
  if (isOsm(format)) return { format, layer: 'roads', guessed: false };
  if (format === 'geotiff' || format === 'asc') {
    const named = byName(rasterNames, file.path);
    return { format, layer: named || (await layerOfRaster(file)), guessed: true };
  }
  if (hasRows(format)) {
    const rows = table ?? (await readRows(file, plainReading, new FindingList()));
    return { format, layer: layerOfTable(rows, columns), guessed: false };
  }
  return { format, layer: '', guessed: false };
}

/** A raster whose name says nothing: few whole numbers are classes, anything else heights. */
async function layerOfRaster(file: NamedBytes): Promise<LayerName> {
  const { values } = await readRaster(file, new FindingList());
  const classes = new Set<number>();
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    classes.add(value);
    if (classes.size > 64 || !Number.isInteger(value)) return 'elevation';
  }
  return 'landCover';
}
