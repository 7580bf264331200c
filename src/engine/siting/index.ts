export { gapOf, siteState, solved } from './contract';
export type { SitingModel, SitingOptions, SitingProblem, SitingSearch, SitingSolution, SitingStep } from './contract';
export { sitingModels } from './models';
