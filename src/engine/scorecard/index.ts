export { bestCards, scorecards } from './scorecards';
export type { Scorecards } from './scorecards';
