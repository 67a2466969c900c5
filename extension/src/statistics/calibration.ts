import type { ScoredRow } from './confusion';

/** Rows whose probabilities lie in one bin. */
export interface CalibrationBin {
  /** The mean of the probabilities given. */
  readonly predicted: number;
  /** The share for which it came true. */
  readonly observed: number;
  readonly rows: number;
}

/** Bins of equal width over 0..1 that hold rows, lowest first; a probability of 1 is in the last. */
export function calibrationCurve(rows: readonly ScoredRow[], bins = 10): CalibrationBin[] {
  const sums = Array.from({ length: bins }, () => ({ probability: 0, positives: 0, rows: 0 }));
  for (const row of rows) {
    if (!(row.probability >= 0 && row.probability <= 1)) {
      continue;
    }
    const sum = sums[Math.min(bins - 1, Math.floor(row.probability * bins))];
    if (sum !== undefined) {
      sum.probability += row.probability;
      sum.positives += row.positive ? 1 : 0;
      sum.rows++;
    }
  }
  return sums
    .filter((sum) => sum.rows > 0)
    .map((sum) => ({
      predicted: sum.probability / sum.rows,
      observed: sum.positives / sum.rows,
      rows: sum.rows,
    }));
}
