import { PbfReader } from 'pbf';
import { Failure } from '../model/finding';
import type { NamedBytes } from './named-bytes';
import { OsmCollector } from './osm-file';
import type { OsmFile } from './osm-file';
import { inflateZlib } from './zip';

interface Block {
  readonly strings: string[];
  readonly groups: (readonly [number, number])[];
  granularity: number;
  lonOffset: number;
  latOffset: number;
}

const nano = 1e-9;

/** Largest block the format allows, bytes. */
const mostBlock = 64 * 1024 * 1024;

/** Bytes of a blob: raw, or deflated by zlib. @throws Failure raster of other compressions are refused */
function blobData(bytes: Uint8Array, path: string): Uint8Array {
  const blob = { raw: null as Uint8Array | null, size: 0, zlib: null as Uint8Array | null };
  new PbfReader(bytes).readFields((tag, into, reader) => {
    if (tag === 1) into.raw = reader.readBytes();
    else if (tag === 2) into.size = reader.readVarint();
    else if (tag === 3) into.zlib = reader.readBytes();
  }, blob);
  if (blob.raw) return blob.raw;
  if (!blob.zlib || blob.size > mostBlock)
    throw new Failure('file.unreadable', { file: path }, { format: 'osm-pbf', message: 'compression other than zlib, or block too large' });
  return inflateZlib(blob.zlib, blob.size, path);
}

function readBlock(data: Uint8Array, into: OsmCollector): void {
  const reader = new PbfReader(data);
  const block: Block = { strings: [], groups: [], granularity: 100, lonOffset: 0, latOffset: 0 };
  reader.readFields((tag, target, at) => {
    if (tag === 1) at.readMessage((field, strings, inner) => field === 1 && strings.push(inner.readString()), target.strings);
    else if (tag === 2) {
      const end = at.readVarint() + at.pos;
      target.groups.push([at.pos, end]);
      at.pos = end;
    } else if (tag === 17) target.granularity = at.readVarint();
    else if (tag === 19) target.latOffset = at.readVarint(true);
    else if (tag === 20) target.lonOffset = at.readVarint(true);
  }, block);
  for (const [from, end] of block.groups) {
    reader.pos = from;
    reader.readFields(
      (tag, target, at) => {
        if (tag === 1) readNode(at, block, target);
        else if (tag === 2) readDenseNodes(at, block, target);
        else if (tag === 3) readWay(at, block, target);
      },
      into,
      end,
    );
  }
}

function readNode(reader: PbfReader, block: Block, into: OsmCollector): void {
  const node = reader.readMessage(
    (tag, target, at) => {
      if (tag === 1) target.id = at.readSVarint();
      else if (tag === 8) target.lat = at.readSVarint();
      else if (tag === 9) target.lon = at.readSVarint();
    },
    { id: 0, lat: 0, lon: 0 },
  );
  into.node(node.id, nano * (block.lonOffset + block.granularity * node.lon), nano * (block.latOffset + block.granularity * node.lat));
}

function readDenseNodes(reader: PbfReader, block: Block, into: OsmCollector): void {
  const dense = reader.readMessage(
    (tag, target, at) => {
      if (tag === 1) at.readPackedSVarint(target.id);
      else if (tag === 8) at.readPackedSVarint(target.lat);
      else if (tag === 9) at.readPackedSVarint(target.lon);
    },
    { id: [] as number[], lat: [] as number[], lon: [] as number[] },
  );
  let id = 0;
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < dense.id.length; i++) {
    id += dense.id[i] ?? 0;
    lon += dense.lon[i] ?? NaN;
    lat += dense.lat[i] ?? NaN;
    into.node(id, nano * (block.lonOffset + block.granularity * lon), nano * (block.latOffset + block.granularity * lat));
  }
}

function readWay(reader: PbfReader, block: Block, into: OsmCollector): void {
  const way = reader.readMessage(
    (tag, target, at) => {
      if (tag === 1) target.id = at.readVarint();
      else if (tag === 2) at.readPackedVarint(target.keys);
      else if (tag === 3) at.readPackedVarint(target.values);
      else if (tag === 8) at.readPackedSVarint(target.deltas);
    },
    { id: 0, keys: [] as number[], values: [] as number[], deltas: [] as number[] },
  );
  const tags: Record<string, string> = {};
  way.keys.forEach((key, i) => {
    tags[block.strings[key] ?? ''] = block.strings[way.values[i] ?? -1] ?? '';
  });
  let ref = 0;
  into.ways.push({ id: way.id, tags, refs: way.deltas.map((delta) => (ref += delta)) });
}

/**
 * Reads an OSM pbf file (plain and dense nodes, ways; relations are passed over). wiki.openstreetmap.org/wiki/PBF_Format
 * @throws Failure file.truncated, file.unreadable, file.unknown-format
 */
export function readOsmPbf(file: NamedBytes): OsmFile {
  const { bytes, path } = file;
  const into = new OsmCollector();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let sawHeader = false;
  const cut = (): Failure => new Failure('file.truncated', { file: path }, { format: 'osm-pbf' });
  try {
    while (at < bytes.length) {
      if (at + 4 > bytes.length) throw cut();
      const headerSize = view.getUint32(at);
      if (headerSize > 65536) throw new Failure('file.unknown-format', { file: path });
      const bodyAt = at + 4 + headerSize;
      if (bodyAt > bytes.length) throw cut();
      const header = new PbfReader(bytes.subarray(at + 4, bodyAt)).readFields(
        (tag, target, reader) => {
          if (tag === 1) target.type = reader.readString();
          else if (tag === 3) target.size = reader.readVarint();
        },
        { type: '', size: 0 },
      );
      at = bodyAt + header.size;
      if (at > bytes.length) throw cut();
      if (header.type === 'OSMHeader') sawHeader = true;
      else if (header.type === 'OSMData') readBlock(blobData(bytes.subarray(bodyAt, at), path), into);
      else if (!sawHeader) throw new Failure('file.unknown-format', { file: path });
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure('file.unreadable', { file: path }, { format: 'osm-pbf', message: error instanceof Error ? error.message : '' });
  }
  if (!sawHeader) throw new Failure(bytes.length === 0 ? 'file.empty' : 'file.unknown-format', { file: path });
  return into.take();
}
