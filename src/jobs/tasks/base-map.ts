import { hillshadePicture } from '../../engine/terrain-picture';
import type { Roads } from '../../model/roads';
import { roadFlag } from '../../model/roads';
import type { Watch } from '../../model/watch';
import { studyOf, type Session } from '../session';
import type { BaseMap } from '../task-types';

const hillshadeWidth = 1600;

/** The base map of the session's study: hillshade and roads, drawn from its own layers. */
export function baseMap(_input: Readonly<Record<string, never>>, session: Session, watch: Watch): BaseMap {
  const study = studyOf(session);
  watch.progress('picture', 0);
  const waterClasses = study.speeds.landCover.filter(({ kmPerHour }) => kmPerHour === 0).map((cover) => cover.class);
  const hillshade = study.elevation ? hillshadePicture(study.elevation, study.landCover, hillshadeWidth, waterClasses) : null;
  const roads = study.roads && study.roads.crs === 'lonlat' ? roadLines(study.roads) : [];
  watch.progress('picture', 1);
  return { hillshade, roads };
}

/** Ways as flat lines, one set for each class and tunnel or not. `start` counts vertices and has one entry more than lines. */
function roadLines(roads: Roads): BaseMap['roads'] {
  const sets = new Map<string, { class: string; tunnel: boolean; ways: number[] }>();
  for (let way = 0; way + 1 < roads.wayStart.length; way += 1) {
    const name = roads.classes[roads.wayClass[way] ?? 0] ?? '';
    const tunnel = ((roads.wayFlags[way] ?? 0) & roadFlag.tunnel) !== 0;
    const key = `${name} ${tunnel}`;
    const set = sets.get(key) ?? { class: name, tunnel, ways: [] };
    set.ways.push(way);
    sets.set(key, set);
  }
  return [...sets.values()].map((set) => {
    const start = new Uint32Array(set.ways.length + 1);
    set.ways.forEach((way, line) => {
      start[line + 1] = (start[line] ?? 0) + ((roads.wayStart[way + 1] ?? 0) - (roads.wayStart[way] ?? 0));
    });
    const path = new Float64Array(2 * (start[set.ways.length] ?? 0));
    let vertex = 0;
    for (const way of set.ways) {
      for (let at = roads.wayStart[way] ?? 0; at < (roads.wayStart[way + 1] ?? 0); at += 1) {
        const node = roads.wayNodes[at] ?? 0;
        path[2 * vertex] = roads.nodeX[node] ?? NaN;
        path[2 * vertex + 1] = roads.nodeY[node] ?? NaN;
        vertex += 1;
      }
    }
    return { class: set.class, tunnel: set.tunnel, path, start };
  });
}
