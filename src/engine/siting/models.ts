import type { SitingModelId } from '../../model/siting';
import type { SitingModel } from './contract';
import { pCenter } from './p-center';
import { pMedian } from './p-median';

/** Every model of siting: a new one is a file, a row here and its words. */
export const sitingModels: Readonly<Record<SitingModelId, SitingModel>> = {
  'p-median': pMedian,
  'p-center': pCenter,
} as Readonly<Record<SitingModelId, SitingModel>>;
