import type { Finding } from '../../model/finding';
import { roadFlag } from '../../model/roads';
import type { Roads } from '../../model/roads';
import type { Mode, SpeedTable } from '../../model/travel';
import type { TravelOptions } from './contract';

const noFlag: Readonly<Record<Mode, number>> = { walking: roadFlag.noFoot, cycling: roadFlag.noCycle, motor: roadFlag.noMotor };

/** km/h per way for a mode (0 where the mode may not use the way) and what was not understood. */
export interface WaySpeeds {
  readonly kmPerHour: Float64Array;
  readonly findings: readonly Finding[];
}

/**
 * Speed of each way for a mode: the class's speed in the table; for motors, and for all on a ferry, the way's own speed where the file gives one; the caller's
 * km/h for the mode, if any, before both. A class that the table does not know is not used, and reported with the number of its ways.
 */
export function waySpeeds(roads: Roads, speeds: SpeedTable, options: Pick<TravelOptions, 'kmPerHour'>, mode: Mode): WaySpeeds {
  const byClass = new Map(speeds.roads.map((row) => [row.class, row]));
  const unknown = new Map<string, number>();
  const kmPerHour = Float64Array.from(roads.wayClass, (number, way) => {
    const name = roads.classes[number] ?? '';
    const row = byClass.get(name);
    if (row === undefined) {
      unknown.set(name, (unknown.get(name) ?? 0) + 1);
      return 0;
    }
    if (row[mode] === 0 || roads.wayFlags[way]! & noFlag[mode]) return 0;
    const own = roads.waySpeed[way]!;
    const posted = (mode === 'motor' || name === 'ferry') && own > 0 ? own : row[mode];
    return options.kmPerHour[mode] ?? posted;
  });
  if (unknown.size === 0) return { kmPerHour, findings: [] };
  const classes = [...unknown.keys()].sort();
  const count = [...unknown.values()].reduce((sum, ways) => sum + ways, 0);
  return {
    kmPerHour,
    findings: [{ severity: 'warn', code: 'travel.unknown-road-class', where: { layer: 'roads' }, details: { classes, count } }],
  };
}
