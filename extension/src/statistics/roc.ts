import type { ScoredRow } from './confusion';

/** A point of the ROC curve: what predicting "positive" from the threshold on gets right and wrong. */
export interface RocPoint {
  readonly threshold: number;
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
}

/**
 * From the highest threshold to the lowest, a point for each distinct probability, and (0, 0) ahead.
 * Empty if one of the two classes does not occur.
 */
export function rocCurve(rows: readonly ScoredRow[]): RocPoint[] {
  const sorted = rows
    .filter((row) => Number.isFinite(row.probability))
    .sort((one, other) => other.probability - one.probability);
  const positives = sorted.filter((row) => row.positive).length;
  const negatives = sorted.length - positives;
  if (positives === 0 || negatives === 0) {
    return [];
  }
  const points: RocPoint[] = [
    { threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 },
  ];
  let truePositives = 0;
  let falsePositives = 0;
  sorted.forEach((row, index) => {
    if (row.positive) {
      truePositives++;
    } else {
      falsePositives++;
    }
    if (sorted[index + 1]?.probability !== row.probability) {
      points.push({
        threshold: row.probability,
        falsePositiveRate: falsePositives / negatives,
        truePositiveRate: truePositives / positives,
      });
    }
  });
  return points;
}

/** The area below a curve of {@link rocCurve}, by trapezoids; undefined without a curve. */
export function areaBelow(curve: readonly RocPoint[]): number | undefined {
  if (curve.length === 0) {
    return undefined;
  }
  let area = 0;
  curve.forEach((point, index) => {
    const before = curve[index - 1];
    if (before !== undefined) {
      area +=
        ((point.falsePositiveRate - before.falsePositiveRate) *
          (point.truePositiveRate + before.truePositiveRate)) /
        2;
    }
  });
  return area;
}
