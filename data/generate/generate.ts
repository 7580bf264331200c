import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueJsonSchema } from '../../src/formats/catalogue-schema';
import { makeStudy } from './make-study';

/** `node dist/data/generate.js [folder]`: writes the bundled study, the same bytes each time, and the JSON Schema of catalogues. */
const folder = process.argv[2] ?? join('data', 'baoji');
mkdirSync(folder, { recursive: true });
const files = makeStudy((step) => process.stderr.write(`${step}\n`));
let total = 0;
const sums: string[] = [];
for (const [name, bytes] of [...files].toSorted((a, b) => (a[0] < b[0] ? -1 : 1))) {
  writeFileSync(join(folder, name), bytes);
  sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
  total += bytes.length;
  process.stdout.write(`${name} ${(bytes.length / 1e6).toFixed(2)} MB\n`);
}
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
writeFileSync(join('data', 'catalogue', 'schema.json'), `${JSON.stringify(catalogueJsonSchema(), null, 2)}\n`);
process.stdout.write(`total ${(total / 1e6).toFixed(2)} MB\n`);
