/** The tables of measures, for `junda list methods`. */
export { accessMethods, decays } from '../engine/access';
export { equityIndices } from '../engine/equity';
export { sitingModels } from '../engine/siting';
export { planModels } from '../engine/siting/plan-models';
