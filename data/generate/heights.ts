import type { CountyFact, TownFact } from './facts';
import type { Position } from './grid';
import type { KnownHeight } from './terrain';

const cityHall: Position = [107.145, 34.372];
const cityMetres = 593;
const taibaiPeak: Position = [107.77, 33.955];
const peakMetres = 3771;

/** Heights that the terrain must show: the peak, the city, the county seats; and level ground for every other town. */
export function knownHeights(counties: readonly CountyFact[], towns: readonly TownFact[]): KnownHeight[] {
  const places: KnownHeight[] = [];
  for (const town of towns) if (town.seat) places.push({ position: town.seat, metres: null, reachMetres: 1300, isPeak: false });
  for (const county of counties)
    if (!Number.isNaN(county.seatElevation))
      places.push({ position: county.seat, metres: county.seatElevation, reachMetres: 3000, isPeak: false });
  places.push(
    { position: cityHall, metres: cityMetres, reachMetres: 1200, isPeak: false },
    { position: taibaiPeak, metres: peakMetres, reachMetres: 5000, isPeak: true },
  );
  return places;
}
