export { coverageByUnit } from './coverage-by-unit';
export type { CoverageQuestion } from './coverage-by-unit';
export { liveCoverage } from './live-coverage';
export type { CoverageShares, LiveCoverage } from './live-coverage';
export type { Times } from './ledger';
export { unitMembership, villageMembership } from './membership';
export { unitTree } from './unit-tree';
export type { UnitTree } from './unit-tree';
