import { Failure } from '../model/finding';
import { modes } from '../model/travel';
import type { LandCoverSpeed, Mode } from '../model/travel';
import { textOf } from './attributes';
import { findColumns, missingColumn } from './columns';
import type { FindingList } from './finding-list';
import { parseNumber } from './numbers';
import type { ReadOptions } from './read-options';
import type { Table } from './table';

const layer = 'speeds';

/** Modes by our names and by AccessMod's (WALKING, BICYCLING, MOTORIZED). */
const modeWords: ReadonlyMap<string, Mode> = new Map<string, Mode>([
  ...modes.map((mode): [string, Mode] => [mode, mode]),
  ['walk', 'walking'],
  ['步行', 'walking'],
  ['bicycling', 'cycling'],
  ['cycle', 'cycling'],
  ['骑行', 'cycling'],
  ['motorized', 'motor'],
  ['motorised', 'motor'],
  ['drive', 'motor'],
  ['机动车', 'motor'],
]);

/**
 * Speeds by land-cover class from a table `class, label, km_per_hour, mode` (0 km/h: a barrier).
 * @throws Failure table.missing-column, travel.bad-speed, cell.unknown-value, cell.duplicate-id
 */
export function landCoverSpeedsFromTable(table: Table, options: ReadOptions, findings: FindingList): readonly LandCoverSpeed[] {
  const found = findColumns(table, layer, ['class', 'km_per_hour', 'mode', 'label'], options.columns, findings);
  if (found.class < 0) throw missingColumn(table, layer, 'class');
  if (found.km_per_hour < 0) throw missingColumn(table, layer, 'km_per_hour');
  const known = new Set<number>();
  return table.rows.map((cells, row) => {
    const where = { ...table.place(row), layer };
    const landClass = parseNumber(cells[found.class] ?? null);
    const kmPerHour = parseNumber(cells[found.km_per_hour] ?? null);
    if (typeof landClass !== 'number' || !Number.isInteger(landClass)) {
      throw new Failure('cell.not-a-number', { ...where, column: 'class' }, { value: textOf(table, row, found.class) });
    }
    if (typeof kmPerHour !== 'number' || kmPerHour < 0) {
      throw new Failure('travel.bad-speed', { ...where, column: 'km_per_hour' }, { value: textOf(table, row, found.km_per_hour) });
    }
    if (known.has(landClass)) throw new Failure('cell.duplicate-id', where, { id: landClass });
    known.add(landClass);
    const word = textOf(table, row, found.mode).toLowerCase();
    const mode = word === '' ? 'walking' : modeWords.get(word);
    if (mode === undefined) throw new Failure('cell.unknown-value', { ...where, column: 'mode' }, { value: word, wanted: modes });
    const label = textOf(table, row, found.label) || String(landClass);
    return { class: landClass, label: { zh: label, en: label }, kmPerHour, mode };
  });
}
