import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

const folder = 'data/baoji';
const fileName = 'study/baoji.zip';

/** The bundled study as one zip, the same bytes each time (fixed times, sorted names). */
export function packStudy() {
  const entries = {};
  for (const name of readdirSync(folder).sort()) entries[name] = new Uint8Array(readFileSync(join(folder, name)));
  return zipSync(entries, { level: 6, mtime: new Date(Date.UTC(2020, 0, 1)) });
}

/** Vite plugin: the app finds the bundled study at `study/baoji.zip`, in development and in the build. */
export function bundledStudy() {
  return {
    name: 'junda-bundled-study',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.endsWith(fileName)) return next();
        response.setHeader('Content-Type', 'application/zip');
        response.end(packStudy());
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: packStudy() });
    },
  };
}
