import { PbfWriter } from 'pbf';
import { zlibSync } from 'fflate';

export interface TestWay {
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

const deltas = (values: readonly number[]): number[] => values.map((value, i) => value - (values[i - 1] ?? 0));

/** A pbf file of plain (not dense) nodes, one position per id: longitude 107 + id / 100, latitude 34. */
export function osmFile(ids: readonly number[], ways: readonly TestWay[], deflated = true) {
  const strings = [''];
  const index = (text: string): number => (strings.includes(text) ? strings.indexOf(text) : strings.push(text) - 1);
  const coded = ways.map((way) => ({ refs: way.refs, keys: Object.keys(way.tags).map(index), values: Object.values(way.tags).map(index) }));
  const block = new PbfWriter();
  block.writeMessage(1, (_, writer) => strings.forEach((text) => writer.writeStringField(1, text)), null);
  block.writeMessage(
    2,
    (_, writer) => {
      for (const id of ids) {
        writer.writeMessage(
          1,
          (__, node) => {
            node.writeSVarintField(1, id);
            node.writeSVarintField(8, 34e7);
            node.writeSVarintField(9, 107e7 + id * 1e5);
          },
          null,
        );
      }
      coded.forEach((way, i) => {
        writer.writeMessage(
          3,
          (__, message) => {
            message.writeVarintField(1, i + 1);
            message.writePackedVarint(2, way.keys);
            message.writePackedVarint(3, way.values);
            message.writePackedSVarint(8, deltas(way.refs));
          },
          null,
        );
      });
    },
    null,
  );
  const parts = [blob('OSMHeader', new Uint8Array(0), false), blob('OSMData', block.finish(), deflated)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return { path: 'a.pbf', bytes };
}

function blob(type: string, data: Uint8Array, deflated: boolean): Uint8Array {
  const body = new PbfWriter();
  if (deflated) {
    body.writeVarintField(2, data.length);
    body.writeBytesField(3, zlibSync(data));
  } else body.writeBytesField(1, data);
  const bodyBytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, type);
  header.writeVarintField(3, bodyBytes.length);
  const headerBytes = header.finish();
  const bytes = new Uint8Array(4 + headerBytes.length + bodyBytes.length);
  new DataView(bytes.buffer).setUint32(0, headerBytes.length);
  bytes.set(headerBytes, 4);
  bytes.set(bodyBytes, 4 + headerBytes.length);
  return bytes;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The same as OSM xml: a line for the declaration, one for the root, one for each node, and one for each way. */
export function osmXml(ids: readonly number[], ways: readonly TestWay[]): string {
  const nodes = ids.map((id) => `<node id="${id}" lat="34" lon="${107 + id / 100}"/>`);
  const lines = ways.map((way, i) => {
    const refs = way.refs.map((ref) => `<nd ref="${ref}"/>`).join('');
    const tags = Object.entries(way.tags).map(([k, v]) => `<tag k="${escaped(k)}" v="${escaped(v)}"/>`);
    return `<way id="${i + 1}">${refs}${tags.join('')}</way>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">', ...nodes, ...lines, '</osm>'].join('\n');
}
