import fc from 'fast-check';

/** The laws are tried on the same made-up cases each time; `JUNDA_SEED=7 npx vitest run tests/property` tries others. */
fc.configureGlobal({ seed: Number(process.env['JUNDA_SEED'] ?? 20180117) });
