export { judgeCatalogue, judgeStandard } from './judge';
export type { StandardContext, StandardMatrixQuestion, StandardTimesQuestion } from './facts';
export { equityOfResults, judgeEquity } from './equity';
export { judgeTiers } from './tiers';
export { allTruth, attributeIn, conditionTruth } from './conditions';
export type { Truth } from './conditions';
