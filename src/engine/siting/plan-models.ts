import type { PlanModelId } from '../../model/siting-plans';

/** What a planning model is, for lists. */
export interface PlanModel {
  readonly formula: string;
  readonly source: string;
}

/** Every planning model: a new one is a file, a row here, a reader in `jobs/siting-plans` and its words. */
export const planModels: Readonly<Record<PlanModelId, PlanModel>> = {
  'worst-first': {
    formula: 'min max_g s_g sum_{i in g} P_i (1 - y_i), then min sum_i P_i (1 - y_i); y_i <= sum_{j reaches i} x_j, sum x <= p',
    source: 'Rawls 1971; lexicographic maximal covering',
  },
  front: {
    formula: 'max sum_i P_i y_i subject to s_g sum_{i in g} P_i (1 - y_i) <= cap for every group and sum c_j x_j <= B, for falling caps',
    source: 'epsilon constraints, Haimes, Lasdon & Wismer 1971',
  },
  budget: {
    formula: 'max sum_k w_k sum_ij f_ijk; sum_j f_ijk <= P_i, sum_ik f_ijk <= S_j x_j, one x per place, sum c_j x_j <= B',
    source: 'budgeted maximum coverage, Khuller, Moss & Naor 1999, with capacities',
  },
  phased: {
    formula: 'max sum_t w_t sum_i P_it y_it; y_it <= sum_{s <= t} sum_{j reaches i} x_js, sum_t x_jt <= 1, sum_j c_j x_jt <= b_t',
    source: 'multi-period covering, Schilling 1980',
  },
  hierarchical: {
    formula:
      'max sum_i P_i z_i or sum_ik w_k P_i y_ik; z_i <= y_ik, y_ik <= sum_{j reaches i, m >= k} x_jm, x_jk <= sum_{l refers to j, m > k} x_lm',
    source: 'Moore & ReVelle 1982',
  },
  robust: {
    formula: 'min sum_s q_s L_s(x) and min max_s L_s(x); L_s(x) = sum_i P_is min(base, min_{j in x} c_ijs), sum x <= p',
    source: 'Snyder 2006',
  },
};
