import { describe, expect, it } from 'vitest';
import { regressionErrors } from './regressionErrors';

describe('the errors of a regression', () => {
  it('are those computed by hand', () => {
    const errors = regressionErrors([
      { actual: 10, predicted: 8 },
      { actual: 20, predicted: 24 },
      { actual: 30, predicted: 30 },
    ]);
    expect(errors.rows).toBe(3);
    expect(errors.mae).toBeCloseTo(2, 12);
    expect(errors.rmse).toBeCloseTo(Math.sqrt(20 / 3), 12);
    expect(errors.mape).toBeCloseTo((0.2 + 0.2 + 0) / 3, 12);
    expect(errors.r2).toBeCloseTo(1 - 20 / 200, 12);
    expect(errors.bias).toBeCloseTo(-2 / 3, 12);
  });

  it('leave rows whose label is 0 out of the share only', () => {
    const errors = regressionErrors([
      { actual: 0, predicted: 1 },
      { actual: 2, predicted: 1 },
    ]);
    expect(errors.mape).toBe(0.5);
    expect(errors.mae).toBe(1);
  });

  it('have no R² where the label never changes, and nothing at all without rows', () => {
    expect(regressionErrors([{ actual: 3, predicted: 4 }]).r2).toBeUndefined();
    expect(regressionErrors([{ actual: Number.NaN, predicted: 4 }])).toEqual({
      rows: 0,
      mae: undefined,
      rmse: undefined,
      mape: undefined,
      r2: undefined,
      bias: undefined,
    });
  });
});
