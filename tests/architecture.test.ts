import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Sources of the product, by path from the project's root. */
const sources = new Map<string, string>();
const walk = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (/\.tsx?$/.test(name)) sources.set(path, readFileSync(path, 'utf8'));
  }
};
walk('src');

const importPattern =
  /(?:^|[\n;])\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|new URL\(\s*['"](\.[^'"]+)['"]/g;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const imports: Import[] = [];
for (const [from, text] of sources) {
  for (const match of text.matchAll(importPattern)) {
    const to = match[2] ?? match[3] ?? match[4];
    if (to) imports.push({ from, to, typeOnly: match[1] !== undefined });
  }
}

const endings = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'];

/** The project file that a relative import means, or null for a package. */
const fileOf = ({ from, to }: Import): string | null => {
  if (!to.startsWith('.')) return null;
  const bare = normalize(join(dirname(from), to.replace(/\?.*$/, '')));
  return endings.map((ending) => bare + ending).find((path) => existsSync(path) && statSync(path).isFile()) ?? bare;
};

const roomOf = (path: string): string => (path.startsWith('src') ? path.split('/').slice(0, 2).join('/') : (path.split('/')[0] ?? ''));

const tableAfter = (heading: string): string[][] => {
  const text = readFileSync('docs/architecture.md', 'utf8');
  const section = text.slice(text.indexOf(heading)).split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.startsWith('|---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const list = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

describe('the house', () => {
  const rooms = new Map(
    tableAfter('## Rooms').map(([room, may]) => [
      room ?? '',
      list(may).map((name) => (name === 'data' || name === 'package.json' ? name : `src/${name}`)),
    ]),
  );

  it('has the rooms of its table and no others', () => {
    const present = readdirSync('src')
      .filter((name) => statSync(join('src', name)).isDirectory())
      .map((name) => `src/${name}`);
    expect(present.toSorted()).toEqual([...rooms.keys()].toSorted());
  });

  it('has only the arrows of its table', () => {
    const wrong = imports
      .map((found) => ({ ...found, file: fileOf(found) }))
      .filter(({ from, file }) => file !== null && roomOf(file) !== roomOf(from) && !rooms.get(roomOf(from))?.includes(roomOf(file)))
      .map(({ from, file }) => `${from} -> ${file}`);
    expect(wrong).toEqual([]);
  });

  it('lets the screen reach the engine only through a worker', () => {
    const allowed = ['src/jobs/worker-client.ts', 'src/jobs/client.ts', 'src/jobs/task-types.ts'];
    const wrong = imports
      .filter(({ from, typeOnly }) => from.startsWith('src/app') && !typeOnly)
      .map(fileOf)
      .filter((file) => file?.startsWith('src/jobs') && !allowed.includes(file));
    expect(wrong).toEqual([]);
  });

  it('has no import cycles', () => {
    const next = new Map<string, string[]>();
    for (const found of imports) {
      const file = fileOf(found);
      if (file && !found.typeOnly) next.set(found.from, [...(next.get(found.from) ?? []), file]);
    }
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) cycles.push([...trail.slice(trail.indexOf(file)), file].join(' -> '));
      if (done.has(file) || trail.includes(file)) return;
      for (const to of next.get(file) ?? []) visit(to, [...trail, file]);
      done.add(file);
    };
    for (const file of sources.keys()) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('lets each big library in by its own door only', () => {
    const doors = tableAfter('## One file per big library');
    expect(doors.length).toBeGreaterThan(5);
    const wrong = imports.flatMap(({ from, to }) =>
      doors
        .filter(([packages]) => list(packages).some((name) => to === name || to.startsWith(`${name}/`)))
        .filter(([, places]) => !list(places).some((place) => from.startsWith(place)))
        .map(() => `${from} imports ${to}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the engine pure', () => {
    const impure = /\b(Math\.random|Date\.now|new Date|performance\.|console\.|process\.|window\.|document\.|setTimeout|fetch\()/;
    const wrong = [...sources].filter(([path, text]) => path.startsWith('src/engine') && impure.test(text)).map(([path]) => path);
    expect(wrong).toEqual([]);
    const nodeImports = imports.filter(({ from, to }) => to.startsWith('node:') && !from.startsWith('src/cli'));
    expect(nodeImports).toEqual([]);
  });

  it('names no service or facility type of a catalogue in the sources', () => {
    const ids = readdirSync('data/catalogue')
      .filter((name) => name.endsWith('.json') && name !== 'schema.json')
      .flatMap((name) => {
        const catalogue = JSON.parse(readFileSync(join('data/catalogue', name), 'utf8')) as {
          facilityTypes: { id: string }[];
          services: { id: string }[];
        };
        return [...catalogue.facilityTypes, ...catalogue.services].map(({ id }) => id);
      });
    expect(ids.length).toBeGreaterThan(20);
    const wrong = [...sources].flatMap(([path, text]) =>
      ids.filter((id) => new RegExp(`['"\`]${id}['"\`]`).test(text)).map((id) => `${path}: ${id}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the packages', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean; license?: string; resolved?: string }>;
  };

  it('run no script at installation, but for the one that only macOS takes', () => {
    const scripts = Object.entries(lock.packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path);
    expect(scripts.filter((path) => !path.endsWith('/fsevents'))).toEqual([]);
  });

  it('hold nothing proprietary', () => {
    const wrong = Object.entries(lock.packages)
      .filter(([, entry]) => /SEE LICENSE|UNLICENSED/i.test(entry.license ?? ''))
      .map(([path]) => path);
    expect(wrong).toEqual([]);
    expect(
      Object.keys(lock.packages).filter((path) => path.endsWith('@arcgis/core') && lock.packages[path]?.license === undefined),
    ).toEqual([]);
  });

  it('name no download address', () => {
    expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([]);
  });
});
