import { expect, test } from 'vitest';
import { samplePrediction } from '../../testing/sampleModel';
import { waterfallOf } from './waterfallOf';

test('goes from what is expected of any row to this one, step by step', () => {
  expect(waterfallOf(samplePrediction, 8)).toEqual({
    scale: 'label',
    start: 3500,
    end: 4000,
    steps: [
      { feature: 'carat', value: '1', from: 3500, to: 4200 },
      { feature: 'cut', value: 'Fair', from: 4200, to: 4000 },
    ],
  });
});

test('adds up what is not told one by one', () => {
  const steps = waterfallOf(samplePrediction, 1)?.steps;
  expect(steps?.at(-1)).toEqual({ feature: undefined, value: undefined, from: 4200, to: 4000 });
});

test('speaks in probabilities where the answer does', () => {
  const outcome = {
    ...samplePrediction,
    feature_contributions: [{ feature: 'carat', value: 1, contribution: 2, probability_contribution: 0.4 }],
    explanation: {
      scale: 'margin',
      margin: 1,
      remaining_contribution: 0,
      probability_scale: { method: 'rescaled', baseline_probability: 0.3, probability: 0.7 },
    },
  } as const;
  const waterfall = waterfallOf({ ...outcome, feature_contributions: [...outcome.feature_contributions] }, 8);
  expect(waterfall).toMatchObject({ scale: 'probability', start: 0.3, end: 0.7, steps: [{ to: 0.7 }] });
});

test('is none where nothing is explained', () => {
  expect(waterfallOf({ ...samplePrediction, feature_contributions: [] }, 8)).toBeUndefined();
});
