import { describe, expect, it } from 'vitest';
import { polygonArea } from '../../src/engine/polygon-area';
import { rectangle } from '../support/synthetic-study';

describe('area of a polygon', () => {
  it('is that of a zone of the sphere between meridians and parallels', () => {
    const radians = Math.PI / 180;
    const zone = 6_371_007.181 ** 2 * 2 * radians * (Math.sin(35 * radians) - Math.sin(34 * radians));
    // 1e-12: rounding of sines
    expect(polygonArea(rectangle(106, 34, 108, 35)) / zone).toBeCloseTo(1, 12);
  });

  it('is the whole sphere for all of it, 510.07 million square kilometres', () => {
    const halves = [rectangle(-180, -90, 0, 90), rectangle(0, -90, 180, 90)];
    expect(halves.reduce((sum, half) => sum + polygonArea(half), 0) / 1e12).toBeCloseTo(510.0656, 3);
  });

  it('takes holes out, adds parts up, whichever way the rings run', () => {
    const [shell] = rectangle(106, 34, 107, 35).coordinates;
    const [hole] = rectangle(106.2, 34.2, 106.4, 34.4).coordinates;
    const [all, cut] = [polygonArea(rectangle(106, 34, 107, 35)), polygonArea(rectangle(106.2, 34.2, 106.4, 34.4))];
    expect(polygonArea({ type: 'Polygon', coordinates: [shell!, hole!] })).toBeCloseTo(all - cut, 0);
    expect(polygonArea({ type: 'Polygon', coordinates: [shell!.toReversed(), hole!] })).toBeCloseTo(all - cut, 0);
    expect(polygonArea({ type: 'MultiPolygon', coordinates: [[shell!], [hole!]] })).toBeCloseTo(all + cut, 0);
  });
});
