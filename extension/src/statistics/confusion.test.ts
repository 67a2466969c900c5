import { describe, expect, it } from 'vitest';
import { accuracy, confusionByThreshold, f1Score, precision, recall, total } from './confusion';

// By hand: probabilities 0.1 (no), 0.4 (yes), 0.4 (no), 0.8 (yes), 0.9 (yes).
const rows = [
  { probability: 0.4, positive: true },
  { probability: 0.9, positive: true },
  { probability: 0.1, positive: false },
  { probability: 0.4, positive: false },
  { probability: 0.8, positive: true },
];

describe('the confusion matrix by threshold', () => {
  it('counts what lies on the threshold as predicted positive', () => {
    expect(confusionByThreshold(rows)(0.4)).toEqual({
      truePositives: 3,
      falsePositives: 1,
      trueNegatives: 1,
      falseNegatives: 0,
    });
  });

  it('moves rows from positive to negative as the threshold rises', () => {
    expect(confusionByThreshold(rows)(0.41)).toEqual({
      truePositives: 2,
      falsePositives: 0,
      trueNegatives: 2,
      falseNegatives: 1,
    });
  });

  it('predicts everything positive at 0 and nothing above the largest probability', () => {
    const at = confusionByThreshold(rows);
    expect(at(0)).toMatchObject({ trueNegatives: 0, falseNegatives: 0 });
    expect(at(1)).toMatchObject({ truePositives: 0, falsePositives: 0 });
  });

  it('leaves out rows without a probability', () => {
    const at = confusionByThreshold([...rows, { probability: Number.NaN, positive: true }]);
    expect(total(at(0.5))).toBe(5);
  });

  it('agrees with counting row by row, whatever the rows', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = randomFrom(seed);
      const many = Array.from({ length: Math.floor(random() * 60) }, () => ({
        probability: Math.round(random() * 10) / 10,
        positive: random() < 0.3,
      }));
      const threshold = Math.round(random() * 10) / 10;
      const counted = many.filter((row) => row.positive && row.probability >= threshold).length;
      const found = confusionByThreshold(many)(threshold);
      expect(found.truePositives, `seed ${String(seed)}`).toBe(counted);
      expect(total(found), `seed ${String(seed)}`).toBe(many.length);
    }
  });
});

describe('metrics of a confusion matrix', () => {
  const confusion = { truePositives: 2, falsePositives: 1, trueNegatives: 5, falseNegatives: 2 };

  it('are those computed by hand', () => {
    expect(precision(confusion)).toBeCloseTo(2 / 3, 12);
    expect(recall(confusion)).toBeCloseTo(1 / 2, 12);
    expect(f1Score(confusion)).toBeCloseTo(4 / 7, 12);
    expect(accuracy(confusion)).toBeCloseTo(7 / 10, 12);
  });

  it('are undefined where nothing was predicted, found or counted', () => {
    const nothing = { truePositives: 0, falsePositives: 0, trueNegatives: 0, falseNegatives: 0 };
    expect(precision(nothing)).toBeUndefined();
    expect(recall(nothing)).toBeUndefined();
    expect(f1Score(nothing)).toBeUndefined();
    expect(accuracy(nothing)).toBeUndefined();
  });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
