import { Failure } from '../model/finding';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';

export interface DecodedText {
  readonly text: string;
  /** 'utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be' or 'gb18030' */
  readonly encoding: string;
}

const marks: readonly { readonly bytes: readonly number[]; readonly decoder: string; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], decoder: 'utf-8', encoding: 'utf-8-bom' },
  { bytes: [0xff, 0xfe], decoder: 'utf-16le', encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], decoder: 'utf-16be', encoding: 'utf-16be' },
];

const decodeStrictly = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Zero bytes on one side of each pair only: UTF-16 without a mark. */
function guessUtf16(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (odd > end / 20 && even === 0) return 'utf-16le';
  if (even > end / 20 && odd === 0) return 'utf-16be';
  return null;
}

/**
 * Mostly good UTF-8 with a few bad bytes (a file cut inside a character, say). GB18030 would accept it and make mojibake.
 * True GB18030 text read as UTF-8 is bad nearly everywhere.
 */
function isBrokenUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let bad = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad++;
    else if (code > 0x7f) good++;
  }
  return good > bad * 3;
}

/**
 * Bytes to text: byte order mark, then UTF-16 by its zero bytes, then strict UTF-8, then strict GB18030 (which holds GBK).
 * 'gb18030' and never 'gbk': Node's gbk decoder lacks the four-byte characters that the browser's has.
 * @throws Failure file.empty, text.encoding-broken, file.unknown-format (binary)
 */
export function decodeText(file: NamedBytes): DecodedText {
  const { bytes, path } = file;
  if (bytes.length === 0) throw new Failure('file.empty', { file: path });
  const broken = (encoding: string): Failure => new Failure('text.encoding-broken', { file: path }, { encoding });
  for (const mark of marks) {
    if (!mark.bytes.every((byte, i) => bytes[i] === byte)) continue;
    const text = decodeStrictly(bytes.subarray(mark.bytes.length), mark.decoder);
    if (text === null) throw broken(mark.encoding);
    return { text, encoding: mark.encoding };
  }
  const wide = guessUtf16(bytes);
  if (wide !== null) {
    const text = decodeStrictly(bytes, wide);
    if (text === null) throw broken(wide);
    return { text, encoding: wide };
  }
  if (bytes.subarray(0, 65536).includes(0)) throw new Failure('file.unknown-format', { file: path });
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  if (isBrokenUtf8(bytes)) throw broken('utf-8');
  const chinese = decodeStrictly(bytes, 'gb18030');
  if (chinese === null) throw broken('utf-8, gb18030');
  return { text: chinese, encoding: 'gb18030' };
}

/** `decodeText`, telling an encoding other than UTF-8, and characters that were lost before the file came here (U+FFFD). */
export function decodeReported(file: NamedBytes, findings: FindingList): DecodedText {
  const decoded = decodeText(file);
  const { encoding, text } = decoded;
  if (!encoding.startsWith('utf-8')) findings.add('info', 'text.encoding-detected', { file: file.path }, { encoding });
  if (text.includes('\uFFFD')) findings.add('warn', 'text.encoding-broken', { file: file.path }, { encoding, lost: true });
  return decoded;
}
