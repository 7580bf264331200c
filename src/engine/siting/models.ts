import type { SitingModelId } from '../../model/siting';
import { backup } from './backup';
import { capacitatedBackup } from './capacitated-backup';
import { capacitatedLscp } from './capacitated-lscp';
import { capacitatedMclp } from './capacitated-mclp';
import { capacitatedPCenter } from './capacitated-p-center';
import { capacitatedPMedian } from './capacitated-p-median';
import type { SitingModel } from './contract';
import { dispersion } from './dispersion';
import { lscp } from './lscp';
import { mclp } from './mclp';
import { pCenter } from './p-center';
import { pMedian } from './p-median';

/** Every model of siting: a new one is a file, a row here and its words. */
export const sitingModels: Readonly<Record<SitingModelId, SitingModel>> = {
  lscp: { ...lscp, searchWithin: capacitatedLscp(lscp.search) },
  mclp: { ...mclp, searchWithin: capacitatedMclp(mclp.search) },
  'p-median': { ...pMedian, searchWithin: capacitatedPMedian(pMedian.search) },
  'p-center': { ...pCenter, searchWithin: capacitatedPCenter(pCenter.search) },
  backup: { ...backup, searchWithin: capacitatedBackup(backup.search) },
  dispersion: {
    sense: 'most',
    unit: 'cost',
    needsSites: true,
    needsCutoff: false,
    formula: 'max min_{j, k open} min(c_jk, c_kj)',
    source: 'Kuby 1987',
    search: dispersion,
    searchWithin: null,
  },
};
