import { Failure } from '../../model/finding';
import { unitTree } from '../coverage';
import type { CandidateRule } from './contract';

/** In a unit or in one below it. */
export const withinUnit: CandidateRule = {
  id: 'within',
  asked: ({ within }) => within !== '',
  prepare: ({ study }, { within }) => {
    const { rowOf, parent } = unitTree(study.units);
    const wanted = rowOf.get(within);
    if (wanted === undefined) throw new Failure('study.unknown-unit', {}, { unit: within, id: '' });
    return ({ unit }) => {
      for (let row = rowOf.get(unit) ?? -1; row >= 0; row = parent[row] as number) if (row === wanted) return true;
      return false;
    };
  },
};
