import { describe, expect, it } from 'vitest';
import { histogram } from './histogram';

describe('a histogram', () => {
  it('counts every finite value once, the largest in the last bin', () => {
    expect(histogram([0, 1, 2, 3, 4, Number.NaN], 2)).toEqual([
      { from: 0, to: 2, count: 2 },
      { from: 2, to: 4, count: 3 },
    ]);
  });

  it('has one bin where all values are the same, and none without values', () => {
    expect(histogram([7, 7], 5)).toEqual([{ from: 7, to: 7, count: 2 }]);
    expect(histogram([], 5)).toEqual([]);
  });

  it('survives the largest numbers there are', () => {
    const bins = histogram([-Number.MAX_VALUE, Number.MAX_VALUE], 4);
    expect(bins.map((bin) => bin.count)).toEqual([1, 0, 0, 1]);
  });
});
