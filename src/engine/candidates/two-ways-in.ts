import { Failure } from '../../model/finding';
import type { CandidateRule } from './contract';

/** A lorry can leave by two ways that share no stretch of road. */
export const twoWaysIn: CandidateRule = {
  id: 'two-ways',
  asked: (rules) => rules.twoWaysIn,
  prepare: (ground) => {
    const test = ground.twoWaysIn;
    if (!test) throw new Failure('siting.rule-lacks', {}, { rule: 'two-ways', layer: 'roads' });
    return ({ lon, lat }) => test(lon, lat);
  },
};
