import type { SitingModelId } from '../../model/siting';
import type { SitingModel } from './contract';
import { lscp } from './lscp';
import { mclp } from './mclp';
import { pCenter } from './p-center';
import { pMedian } from './p-median';

/** Every model of siting: a new one is a file, a row here and its words. */
export const sitingModels: Readonly<Record<SitingModelId, SitingModel>> = {
  lscp,
  mclp,
  'p-median': pMedian,
  'p-center': pCenter,
} as Readonly<Record<SitingModelId, SitingModel>>;
