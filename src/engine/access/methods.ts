import { Failure } from '../../model/finding';
import type { AccessMethodId } from '../../model/measures';
import { balanced } from './balanced';
import type { AccessInput, AccessOptions, Measure } from './contract';
import { cumulative } from './cumulative';
import { gravity } from './gravity';
import { nearestCost } from './nearest';
import { nthNearestCost } from './nth-nearest';
import { raam } from './raam';
import { spatialAvailability } from './spatial-availability';
import { threeStep } from './three-step';
import { modifiedTwoStep, twoStep } from './two-step';

/** One row of the table of methods. */
export interface AccessMethod {
  readonly measure: Measure;
  readonly formula: string;
  readonly source: string;
  /** does people x access (of `spatial-availability` the access itself) add up to the supply of the facilities that reach anyone? */
  readonly conserves: boolean;
  /** what a value is: capacity in reach, the matrix's cost, capacity per person, capacity of the row, capacity per person and share, cost in taus */
  readonly value: 'capacity' | 'cost' | 'capacity-per-person' | 'capacity-of-row' | 'level-of-service' | 'taus';
  /** `cutoff`: a decay does not count, a cutoff must be given; `decay`: it must be given; `either`: one of the two; `none`: the cutoff is optional */
  readonly bounds: 'cutoff' | 'decay' | 'either' | 'none';
  /** where no decay is given; the authors' minutes */
  readonly defaultDecay?: string;
  /** do the people of the rows have a part in it? */
  readonly usesPeople: boolean;
}

/** Every method of access: a new one is a file, a row here and its words. Rows without a pair in reach get 0; Infinity where the value is a cost. */
export const accessMethods: Readonly<Record<AccessMethodId, AccessMethod>> = {
  cumulative: {
    measure: cumulative,
    formula: 'A_i = sum_j S_j [c_ij <= C]',
    source: 'Wachs & Kumagai 1973',
    conserves: false,
    value: 'capacity',
    bounds: 'cutoff',
    usesPeople: false,
  },
  nearest: {
    measure: nearestCost,
    formula: 'A_i = min_j c_ij, S_j > 0',
    source: 'R accessibility cost_to_closest',
    conserves: false,
    value: 'cost',
    bounds: 'none',
    usesPeople: false,
  },
  'nth-nearest': {
    measure: nthNearestCost,
    formula: 'A_i = n-th least c_ij, S_j > 0',
    source: 'R accessibility cost_to_closest',
    conserves: false,
    value: 'cost',
    bounds: 'none',
    usesPeople: false,
  },
  gravity: {
    measure: gravity,
    formula: 'A_i = sum_j S_j f(c_ij)',
    source: 'Hansen 1959',
    conserves: false,
    value: 'capacity',
    bounds: 'decay',
    usesPeople: false,
  },
  '2sfca': {
    measure: twoStep,
    formula: 'R_j = S_j / sum_k P_k f_kj, A_i = sum_j R_j f_ij',
    source: 'Luo & Wang 2003',
    conserves: true,
    value: 'capacity-per-person',
    bounds: 'either',
    usesPeople: true,
  },
  e2sfca: {
    measure: twoStep,
    formula: 'R_j = S_j / sum_k P_k f_kj, A_i = sum_j R_j f_ij',
    source: 'Luo & Qi 2009',
    conserves: true,
    value: 'capacity-per-person',
    bounds: 'either',
    defaultDecay: 'stepped:10=1,20=0.68,30=0.22',
    usesPeople: true,
  },
  '3sfca': {
    measure: threeStep,
    formula: 'G_ij = f_ij / sum_j f_ij, R_j = S_j / sum_k P_k G_kj f_kj, A_i = sum_j R_j G_ij f_ij',
    source: 'Wan, Zou & Sternberg 2012',
    conserves: true,
    value: 'capacity-per-person',
    bounds: 'either',
    defaultDecay: 'stepped:10=0.962,20=0.704,30=0.377,60=0.042',
    usesPeople: true,
  },
  m2sfca: {
    measure: modifiedTwoStep,
    formula: 'R_j = S_j / sum_k P_k f_kj, A_i = sum_j R_j f_ij^2',
    source: 'Delamater 2013',
    conserves: false,
    value: 'capacity-per-person',
    bounds: 'either',
    usesPeople: true,
  },
  bfca: {
    measure: balanced,
    formula: 'R_j = S_j / sum_k P_k f_kj / f_k, A_i = sum_j R_j f_ij / f_j',
    source: 'Paez, Higgins & Vivona 2019',
    conserves: false,
    value: 'level-of-service',
    bounds: 'either',
    usesPeople: true,
  },
  raam: {
    measure: raam,
    formula: 'A_i = mean over people of c_ij / tau + D_j / (rho S_j), after rounds of moving to what is cheapest',
    source: 'Saxon & Snow 2019',
    conserves: false,
    value: 'taus',
    bounds: 'none',
    usesPeople: true,
  },
  'spatial-availability': {
    measure: spatialAvailability,
    formula: 'V_i = sum_j S_j P_i^a f_ij / sum_k P_k^a f_kj',
    source: 'Soukhov, Paez, Higgins & Mohamed 2023',
    conserves: true,
    value: 'capacity-of-row',
    bounds: 'either',
    usesPeople: true,
  },
};

/** What a call lacks to be well put: a bound of what is in reach. Null where nothing. */
export function lacking(method: AccessMethodId, { decay, cutoff }: Pick<AccessOptions, 'decay' | 'cutoff'>): 'cutoff' | 'decay' | null {
  const { bounds } = accessMethods[method];
  const bounded = cutoff < Infinity;
  // a step without a bound of its own counts everything alike
  const bare = decay?.text === 'step' && !bounded;
  if (bounds === 'none') return null;
  if (bounds === 'cutoff') return bounded ? null : 'cutoff';
  if (bounds === 'decay' && !decay) return 'decay';
  return bare || (!decay && !bounded) ? 'cutoff' : null;
}

/**
 * A measure of access by its name, one value per demand row.
 * @throws Failure access.lacking where neither a cutoff nor a decay bounds the reach; travel.bad-rank
 */
export function measureAccess(method: AccessMethodId, input: AccessInput, options: AccessOptions): Float64Array {
  const option = lacking(method, options);
  if (option) throw new Failure('access.lacking', {}, { method, option });
  return accessMethods[method].measure(input, options);
}
