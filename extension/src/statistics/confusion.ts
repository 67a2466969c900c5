/** A row whose true class is known, with the probability that it was given of being positive. */
export interface ScoredRow {
  readonly probability: number;
  readonly positive: boolean;
}

/** How often the positive class was predicted and true, for two classes. */
export interface Confusion {
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
}

/** The confusion matrix of predicting "positive" from a probability on, thresholds included. */
export type ConfusionAt = (threshold: number) => Confusion;

/**
 * Sorts once and answers each threshold by a binary search, so that a slider may ask at every frame.
 * Rows whose probability is not finite are left out.
 */
export function confusionByThreshold(rows: readonly ScoredRow[]): ConfusionAt {
  const sorted = rows
    .filter((row) => Number.isFinite(row.probability))
    .sort((one, other) => one.probability - other.probability);
  const positivesBefore = new Uint32Array(sorted.length + 1);
  sorted.forEach((row, index) => {
    positivesBefore[index + 1] = (positivesBefore[index] ?? 0) + (row.positive ? 1 : 0);
  });
  const positives = positivesBefore[sorted.length] ?? 0;
  return (threshold) => {
    const first = firstAtLeast(sorted, threshold);
    const falseNegatives = positivesBefore[first] ?? 0;
    const truePositives = positives - falseNegatives;
    return {
      truePositives,
      falsePositives: sorted.length - first - truePositives,
      trueNegatives: first - falseNegatives,
      falseNegatives,
    };
  };
}

function firstAtLeast(sorted: readonly ScoredRow[], threshold: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const row = sorted[middle];
    if (row !== undefined && row.probability < threshold) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

export function total(confusion: Confusion): number {
  return (
    confusion.truePositives +
    confusion.falsePositives +
    confusion.trueNegatives +
    confusion.falseNegatives
  );
}

/** The share of right ones among those predicted positive; undefined if there are none. */
export function precision(confusion: Confusion): number | undefined {
  return share(confusion.truePositives, confusion.truePositives + confusion.falsePositives);
}

/** The share of those truly positive that were found; undefined if there are none. */
export function recall(confusion: Confusion): number | undefined {
  return share(confusion.truePositives, confusion.truePositives + confusion.falseNegatives);
}

/** The harmonic mean of precision and recall; undefined if nothing is positive or predicted so. */
export function f1Score(confusion: Confusion): number | undefined {
  const { truePositives, falsePositives, falseNegatives } = confusion;
  return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
}

export function accuracy(confusion: Confusion): number | undefined {
  return share(confusion.truePositives + confusion.trueNegatives, total(confusion));
}

function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
