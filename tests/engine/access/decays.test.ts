import { describe, expect, it } from 'vitest';
import { readDecay } from '../../../src/engine/access';

const at = (text: string, cost: number): number => readDecay(text)?.weight(cost) ?? NaN;

describe('decays', () => {
  it.each([
    ['step', [[1e6, 1]]],
    [
      'step:30',
      [
        [30, 1],
        [30.01, 0],
      ],
    ],
    [
      'linear:30',
      [
        [0, 1],
        [15, 0.5],
        [30, 0],
        [45, 0],
      ],
    ],
    // PySAL access weights.gaussian(20)
    [
      'gaussian:20',
      [
        [0, 1],
        [20, 0.6065306597126334],
        [40, 0.1353352832366127],
        [60, 0.011108996538242306],
      ],
    ],
    [
      'exponential:0.1',
      [
        [0, 1],
        [10, Math.exp(-1)],
      ],
    ],
    // half of what is left at the median of the untruncated logistic: (1 + e^-k30) / 2
    [
      'logistic:30,5',
      [
        [0, 1],
        [30, (1 + Math.exp((-30 * Math.PI) / (5 * Math.sqrt(3)))) / 2],
      ],
    ],
    [
      'power:1',
      [
        [0, 1],
        [0.5, 1],
        [1, 1],
        [40, 0.025],
      ],
    ],
    [
      'power:2,0.5',
      [
        [0, 4],
        [0.5, 4],
        [1, 1],
        [10, 0.01],
      ],
    ],
    // PySAL access weights.step_fn({20: 1, 40: 0.68, 60: 0.22})
    [
      'stepped:20=1,40=0.68,60=0.22',
      [
        [0, 1],
        [10, 1],
        [20, 1],
        [30, 0.68],
        [40, 0.68],
        [50, 0.22],
        [60, 0.22],
        [70, 0],
      ],
    ],
  ] as const)('%s', (text, points) => {
    for (const [cost, weight] of points) expect(at(text, cost)).toBeCloseTo(weight, 14);
  });

  it.each([
    '',
    'linear',
    'linear:0',
    'linear:-3',
    'linear:3,4',
    'gaussian:x',
    'logistic:30',
    'stepped:',
    'stepped:10',
    'stepped:20=1,10=2',
    'stepped:10=-1',
    'cubic:3',
    'toString',
    'step:',
    'stepped:10=1=2',
  ])('"%s" is refused or plain', (text) => {
    if (text === 'step:') expect(readDecay(text)?.id).toBe('step');
    else expect(readDecay(text)).toBeNull();
  });
});
