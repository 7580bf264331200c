/** Ids of the measures of access, one file each in `engine/access`; words for them do not compile while one is missing. */
export const accessMethodIds = [
  'cumulative',
  'nearest',
  'nth-nearest',
  'gravity',
  '2sfca',
  'e2sfca',
  '3sfca',
  'm2sfca',
  'bfca',
  'raam',
  'spatial-availability',
] as const;
export type AccessMethodId = (typeof accessMethodIds)[number];

/** Ids of the decays: weight of a pair by its cost. */
export const decayIds = ['step', 'linear', 'gaussian', 'exponential', 'logistic', 'power', 'stepped'] as const;
export type DecayId = (typeof decayIds)[number];

/** Ids of the indices of equity, one file each in `engine/equity`. */
export const equityIndexIds = ['gini', 'lorenz', 'theil', 'palma', 'concentration', 'gap', 'ratio', 'hrad', 'poverty'] as const;
export type EquityIndexId = (typeof equityIndexIds)[number];
