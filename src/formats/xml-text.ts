import { Failure } from '../model/finding';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';

const pieceBytes = 1 << 20;
const lost = '\uFFFD';

/** Labels for what the older ones mean today: Node's 'gbk' lacks four-byte characters. */
const labels: Readonly<Record<string, string>> = { gbk: 'gb18030', gb2312: 'gb18030', 'x-gbk': 'gb18030' };

/** Encoding by the mark at the start, else by the XML declaration, else UTF-8 (XML 1.0, 4.3.3). */
function encodingOf(bytes: Uint8Array): { readonly label: string; readonly marked: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', marked: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', marked: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', marked: 2 };
  const start = String.fromCodePoint(...bytes.subarray(0, 200));
  const said = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  return { label: labels[said] ?? said, marked: 0 };
}

const linesIn = (text: string): number => text.split('\n').length - 1;

const isStrict = (bytes: Uint8Array, label: string): boolean => {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/**
 * The text of an XML file, piece by piece, in the encoding that it declares; another one than UTF-8 is told.
 * @throws Failure text.encoding-broken naming the line: bytes that the declared encoding does not have, or an encoding that is not known
 */
export function* xmlPieces(file: NamedBytes, findings: FindingList): Generator<string> {
  const { path } = file;
  const { label, marked } = encodingOf(file.bytes);
  const bytes = file.bytes.subarray(marked);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label);
  } catch {
    throw new Failure('text.encoding-broken', { file: path, row: 1 }, { encoding: label });
  }
  if (label !== 'utf-8') findings.add('info', 'text.encoding-detected', { file: path }, { encoding: label });
  let line = 1;
  let told = false;
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const piece = decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: at + pieceBytes < bytes.length });
    const bad = told ? -1 : piece.indexOf(lost);
    if (bad >= 0) {
      const where = { file: path, row: line + linesIn(piece.slice(0, bad)) };
      if (!isStrict(bytes, label)) throw new Failure('text.encoding-broken', where, { encoding: label });
      findings.add('warn', 'text.encoding-broken', where, { encoding: label, lost: true });
      told = true;
    }
    line += linesIn(piece);
    yield piece;
  }
}
