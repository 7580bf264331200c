import { Failure } from '../../model/finding';
import type { MovedSite } from '../../model/siting';
import type { Watch } from '../../model/watch';
import { layoutScorer } from '../layout-score';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/**
 * One of the chosen places somewhere else, scored beside the places as chosen: one search from the new place, the others are kept.
 * @throws Failure siting.unknown-candidate where the moved id is none of the places
 */
export function siteMoved(input: TaskTypes['siteMoved']['input'], session: Session, watch: Watch): MovedSite {
  const { edits, goal, places, id, lon, lat } = input;
  const moved = places.find((place) => place.id === id);
  if (!moved) throw new Failure('siting.unknown-candidate', {}, { what: 'locked', ids: [id] });
  const others = places.filter((place) => place.id !== id);
  const scorer = layoutScorer(edits, goal, session, watch);
  scorer.prepare(others);
  return {
    chosen: scorer.score('chosen', [...others, moved], null, []),
    moved: scorer.score('moved', [...others, { ...moved, lon, lat }], null, []),
  };
}
