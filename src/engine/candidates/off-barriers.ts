import { Failure } from '../../model/finding';
import { cellAt } from '../../model/grid';
import { burn, type TravelInputs } from '../travel';
import type { CandidateRule, Passes } from './contract';
import { placeOn, valueUnder } from './ground-cells';

/** Ground that can be crossed off the roads: land cover with a speed, or friction. A road over water makes no building ground. */
function onOpenGround(inputs: TravelInputs): Passes {
  const { landCover, friction, elevation, speeds } = inputs;
  if (landCover) {
    const open = new Set(speeds.landCover.flatMap((row) => (row.kmPerHour > 0 ? [row.class] : [])));
    const classAt = valueUnder(landCover, inputs);
    return (place) => open.has(classAt(place));
  }
  const raster = friction ?? elevation;
  if (!raster) return () => true;
  const valueAt = valueUnder(raster, inputs);
  return (place) => (friction ? valueAt(place) > 0 : !Number.isNaN(valueAt(place)));
}

/** Off the compute cells that barriers shut: areas that cover a cell's centre, lines in every cell that they pass. */
function offZones(inputs: TravelInputs): Passes {
  const { barriers } = inputs;
  const raster = inputs.landCover ?? inputs.friction ?? inputs.elevation;
  if (barriers.length === 0) return () => true;
  if (!raster) throw new Failure('siting.rule-lacks', {}, { rule: 'barriers', layer: 'landCover' });
  const at = placeOn(raster, inputs);
  const shut = new Set<number>();
  for (const zone of barriers) burn(raster.grid, zone.geometry, at, (cell) => shut.add(cell));
  return ({ lon, lat }) => !shut.has(cellAt(raster.grid, ...at(lon, lat)));
}

/** Not on water or other ground that nobody can cross, nor outside the grid. */
export const offBarriers: CandidateRule = {
  id: 'barriers',
  asked: (rules) => rules.offBarriers,
  prepare: ({ inputs }) => {
    const [open, clear] = [onOpenGround(inputs), offZones(inputs)];
    return (place) => open(place) && clear(place);
  },
};
