import type { UnitLedger } from '../../model/result';
import type { UnitLevel } from '../../model/study';
import { classOfShare, shareClasses } from './palette';

/** share of people that the map parts units at, where a standard says nothing else */
export const defaultTarget = 0.95;

/**
 * The colour of each unit of a level by the share of its people that is covered.
 * @returns colours by unit code, and the codes without a share
 */
export function unitColours(
  ledgers: readonly UnitLedger[],
  level: UnitLevel,
  target: number,
): { readonly colours: ReadonlyMap<string, string>; readonly noData: readonly string[] } {
  const classes = shareClasses(target);
  const colours = new Map<string, string>();
  const noData: string[] = [];
  for (const ledger of ledgers) {
    if (ledger.level !== level) continue;
    const colour = classes[classOfShare(classes, ledger.share)]?.colour;
    if (colour === undefined) noData.push(ledger.code);
    else colours.set(ledger.code, colour);
  }
  return { colours, noData };
}
