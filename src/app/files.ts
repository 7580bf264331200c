import type { NamedBytes } from '../jobs/task-types';

/** Files that the user dropped or picked, with their place inside a dropped folder where there was one. */
export async function namedBytesOf(files: readonly File[]): Promise<readonly NamedBytes[]> {
  return Promise.all(
    files.map(async (file) => ({ path: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

async function bytesOfEntry(entry: FileSystemEntry): Promise<readonly NamedBytes[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ path: entry.fullPath.replace(/^\//, ''), bytes: new Uint8Array(await file.arrayBuffer()) }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const children: FileSystemEntry[] = [];
  // a folder is handed over in parts until a part is empty
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) break;
    children.push(...part);
  }
  return (await Promise.all(children.map(bytesOfEntry))).flat();
}

/** Everything that was dropped, folders opened. The entries must be taken from the event before anything is awaited. */
export async function namedBytesOfDrop(transfer: DataTransfer): Promise<readonly NamedBytes[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return namedBytesOf([...transfer.files]);
  return (await Promise.all(entries.map(bytesOfEntry))).flat();
}

/** Saves bytes under a name, as a download. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // the download has its own hold on the bytes once the click was handled
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html',
  csv: 'text/csv',
  json: 'application/json',
  geojson: 'application/geo+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function extensionOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** A file of the engine as a blob with its type. */
export function blobOf(file: NamedBytes): Blob {
  return new Blob([new Uint8Array(file.bytes)], { type: contentTypes[extensionOf(file.path)] ?? 'application/octet-stream' });
}
