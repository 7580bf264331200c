import { Failure } from '../../model/finding';
import { cellAt, type Raster } from '../../model/grid';
import type { CandidateRuleId } from '../../model/siting';
import type { TravelInputs } from '../travel';

/** A raster that a rule reads. @throws Failure siting.rule-lacks */
export function rasterFor(rule: CandidateRuleId, layer: 'elevation' | 'landCover', inputs: TravelInputs): Raster {
  const raster = inputs[layer];
  if (!raster) throw new Failure('siting.rule-lacks', {}, { rule, layer });
  return raster;
}

/** From degrees to the coordinates of a raster. */
export function placeOn({ grid }: Raster, { toMetres }: TravelInputs): (lon: number, lat: number) => readonly [number, number] {
  return grid.crs === 'metres' && toMetres ? toMetres : (lon, lat) => [lon, lat];
}

/** The value under a place, NaN where the raster has none. */
export function valueUnder(raster: Raster, inputs: TravelInputs): (place: { readonly lon: number; readonly lat: number }) => number {
  const at = placeOn(raster, inputs);
  return ({ lon, lat }) => {
    const cell = cellAt(raster.grid, ...at(lon, lat));
    const value = cell < 0 ? NaN : (raster.values[cell] as number);
    return value === raster.nodata ? NaN : value;
  };
}
