export { differingFactors } from './differing-factors';
export { mixedStudy } from './mixed-study';
export { shapleyParts } from './shapley';
export { mixOf, splitChange, valuesOf } from './split-change';
export type { UnitValues } from './split-change';
export { trendsOf } from './trend';
