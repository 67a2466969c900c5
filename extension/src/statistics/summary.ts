/** Statistics of some numbers, in their unit. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  /** Of the sample, with n - 1; undefined of a single number. */
  readonly standardDeviation: number | undefined;
  readonly least: number;
  readonly most: number;
}

/** Undefined of no numbers. */
export function summary(values: readonly number[]): Summary | undefined {
  if (values.length === 0) {
    return undefined;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count: values.length,
    mean,
    standardDeviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : undefined,
    least: values.reduce((least, value) => Math.min(least, value)),
    most: values.reduce((most, value) => Math.max(most, value)),
  };
}
