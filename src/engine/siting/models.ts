import type { SitingModelId } from '../../model/siting';
import type { SitingModel } from './contract';
import { backup } from './backup';
import { lscp } from './lscp';
import { mclp } from './mclp';

/** The models of siting: one file and one row each. */
export const sitingModels: Readonly<Partial<Record<SitingModelId, SitingModel>>> = { lscp, mclp, backup };
