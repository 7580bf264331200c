import { Failure } from '../../model/finding';
import { modes } from '../../model/travel';
import type { Mode, SpeedTable } from '../../model/travel';
import type { TravelOptions } from './contract';

/** Seconds per metre of a speed in km/h; 0 km/h is a barrier. */
export function secondsPerMetre(kmPerHour: number): number {
  return kmPerHour > 0 ? 3.6 / kmPerHour : Infinity;
}

/** km/h of a mode over open ground: the caller's own, or else the table's. */
export function openGroundSpeed(speeds: SpeedTable, options: TravelOptions, mode: Mode): number {
  return options.kmPerHour[mode] ?? speeds.openGround[mode];
}

/** @throws Failure travel.bad-speed for a speed that is negative, infinite or not a number; a mode's own speed must be above 0 */
export function checkSpeeds(speeds: SpeedTable, options: TravelOptions): void {
  const refuse = (what: string, value: number): never => {
    throw new Failure('travel.bad-speed', {}, { what, value: String(value) });
  };
  const fine = (value: number): boolean => value >= 0 && value < Infinity;
  for (const mode of modes) {
    const own = options.kmPerHour[mode];
    if (own !== undefined && !(fine(own) && own > 0)) refuse(mode, own);
    const open = speeds.openGround[mode];
    if (!fine(open)) refuse(mode, open);
  }
  for (const row of speeds.landCover) if (!fine(row.kmPerHour)) refuse(String(row.class), row.kmPerHour);
  for (const row of speeds.roads) for (const mode of modes) if (!fine(row[mode])) refuse(row.class, row[mode]);
}
