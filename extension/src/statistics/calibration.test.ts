import { expect, it } from 'vitest';
import { calibrationCurve } from './calibration';

it('puts mean probability and observed share side by side for each bin that holds rows', () => {
  const curve = calibrationCurve(
    [
      { probability: 0.1, positive: false },
      { probability: 0.3, positive: true },
      { probability: 1, positive: true },
      { probability: 0.9, positive: false },
      { probability: Number.NaN, positive: false },
    ],
    2,
  );
  expect(curve).toEqual([
    { predicted: 0.2, observed: 0.5, rows: 2 },
    { predicted: 0.95, observed: 0.5, rows: 2 },
  ]);
});

it('is empty without rows', () => {
  expect(calibrationCurve([])).toEqual([]);
});
