import { defineConfig } from 'vitest/config';
import type { UserConfig } from 'vite';
import react from '@vitejs/plugin-react';
import { bundledStudy } from './tools/bundled-study.mjs';

/** Headers of every response, in development, preview and `junda serve` alike (see docs/decisions). */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const nodeBuild = (outDir: string, input: Record<string, string>, noExternal: boolean, minify = false): UserConfig => ({
  build: {
    ssr: true,
    outDir,
    target: 'node20',
    emptyOutDir: true,
    minify,
    rolldownOptions: {
      input,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // what every chunk needs, so that none is loaded for its sake
        codeSplitting: { groups: [{ name: 'model', test: /src[\\/]model[\\/]/ }] },
      },
    },
  },
  ...(noExternal ? { ssr: { noExternal: true as const } } : {}),
  publicDir: false,
});

const builds: Readonly<Record<string, UserConfig>> = {
  // the command line starts a third faster when there is less to parse
  cli: nodeBuild('dist/cli', { junda: 'src/cli/main.ts' }, true, true),
  data: nodeBuild('dist/data', { generate: 'data/generate/generate.ts' }, false),
  bench: nodeBuild('dist/bench', { run: 'bench/run.ts' }, true),
};

export default defineConfig(({ mode }) => {
  const nodeConfig = builds[mode];
  if (nodeConfig) return nodeConfig;
  return {
    base: './',
    plugins: [react(), bundledStudy()],
    build: { outDir: 'dist/app', target: 'es2022', chunkSizeWarningLimit: 3000 },
    worker: {
      format: 'es' as const,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'vendor-geojson-validation', test: /node_modules[\\/]geojson-validation/ }] } },
      },
    },
    server: { headers: isolation },
    preview: { headers: isolation },
    test: {
      environment: 'node',
      setupFiles: ['tests/support/property-seed.ts'],
      include: mode === 'e2e' ? ['tests/e2e/**/*.test.ts'] : ['tests/**/*.test.ts'],
      exclude: mode === 'e2e' ? [] : ['tests/e2e/**'],
      // in a browser on a busy machine every standard of the plan takes a minute
      testTimeout: mode === 'e2e' ? 180_000 : 60_000,
      hookTimeout: 180_000,
    },
  };
});
