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
}

export const roadFlag = { bridge: 1, tunnel: 2, noFoot: 4, noCycle: 8, noMotor: 16 } as const;
