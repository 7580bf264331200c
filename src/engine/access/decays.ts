import type { DecayId } from '../../model/measures';
import { within } from '../../model/within';

/** Weight of a pair by its cost, at least 0; made from a text such as `gaussian:20`. */
export interface Decay {
  readonly id: DecayId;
  readonly text: string;
  readonly weight: (cost: number) => number;
}

/** One row of the table of decays. */
export interface DecayKind {
  /** how it is written, such as `gaussian:S` */
  readonly form: string;
  readonly formula: string;
  readonly source: string;
  /** the weight from what follows the colon ('' where nothing does); null where that is not as `form` says */
  readonly read: (parameters: string) => Decay['weight'] | null;
}

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));
const isPositive = (value: number): boolean => value > 0 && value < Infinity;

/** A kind with so many positive numbers, separated by commas. */
const ofNumbers =
  (counts: readonly number[], make: (numbers: readonly number[]) => Decay['weight']) =>
  (parameters: string): Decay['weight'] | null => {
    const numbers = parameters.split(',').map(numberOf);
    return counts.includes(numbers.length) && numbers.every(isPositive) ? make(numbers) : null;
  };

/** `10=1,20=0.68`: bounds ascending, weights at least 0. */
function readSteps(parameters: string): Decay['weight'] | null {
  const steps = parameters.split(',').map((step) => step.split('=').map(numberOf));
  const bounds = steps.map(([bound = NaN]) => bound);
  const weights = steps.map(([, weight = NaN]) => weight);
  const ascending = bounds.every((bound, i) => isPositive(bound) && bound > (bounds[i - 1] ?? 0));
  if (!ascending || steps.some((step) => step.length !== 2) || !weights.every((weight) => weight >= 0 && weight < Infinity)) return null;
  return (cost) => weights[bounds.findIndex((bound) => within(cost, bound))] ?? 0;
}

/** Every decay: a new one is a row here and its words. All weights are unnormalised, 1 at no cost. */
export const decays: Readonly<Record<DecayId, DecayKind>> = {
  step: {
    form: 'step[:C]',
    formula: 'f = 1 (c <= C), 0',
    source: 'Luo & Wang 2003',
    read: (parameters) =>
      parameters === ''
        ? () => 1
        : ofNumbers(
            [1],
            ([bound = 0]) =>
              (cost) =>
                within(cost, bound) ? 1 : 0,
          )(parameters),
  },
  linear: {
    form: 'linear:C',
    formula: 'f = max(0, 1 - c / C)',
    source: 'R accessibility decay_linear',
    read: ofNumbers(
      [1],
      ([bound = 0]) =>
        (cost) =>
          Math.max(0, 1 - cost / bound),
    ),
  },
  gaussian: {
    form: 'gaussian:S',
    formula: 'f = exp(-c^2 / 2 S^2)',
    source: 'PySAL access weights.gaussian',
    read: ofNumbers(
      [1],
      ([sigma = 0]) =>
        (cost) =>
          Math.exp((-cost * cost) / (2 * sigma * sigma)),
    ),
  },
  exponential: {
    form: 'exponential:B',
    formula: 'f = exp(-B c)',
    source: 'Wilson 1967; R accessibility decay_exponential',
    read: ofNumbers(
      [1],
      ([rate = 0]) =>
        (cost) =>
          Math.exp(-rate * cost),
    ),
  },
  logistic: {
    form: 'logistic:M,SD',
    formula: 'f = (1 + exp(-M k)) / (1 + exp((c - M) k)), k = pi / (SD sqrt 3)',
    source: 'Bauer & Groneberg 2016; R accessibility decay_logistic',
    read: ofNumbers([2], ([median = 0, deviation = 0]) => {
      const k = Math.PI / (deviation * Math.sqrt(3));
      const atZero = 1 + Math.exp(-median * k);
      return (cost) => atZero / (1 + Math.exp((cost - median) * k));
    }),
  },
  power: {
    form: 'power:B[,MIN]',
    formula: 'f = max(c, MIN)^-B, MIN = 1',
    source: 'Hansen 1959; R accessibility decay_power (weights are cut at 1)',
    read: ofNumbers(
      [1, 2],
      ([exponent = 0, least = 1]) =>
        (cost) =>
          Math.max(cost, least) ** -exponent,
    ),
  },
  stepped: {
    form: 'stepped:C1=W1,C2=W2,...',
    formula: 'f = W of the first C >= c, else 0',
    source: 'Luo & Qi 2009; PySAL access weights.step_fn',
    read: readSteps,
  },
};

/** Makes a decay from its text, such as `step`, `gaussian:20`, `stepped:10=1,20=0.68`; null where the text is none. */
export function readDecay(text: string): Decay | null {
  const [name = '', ...rest] = text.trim().split(':');
  const kind = Object.hasOwn(decays, name) ? decays[name as DecayId] : undefined;
  const weight = kind?.read(rest.join(':').trim());
  return weight ? { id: name as DecayId, text: text.trim(), weight } : null;
}
