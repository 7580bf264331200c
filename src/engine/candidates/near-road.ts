import { Failure } from '../../model/finding';
import { roadFlag, type Roads } from '../../model/roads';
import type { SpeedTable } from '../../model/travel';
import { pieceIndex, type NearestPiece, type TravelInputs } from '../travel';
import type { CandidateRule } from './contract';

/** Ways that a motor may use and leave: the class has a speed and access, and it is no tunnel. */
function motorWays(roads: Roads, speeds: SpeedTable): readonly number[] {
  const open = new Set(speeds.roads.flatMap((row) => (row.motor > 0 && row.access ? [row.class] : [])));
  const shut = roadFlag.noMotor | roadFlag.tunnel;
  return [...roads.wayClass.keys()].filter((way) => {
    const name = roads.classes[roads.wayClass[way] as number] ?? '';
    return name !== 'ferry' && open.has(name) && ((roads.wayFlags[way] as number) & shut) === 0;
  });
}

/** Finds the nearest straight piece of the roads that motors may use and leave. */
export function motorRoads(roads: Roads, speeds: SpeedTable): NearestPiece {
  const { wayStart, wayNodes, nodeX, nodeY } = roads;
  const ends: number[] = [];
  const edge: number[] = [];
  for (const way of motorWays(roads, speeds)) {
    for (let i = wayStart[way] as number; i + 1 < (wayStart[way + 1] as number); i++) {
      const [a, b] = [wayNodes[i] as number, wayNodes[i + 1] as number];
      edge.push(way);
      ends.push(nodeX[a] as number, nodeY[a] as number, nodeX[b] as number, nodeY[b] as number);
    }
  }
  const column = (at: number): Float64Array => Float64Array.from(edge, (_, piece) => ends[4 * piece + at] as number);
  const none = new Float64Array(edge.length);
  const pieces = { edge: Int32Array.from(edge), before: none, metres: none, x1: column(0), y1: column(1), x2: column(2), y2: column(3) };
  return pieceIndex(pieces, roads.crs, () => true, null);
}

const kept = new WeakMap<Roads, WeakMap<SpeedTable, NearestPiece>>();

/** The same, made once for roads and speeds. */
function keptMotorRoads(roads: Roads, speeds: SpeedTable): NearestPiece {
  const bySpeeds = kept.get(roads) ?? new WeakMap<SpeedTable, NearestPiece>();
  kept.set(roads, bySpeeds);
  const made = bySpeeds.get(speeds) ?? motorRoads(roads, speeds);
  bySpeeds.set(speeds, made);
  return made;
}

function roadsOf({ roads }: TravelInputs): Roads {
  if (!roads || roads.wayClass.length === 0) throw new Failure('siting.rule-lacks', {}, { rule: 'road', layer: 'roads' });
  return roads;
}

/** At most so far from a road for motor vehicles: geodesic metres to the nearest point of one. Closures are not looked at: they pass. */
export const nearRoad: CandidateRule = {
  id: 'road',
  asked: ({ roadMetres }) => roadMetres !== null,
  prepare: ({ inputs }, { roadMetres }) => {
    const roads = roadsOf(inputs);
    const nearest = keptMotorRoads(roads, inputs.speeds);
    const { toMetres } = inputs;
    const at = roads.crs === 'metres' && toMetres ? toMetres : (lon: number, lat: number): readonly [number, number] => [lon, lat];
    return ({ lon, lat }) => nearest(...at(lon, lat), roadMetres as number) !== null;
  },
};
