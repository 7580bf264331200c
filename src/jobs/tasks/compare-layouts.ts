import type { LayoutScore } from '../../model/siting';
import type { Watch } from '../../model/watch';
import { layoutScorer } from '../layout-score';
import type { Session } from '../session';
import type { TaskTypes } from '../task-types';

/** Layouts under one question, in the order given. */
export function compareLayouts(input: TaskTypes['compareLayouts']['input'], session: Session, watch: Watch): readonly LayoutScore[] {
  const { edits, goal, layouts, costOfOne } = input;
  const scorer = layoutScorer(edits, goal, session, watch);
  scorer.prepare([]);
  return layouts.map(({ id, places, edits: more = [] }, at) => {
    watch.progress('coverage', at / layouts.length);
    return scorer.score(id, places, costOfOne, more);
  });
}
