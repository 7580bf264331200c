import { SaxesParser } from 'saxes';
import { Failure } from '../model/finding';
import type { FindingList } from './finding-list';
import type { NamedBytes } from './named-bytes';
import { OsmCollector } from './osm-file';
import type { OsmFile } from './osm-file';
import { xmlPieces } from './xml-text';

type Attributes = Readonly<Record<string, string>>;

interface DraftWay {
  readonly id: number;
  readonly tags: Record<string, string>;
  readonly refs: number[];
}

/** A number that is written as one; NaN for anything else. */
const numberOf = (text: string | undefined): number => (text === undefined || text.trim() === '' ? NaN : Number(text));

/** Elements that the file itself says are gone: history extracts, and deletions in JOSM's files. */
const isGone = (attributes: Attributes): boolean => attributes.visible === 'false' || attributes.action === 'delete';

/** Collects nodes and ways as the elements of an OSM file open and close. */
class OsmElements {
  readonly collected = new OsmCollector();
  readonly #path: string;
  readonly #findings: FindingList;
  #sawOsm = false;
  #way: DraftWay | null = null;

  constructor(path: string, findings: FindingList) {
    this.#path = path;
    this.#findings = findings;
  }

  open(name: string, attributes: Attributes, line: number): void {
    if (!this.#sawOsm) {
      if (name !== 'osm') throw new Failure('file.unknown-format', { file: this.#path, row: line }, { wanted: '<osm>' });
      this.#sawOsm = true;
    } else if (name === 'node') this.#node(attributes, 'id', line);
    else if (name === 'way' && !isGone(attributes)) {
      this.#way = { id: this.#number(attributes, 'id', line), tags: {}, refs: [] };
    } else if (name === 'nd' && this.#way) {
      // extracts with the geometry in the way ('out geom' of Overpass) carry positions here and no nodes
      if (attributes.lat !== undefined) this.#node(attributes, 'ref', line);
      this.#way.refs.push(this.#number(attributes, 'ref', line));
    } else if (name === 'tag' && this.#way) this.#way.tags[attributes.k ?? ''] = attributes.v ?? '';
  }

  close(name: string): void {
    if (name !== 'way' || !this.#way) return;
    this.collected.ways.push(this.#way);
    this.#way = null;
  }

  /** NaN, told, where the attribute is no number: a node of such an id is in no way, and a reference to it is to a missing node. */
  #number(attributes: Attributes, name: string, line: number): number {
    const value = numberOf(attributes[name]);
    if (!Number.isFinite(value)) this.#tellNumber(attributes, name, line);
    return value;
  }

  #node(attributes: Attributes, idName: string, line: number): void {
    if (isGone(attributes)) return;
    const id = this.#number(attributes, idName, line);
    const lon = numberOf(attributes.lon);
    const lat = numberOf(attributes.lat);
    if (Number.isNaN(id)) return;
    if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) this.collected.node(id, lon, lat);
    else if (Number.isFinite(lon) && Number.isFinite(lat))
      this.#findings.add('error', 'coordinate.out-of-range', { file: this.#path, layer: 'roads', row: line }, { leftOut: true });
    else this.#tellNumber(attributes, Number.isFinite(lon) ? 'lat' : 'lon', line);
  }

  #tellNumber(attributes: Attributes, name: string, line: number): void {
    const where = { file: this.#path, layer: 'roads', row: line, column: name };
    this.#findings.add('error', 'cell.not-a-number', where, { value: attributes[name] ?? '', leftOut: true });
  }
}

/**
 * Reads an OSM xml file (nodes, ways; relations are passed over) as a stream. wiki.openstreetmap.org/wiki/OSM_XML
 * `row` of a finding or failure is the line of the file.
 * @throws Failure file.truncated, file.unreadable, file.unknown-format, text.encoding-broken
 */
export function readOsmXml(file: NamedBytes, findings: FindingList): OsmFile {
  const { path } = file;
  const elements = new OsmElements(path, findings);
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  let ended = false;
  parser.on('error', (error) => {
    const message = error.message.replace(/^\d+:\d+: /, '');
    throw new Failure(ended ? 'file.truncated' : 'file.unreadable', { file: path, row: parser.line }, { format: 'osm-xml', message });
  });
  parser.on('opentag', (tag) => elements.open(tag.name, tag.attributes, parser.line));
  parser.on('closetag', (tag) => elements.close(tag.name));
  for (const piece of xmlPieces(file, findings)) parser.write(piece);
  ended = true;
  parser.close();
  return elements.collected.take();
}
