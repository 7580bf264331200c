import { Failure } from '../model/finding';

/** What a DBF header says. */
export interface DbfHeader {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  /** code page by the byte at 29; '' where it tells nothing (0, and 0x57: the code page of the machine that wrote it) */
  readonly languageEncoding: string;
  readonly fields: readonly { readonly type: string; readonly at: number; readonly bytes: number; readonly name: Uint8Array }[];
}

/** Code pages by the language byte: simplified and traditional Chinese, and those that cannot be taken for Chinese. */
const languages: Readonly<Record<number, string>> = { 0x4d: 'gb18030', 0x7a: 'gb18030', 0x4f: 'big5', 0x78: 'big5', 0x03: 'windows-1252' };

/** Names of code pages in .cpg files, as they are found, to the labels of TextDecoder. Always gb18030: Node's 'gbk' is not the browser's. */
const pages: readonly { readonly name: RegExp; readonly label: string }[] = [
  { name: /^(utf-?8|65001)$/, label: 'utf-8' },
  { name: /^(ansi|cp|windows-?)?[\s_-]*(936|54936)$|^(gbk|gb2312|gb18030|gb_2312-80|cp936)$/, label: 'gb18030' },
  { name: /^(ansi|cp|windows-?)?[\s_-]*950$|^big-?5$/, label: 'big5' },
  { name: /^(ansi|cp|windows-?)?[\s_-]*1252$/, label: 'windows-1252' },
  { name: /^(iso[\s_-]?)?8859-?1$|^88591$|^latin-?1$/, label: 'windows-1252' },
];

/** The encoding that a .cpg file names; '' where it names none that is known. */
export function cpgEncoding(text: string): string {
  const name = text.replaceAll('\0', '').trim().toLowerCase();
  return pages.find((page) => page.name.test(name))?.label ?? '';
}

/** Field types that are read: text, numbers, dates, truth. */
const fieldTypes = 'BCDFLMN';

/** Reads the header of a DBF file. @throws Failure file.truncated, file.unreadable */
export function dbfHeader(bytes: Uint8Array, path: string): DbfHeader {
  const cut = (): Failure => new Failure('file.truncated', { file: path }, { format: 'dbf' });
  if (bytes.length < 33) throw cut();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  // the last record may lack its padding; the end mark is often left out
  if (headerBytes + records * recordBytes > bytes.length) throw cut();
  const fields: { type: string; at: number; bytes: number; name: Uint8Array }[] = [];
  let at = 1;
  for (let n = 32; n + 1 <= headerBytes && bytes[n] !== 0x0d; n += 32) {
    if (n + 32 > headerBytes) throw new Failure('file.unreadable', { file: path }, { format: 'dbf', message: 'fields without an end' });
    const type = String.fromCodePoint(bytes[n + 11] ?? 0);
    if (!fieldTypes.includes(type)) {
      throw new Failure('file.unreadable', { file: path }, { format: 'dbf', message: `field type ${JSON.stringify(type)}` });
    }
    const name = bytes.subarray(n, n + 11);
    const end = name.indexOf(0);
    const length = bytes[n + 16] ?? 0;
    fields.push({ type, at, bytes: length, name: end < 0 ? name : name.subarray(0, end) });
    at += length;
  }
  if (fields.length === 0 ? records > 0 && recordBytes < 1 : at > recordBytes) {
    throw new Failure('file.unreadable', { file: path }, { format: 'dbf', message: 'fields wider than records' });
  }
  return { records, headerBytes, recordBytes, languageEncoding: languages[bytes[29] ?? 0] ?? '', fields };
}

/** Is every text of the file one of the encoding? A text that fills its field, and a name, may be cut inside a character. */
function fits(bytes: Uint8Array, header: DbfHeader, encoding: string): boolean {
  const texts = header.fields.filter((field) => field.type === 'C');
  const strict = new TextDecoder(encoding, { fatal: true });
  try {
    for (const { name } of header.fields) new TextDecoder(encoding, { fatal: true }).decode(name, { stream: true });
    for (let record = 0; record < header.records; record++) {
      const start = header.headerBytes + record * header.recordBytes;
      for (const field of texts) {
        const cell = bytes.subarray(start + field.at, start + field.at + field.bytes);
        if (cell.every((byte) => byte < 0x80)) continue;
        const full = (cell.at(-1) ?? 0) > 0x7f;
        if (full) new TextDecoder(encoding, { fatal: true }).decode(cell, { stream: true });
        else strict.decode(cell);
      }
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of the texts of a DBF file: what the .cpg says, else the language byte, else UTF-8, else GB18030: the first in which every
 * text can be read.
 * @param cpg encoding that the .cpg names, '' where there is none
 * @throws Failure text.encoding-broken
 */
export function dbfEncoding(bytes: Uint8Array, header: DbfHeader, cpg: string, path: string): string {
  const candidates = [...new Set([cpg, header.languageEncoding, 'utf-8', 'gb18030'])].filter((name) => name !== '');
  const found = candidates.find((encoding) => fits(bytes, header, encoding));
  if (found === undefined) throw new Failure('text.encoding-broken', { file: path }, { encoding: candidates.join(', ') });
  return found;
}
