import type { Roads } from '../model/roads';

/** What is said of one way. */
export interface WayFacts {
  readonly id: number;
  readonly name: string;
  readonly class: string;
  readonly oneway: -1 | 0 | 1;
  /** km/h, NaN where unsaid */
  readonly speed: number;
  readonly flags: number;
  /** first year of travel and first year without, NaN where unsaid */
  readonly opened: number;
  readonly closed: number;
}

/** Collects ways over nodes and makes the flat arrays of `Roads`. */
export class RoadBuilder {
  readonly #classes = new Map<string, number>();
  readonly #wayStart: number[] = [0];
  readonly #wayNodes: number[] = [];
  readonly #facts: WayFacts[] = [];

  /** number of ways so far */
  get count(): number {
    return this.#facts.length;
  }

  /** @returns false where the road has too few nodes to be one, or there are more than 255 classes */
  addWay(nodes: readonly number[], facts: WayFacts): boolean {
    if (nodes.length < 2) return false;
    if (!this.#classes.has(facts.class)) {
      if (this.#classes.size > 255) return false;
      this.#classes.set(facts.class, this.#classes.size);
    }
    for (const node of nodes) this.#wayNodes.push(node);
    this.#wayStart.push(this.#wayNodes.length);
    this.#facts.push(facts);
    return true;
  }

  /** @param nodeX longitudes or metres of the nodes that `addWay` counted in */
  build(nodeX: Float64Array, nodeY: Float64Array, crs: Roads['crs']): Roads {
    const facts = this.#facts;
    const years = facts.some((way) => !Number.isNaN(way.opened) || !Number.isNaN(way.closed));
    return {
      nodeX,
      nodeY,
      crs,
      wayStart: Uint32Array.from(this.#wayStart),
      wayNodes: Uint32Array.from(this.#wayNodes),
      wayClass: Uint8Array.from(facts, (way) => this.#classes.get(way.class) ?? 0),
      classes: [...this.#classes.keys()],
      wayOneway: Int8Array.from(facts, (way) => way.oneway),
      waySpeed: Float32Array.from(facts, (way) => way.speed),
      wayFlags: Uint8Array.from(facts, (way) => way.flags),
      wayId: Float64Array.from(facts, (way) => way.id),
      wayName: facts.map((way) => way.name),
      ...(years
        ? { wayOpened: Float32Array.from(facts, (way) => way.opened), wayClosed: Float32Array.from(facts, (way) => way.closed) }
        : {}),
    };
  }
}
