import { fileEnding, fileName } from './named-bytes';
import type { NamedBytes } from './named-bytes';

/** Endings of the files that belong to a shapefile; only the first five are read. */
const endings: ReadonlySet<string> = new Set([
  ...['shp', 'dbf', 'prj', 'cpg', 'shx'],
  ...['qpj', 'qix', 'sbn', 'sbx', 'fbn', 'fbx', 'ain', 'aih', 'atx', 'ixs', 'mxs'],
]);

const folderOf = (path: string): string => path.slice(0, path.length - fileName(path).length);

/** Path without the ending, in lower case; of 'a.shp.xml' the two endings. */
const stemOf = (path: string): string => path.replace(/(\.shp)?\.[^./]*$/i, '').toLowerCase();

const isPart = (file: NamedBytes): boolean => endings.has(fileEnding(file.path)) || /\.shp\.xml$/i.test(file.path);

/** A shapefile among other files: the path of its .shp and all its parts. */
export interface ShapefileSet {
  readonly path: string;
  readonly parts: readonly NamedBytes[];
}

/**
 * The shapefiles among files, and the rest. Parts go by the name of the .shp; where a folder has one .shp only, all parts in it are its own,
 * whatever their names (names made on Chinese Windows may come out differently).
 */
export function shapefileSets(files: readonly NamedBytes[]): {
  readonly sets: readonly ShapefileSet[];
  readonly rest: readonly NamedBytes[];
} {
  const shapes = files.filter((file) => fileEnding(file.path) === 'shp');
  const taken = new Set<NamedBytes>();
  const sets = shapes.map((shape): ShapefileSet => {
    const folder = folderOf(shape.path);
    const alone = shapes.filter((one) => folderOf(one.path) === folder).length === 1;
    const parts = files.filter(
      (file) => isPart(file) && folderOf(file.path) === folder && (alone || stemOf(file.path) === stemOf(shape.path)),
    );
    for (const part of parts) taken.add(part);
    return { path: shape.path, parts };
  });
  return { sets, rest: files.filter((file) => !taken.has(file)) };
}
