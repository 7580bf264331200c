#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/cli/junda.js', import.meta.url);
if (existsSync(built)) await import(built.href);
else {
  process.stderr.write('junda is not built yet: run "npm run build" first. 尚未构建, 请先运行 npm run build。\n');
  process.exitCode = 2;
}
