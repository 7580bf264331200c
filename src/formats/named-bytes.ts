/** A file as it came: a path (inside a folder or zip, or just the name) and its bytes. */
export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A large file on disk: `bytes` reads it whole when first asked for, `readAt` a part of it. */
export interface FileInParts extends NamedBytes {
  /** bytes */
  readonly size: number;
  /** Fills the target with the bytes from `offset` on. @throws Failure file.truncated, file.unreadable */
  readonly readAt: (target: Uint8Array, offset: number) => void;
}

export const isInParts = (file: NamedBytes): file is FileInParts => 'readAt' in file;

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
