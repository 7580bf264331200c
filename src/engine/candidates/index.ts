export type { CandidateGround } from './contract';
export { countWithout, findCandidates } from './find-candidates';
export type { FoundCandidates } from './find-candidates';
