import { describe, expect, it } from 'vitest';
import { boxOf, quantile } from './quantiles';

describe('a quantile', () => {
  it('lies between its two neighbours in proportion', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(quantile([5], 0.9)).toBe(5);
  });

  it('is the least at 0, the largest at 1, and nothing without values', () => {
    expect(quantile([1, 9], 0)).toBe(1);
    expect(quantile([1, 9], 1)).toBe(9);
    expect(quantile([], 0.5)).toBeUndefined();
  });
});

describe('a box', () => {
  it('ends its whiskers at the outermost values that are no outliers', () => {
    expect(boxOf([100, 1, 2, 3, 4])).toEqual({
      lowerWhisker: 1,
      lowerQuartile: 2,
      median: 3,
      upperQuartile: 4,
      upperWhisker: 4,
      outliers: [100],
    });
  });

  it('does not exist without finite values', () => {
    expect(boxOf([Number.NaN])).toBeUndefined();
  });
});
