// `npm run kernel`: compiles the search kernel (AssemblyScript) and writes it as a module that every build can import.
import { readFileSync, writeFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const source = 'src/engine/travel/kernel/surface.as.ts';
const target = 'src/engine/travel/kernel/surface-wasm.ts';

/** @returns the text of `surface-wasm.ts` as the source has it now */
export async function kernelModule() {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map();
  /** @type {string[]} */
  const said = [];
  const { error } = await asc.main(
    [source, '-o', 'kernel.wasm', '-O3', '--converge', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory'],
    {
      readFile: (name) => {
        try {
          return readFileSync(name, 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (name, contents) => void files.set(name, contents),
      stderr: { write: (text) => void said.push(String(text)) },
    },
  );
  if (error) throw new Error(`${source} does not compile: ${said.join('')}`);
  const bytes = Buffer.from(files.get('kernel.wasm'));
  return (
    `/** surface.as.ts, compiled by \`npm run kernel\` (${bytes.length} bytes, base64). */\n` +
    `export const surfaceWasm =\n  '${bytes.toString('base64')}';\n`
  );
}

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) {
  process.chdir(new URL('..', import.meta.url).pathname);
  writeFileSync(target, await kernelModule());
}
