export type { CandidateGround } from './contract';
export { findCandidates } from './find-candidates';
