import { cellOutlines, gridOutlines, type CellOutlines } from '../../engine/cells';
import { openStudyFiles } from '../../formats';
import type { Demand, Study } from '../../model/study';
import type { Watch } from '../../model/watch';
import { onComputeCells, toDegrees } from '../compute-cells';
import { resources } from '../resources';
import type { Session } from '../session';
import type { DemandView, StudyView, TaskTypes } from '../task-types';
import { timesCache } from '../times';
import { membershipOf } from './analyse';

type Bounds = StudyView['bounds'];

/** Opens a study and makes it the session's; the one before stays if this is refused. */
export async function openStudy(input: TaskTypes['openStudy']['input'], session: Session, watch: Watch): Promise<StudyView> {
  const study = await onComputeCells(
    await openStudyFiles(input.files, { columns: input.columns, resources, catalogue: input.catalogue ?? null }, watch),
  );
  const view = viewOf(study);
  session.study = study;
  session.times = timesCache(study);
  session.drag = null;
  session.sites = null;
  return view;
}

/** What the screen and the report need of a study. */
export function viewOf(study: Study): StudyView {
  return {
    id: study.id,
    title: study.title,
    note: study.note,
    years: study.years,
    bounds: boundsOf(study),
    units: study.units,
    facilities: study.facilities,
    rivers: study.rivers,
    hazards: study.hazards,
    demand: demandView(study),
    catalogue: study.catalogue,
    trips: study.trips,
    scenarios: study.scenarios,
    speedTables: study.speedTables.map(({ id, name }) => ({ id, name })),
    findings: study.findings,
    hasTerrain: study.elevation !== null,
    hasRoads: study.roads !== null,
  };
}

function demandView(study: Study): DemandView {
  const { kind, id, lon, lat, years, groups } = study.demand;
  const { outline, outlineStart } = outlinesOf(study.demand);
  return { kind, id, lon, lat, years, groups, unit: membershipOf(study), outline, outlineStart };
}

const noOutlines: CellOutlines = { outline: new Float64Array(0), outlineStart: new Uint32Array(0) };

/** How the rows of each kind of demand are drawn; points have no outline. */
const outlines: { readonly [K in Demand['kind']]: (demand: Demand) => CellOutlines } = {
  h3: (demand) => cellOutlines(demand.id),
  raster: ({ cells }) => (cells ? gridOutlines(cells, toDegrees(cells.grid)) : noOutlines),
  point: () => noOutlines,
};

const outlinesOf = (demand: Demand): CellOutlines => outlines[demand.kind](demand);

/** West, south, east, north of the people and facilities; of the polygons where there are units. */
function boundsOf(study: Study): Bounds {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  const grow = (lon: number, lat: number): void => {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  };
  for (const { geometry } of study.units) {
    if (!geometry || geometry.type === 'Point') continue;
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of polygons) for (const position of rings[0] ?? []) grow(position[0] ?? NaN, position[1] ?? NaN);
  }
  if (west === Infinity) {
    for (let row = 0; row < study.demand.count; row += 1) grow(study.demand.lon[row] ?? NaN, study.demand.lat[row] ?? NaN);
    for (const facility of study.facilities) grow(facility.lon, facility.lat);
  }
  return [west, south, east, north];
}
