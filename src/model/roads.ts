/**
 * Roads as read: ways over shared nodes. Two ways meet only where they share a node, so a bridge over a road does not touch it.
 * All arrays are flat and transferable.
 */
export interface Roads {
  /** node positions, degrees WGS 84 (or metres where `crs` is 'metres') */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  readonly crs: 'lonlat' | 'metres';
  /** `wayStart[w]` to `wayStart[w + 1]` are the positions of way w in `wayNodes`; length ways + 1 */
  readonly wayStart: Uint32Array;
  readonly wayNodes: Uint32Array;
  /** index into `classes` (OSM `highway` values such as 'motorway', 'residential', 'steps'; 'ferry' for ferries) */
  readonly wayClass: Uint8Array;
  readonly classes: readonly string[];
  /** 0 both ways, 1 along the node order only, -1 against it only; concerns vehicles, people on foot go both ways */
  readonly wayOneway: Int8Array;
  /** `maxspeed` or `speed_kmh` in km/h, NaN where unsaid */
  readonly waySpeed: Float32Array;
  /** sum of `roadFlag` bits */
  readonly wayFlags: Uint8Array;
  /** OSM way id, or the feature's number counted from 1 */
  readonly wayId: Float64Array;
  readonly wayName: readonly string[];
  /** first year in which each way can be travelled, NaN: since ever; both absent where no way of the file has a year */
  readonly wayOpened?: Float32Array;
  /** first year in which it can no longer be, NaN: still open */
  readonly wayClosed?: Float32Array;
}

export const roadFlag = { bridge: 1, tunnel: 2, noFoot: 4, noCycle: 8, noMotor: 16 } as const;

/** The roads of each layer as they were, by the ways left out: years alike share one object, so that trips prepared over it serve both. */
const asTheyWere = new WeakMap<Roads, Map<string, Roads>>();

/** Some of the ways, over the same nodes, without years. */
function withWays(roads: Roads, ways: readonly number[]): Roads {
  const { wayOpened: _opened, wayClosed: _closed, ...kept } = roads;
  const nodesOf = ways.map((way) => roads.wayNodes.subarray(roads.wayStart[way], roads.wayStart[way + 1]));
  const wayStart = new Uint32Array(ways.length + 1);
  nodesOf.forEach((nodes, at) => {
    wayStart[at + 1] = (wayStart[at] as number) + nodes.length;
  });
  const wayNodes = new Uint32Array(wayStart[ways.length] as number);
  nodesOf.forEach((nodes, at) => wayNodes.set(nodes, wayStart[at]));
  return {
    ...kept,
    wayStart,
    wayNodes,
    wayClass: Uint8Array.from(ways, (way) => roads.wayClass[way] as number),
    wayOneway: Int8Array.from(ways, (way) => roads.wayOneway[way] as number),
    waySpeed: Float32Array.from(ways, (way) => roads.waySpeed[way] as number),
    wayFlags: Uint8Array.from(ways, (way) => roads.wayFlags[way] as number),
    wayId: Float64Array.from(ways, (way) => roads.wayId[way] as number),
    wayName: ways.map((way) => roads.wayName[way] as string),
  };
}

/**
 * The roads that can be travelled in a year: ways opened in it or before, and not closed by then, in their order.
 * @returns the layer itself where no way has a year; the same object for years that have the same ways
 */
export function roadsIn(roads: Roads, year: number): Roads {
  const { wayOpened, wayClosed } = roads;
  if (!wayOpened && !wayClosed) return roads;
  const left = new Set<number>();
  for (let way = 0; way < roads.wayClass.length; way++) {
    if ((wayOpened?.[way] as number) > year || (wayClosed?.[way] as number) <= year) left.add(way);
  }
  const kept = asTheyWere.get(roads) ?? new Map<string, Roads>();
  asTheyWere.set(roads, kept);
  const key = [...left].join();
  const known = kept.get(key);
  if (known) return known;
  const made = withWays(
    roads,
    [...roads.wayClass.keys()].filter((way) => !left.has(way)),
  );
  kept.set(key, made);
  return made;
}
