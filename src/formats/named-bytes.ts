/** A file as it came: a path (inside a folder or zip, or just the name) and its bytes. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Last part of a path. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Ending of a path in lower case, without the dot; '' where there is none. */
export function fileEnding(path: string): string {
  const name = fileName(path);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
