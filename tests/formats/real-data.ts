import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { NamedBytes } from '../../src/formats';

/** Folder of real data beside the project; absent outside the team's machines. */
export const realData = path.resolve(import.meta.dirname, '../../../shared/data');

export const hasRealData = existsSync(realData);

if (!hasRealData) console.warn('skipped: ../shared/data is not there');

/** A file of the real data, by its path inside the folder. */
export function realFile(inside: string): NamedBytes {
  return { path: inside, bytes: new Uint8Array(readFileSync(path.join(realData, inside))) };
}

/** A file made of text. */
export function textFile(name: string, text: string): NamedBytes {
  return { path: name, bytes: new TextEncoder().encode(text) };
}
