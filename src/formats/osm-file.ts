/** What an OSM file holds of roads, whatever its format: nodes with positions in degrees, and ways over them. */
export interface OsmFile {
  readonly nodeId: Float64Array;
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  readonly ways: readonly OsmWay[];
}

export interface OsmWay {
  readonly id: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly refs: readonly number[];
}

/** Numbers of unknown count, doubling as they grow. */
class NumberColumn {
  #values = new Float64Array(1 << 16);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  take(): Float64Array {
    return this.#values.slice(0, this.length);
  }
}

/** Nodes and ways while a file is read. */
export class OsmCollector {
  readonly id = new NumberColumn();
  readonly lon = new NumberColumn();
  readonly lat = new NumberColumn();
  readonly ways: OsmWay[] = [];

  node(id: number, lon: number, lat: number): void {
    this.id.push(id);
    this.lon.push(lon);
    this.lat.push(lat);
  }

  take(): OsmFile {
    return { nodeId: this.id.take(), nodeLon: this.lon.take(), nodeLat: this.lat.take(), ways: this.ways };
  }
}
