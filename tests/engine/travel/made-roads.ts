import type { Roads } from '../../../src/model/roads';

/** A way as a test writes it. */
export interface MadeWay {
  readonly class: string;
  readonly line: readonly (readonly [number, number])[];
  readonly oneway?: 0 | 1 | -1;
  readonly kmPerHour?: number;
  readonly flags?: number;
}

/** Roads of ways that join where they share a vertex. */
export function madeRoads(ways: readonly MadeWay[], crs: 'lonlat' | 'metres' = 'metres'): Roads {
  const nodes = new Map<string, number>();
  const x: number[] = [];
  const y: number[] = [];
  const wayNodes: number[] = [];
  const wayStart = [0];
  for (const way of ways) {
    for (const [px, py] of way.line) {
      const key = `${px},${py}`;
      let node = nodes.get(key);
      if (node === undefined) {
        node = x.length;
        nodes.set(key, node);
        x.push(px);
        y.push(py);
      }
      wayNodes.push(node);
    }
    wayStart.push(wayNodes.length);
  }
  const classes = [...new Set(ways.map((way) => way.class))];
  return {
    nodeX: Float64Array.from(x),
    nodeY: Float64Array.from(y),
    crs,
    wayStart: Uint32Array.from(wayStart),
    wayNodes: Uint32Array.from(wayNodes),
    wayClass: Uint8Array.from(ways, (way) => classes.indexOf(way.class)),
    classes,
    wayOneway: Int8Array.from(ways, (way) => way.oneway ?? 0),
    waySpeed: Float32Array.from(ways, (way) => way.kmPerHour ?? NaN),
    wayFlags: Uint8Array.from(ways, (way) => way.flags ?? 0),
    wayId: Float64Array.from(ways, (_, row) => row + 1),
    wayName: ways.map(() => ''),
  };
}
