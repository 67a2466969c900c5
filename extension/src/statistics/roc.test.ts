import { describe, expect, it } from 'vitest';
import { areaBelow, rocCurve } from './roc';

const row = (probability: number, positive: boolean) => ({ probability, positive });

describe('the ROC curve', () => {
  it('has the points computed by hand, ties in one step', () => {
    const curve = rocCurve([row(0.9, true), row(0.5, true), row(0.5, false), row(0.2, false)]);
    expect(curve.map((point) => [point.falsePositiveRate, point.truePositiveRate])).toEqual([
      [0, 0],
      [0, 0.5],
      [0.5, 1],
      [1, 1],
    ]);
    expect(areaBelow(curve)).toBeCloseTo(0.875, 12);
  });

  it('has the area 1 if every positive ranks above every negative, and 0 the other way round', () => {
    expect(areaBelow(rocCurve([row(0.8, true), row(0.1, false)]))).toBe(1);
    expect(areaBelow(rocCurve([row(0.8, false), row(0.1, true)]))).toBe(0);
  });

  it('has the area one half if all probabilities are the same', () => {
    expect(areaBelow(rocCurve([row(0.3, true), row(0.3, false), row(0.3, false)]))).toBe(0.5);
  });

  it('does not exist for a single class', () => {
    expect(rocCurve([row(0.3, true), row(0.9, true)])).toEqual([]);
    expect(areaBelow([])).toBeUndefined();
  });
});
