/** A number that was predicted, and what it turned out to be. */
export interface PredictedNumber {
  readonly actual: number;
  readonly predicted: number;
}

/** Each is undefined where it is not defined, as R² of a constant label is not. */
export interface RegressionErrors {
  readonly rows: number;
  /** Mean absolute error, in the label's unit. */
  readonly mae: number | undefined;
  /** Root mean squared error, in the label's unit. */
  readonly rmse: number | undefined;
  /** Mean absolute error as a share of the label; rows whose label is 0 are left out. */
  readonly mape: number | undefined;
  readonly r2: number | undefined;
  /** The mean of actual minus predicted, in the label's unit: above 0 the predictions are too low. */
  readonly bias: number | undefined;
}

/** Rows with a number that is not finite are left out. */
export function regressionErrors(all: readonly PredictedNumber[]): RegressionErrors {
  const rows = all.filter((row) => Number.isFinite(row.actual) && Number.isFinite(row.predicted));
  const residuals = rows.map((row) => row.actual - row.predicted);
  const shares = rows
    .filter((row) => row.actual !== 0)
    .map((row) => Math.abs((row.actual - row.predicted) / row.actual));
  const squared = mean(residuals.map((residual) => residual * residual));
  return {
    rows: rows.length,
    mae: mean(residuals.map(Math.abs)),
    rmse: squared === undefined ? undefined : Math.sqrt(squared),
    mape: mean(shares),
    r2: coefficientOfDetermination(rows, squared),
    bias: mean(residuals),
  };
}

export function mean(values: readonly number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function coefficientOfDetermination(
  rows: readonly PredictedNumber[],
  squaredError: number | undefined,
): number | undefined {
  const center = mean(rows.map((row) => row.actual));
  if (center === undefined || squaredError === undefined) {
    return undefined;
  }
  const variance = mean(rows.map((row) => (row.actual - center) ** 2));
  return variance === undefined || variance === 0 ? undefined : 1 - squaredError / variance;
}
