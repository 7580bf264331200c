import type { Attribute } from '../model/study';

/** Why a cell holds no number: it says nothing, or it says something else. */
export type NotANumber = 'missing' | 'bad';

const plain = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const thousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const decimalComma = /^[+-]?\d+,\d+$/;
const missingWords: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '--', '—', '/', '无', '缺失', '暂无']);

/** How commas inside numbers are to be read: as thousands (the rule), as the decimal sign, or not at all. */
export type Commas = 'thousands' | 'decimal' | 'refuse';

/**
 * Number of a cell, strictly: the whole cell must be one number. '1,234' is 1234 with `commas` 'thousands', 1.234 with 'decimal'.
 * Full-width digits are read as digits.
 */
export function parseNumber(cell: Attribute, commas: Commas = 'thousands'): number | NotANumber {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : 'missing';
  if (cell === null) return 'missing';
  if (typeof cell === 'boolean') return 'bad';
  if (plain.test(cell)) return finiteOrBad(Number(cell));
  const text = cell.normalize('NFKC').trim();
  if (missingWords.has(text.toLowerCase())) return 'missing';
  if (plain.test(text)) return finiteOrBad(Number(text));
  if (commas === 'thousands' && thousands.test(text)) return finiteOrBad(Number(text.replaceAll(',', '')));
  if (commas === 'decimal' && decimalComma.test(text)) return finiteOrBad(Number(text.replace(',', '.')));
  return 'bad';
}

const finiteOrBad = (value: number): number | NotANumber => (Number.isFinite(value) ? value : 'bad');

const truths: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['true', true],
  ['是', true],
  ['no', false],
  ['false', false],
  ['否', false],
]);

/** Boolean of yes/no, true/false, 是/否 in any case; null for anything else. */
export function parseTruth(cell: Attribute): boolean | null {
  if (typeof cell === 'boolean') return cell;
  return typeof cell === 'string' ? (truths.get(cell.trim().toLowerCase()) ?? null) : null;
}

/** A number that is really a name: leading zero, or more digits than a number holds. */
const codeLike = /^[+-]?0\d|^\d{16,}$/;

/**
 * Attribute of a cell: yes/no words to boolean, numbers to number, empty to null, codes such as '0123' stay text.
 * @param zeroOne the column holds nothing but 0, 1 and yes/no words, so that 0 and 1 mean no and yes
 */
export function parseAttribute(cell: Attribute, zeroOne: boolean): Attribute {
  if (typeof cell === 'number') return zeroOne ? cell === 1 : cell;
  if (typeof cell !== 'string') return cell;
  const text = cell.trim();
  if (text === '') return null;
  const truth = parseTruth(text);
  if (truth !== null) return truth;
  if (zeroOne) return text === '1';
  if (codeLike.test(text)) return text;
  const value = parseNumber(text);
  if (value === 'missing') return null;
  return value === 'bad' ? text : value;
}

/** Year of a cell: '2018', '2018-05-01', '2018年5月'; null where empty. */
export function parseYear(cell: Attribute): number | null | 'bad' {
  if (cell === null || cell === '') return null;
  const match = /^\s*(\d{4})(\.0+)?([-/.年].*)?\s*$/.exec(String(cell));
  return match ? Number(match[1]) : 'bad';
}
