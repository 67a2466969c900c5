import { describe, expect, it } from 'vitest';
import { summary } from './summary';

describe('summary', () => {
  // numpy.mean and numpy.std(…, ddof=1)
  it('agrees with NumPy', () => {
    const of = summary([2, 4, 4, 5, 7, 9, 11, 30]);

    expect(of).toMatchObject({ count: 8, mean: 9, least: 2, most: 30 });
    expect(of?.standardDeviation).toBeCloseTo(8.976158898517147, 12);
  });

  it('tells no standard deviation of a single number', () => {
    expect(summary([4])).toEqual({
      count: 1,
      mean: 4,
      standardDeviation: undefined,
      least: 4,
      most: 4,
    });
  });

  it('is nothing of no numbers', () => {
    expect(summary([])).toBeUndefined();
  });
});
