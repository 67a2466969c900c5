const lowerIsBetter: ReadonlySet<string> = new Set(['rmse', 'mae', 'mape', 'log_loss', 'brier_score', 'calibration_error']);

/** In the order in which people ask for them; others follow by name. */
const order = ['mape', 'rmse', 'mae', 'r2', 'roc_auc', 'pr_auc', 'f1_score', 'precision', 'recall', 'accuracy', 'log_loss', 'brier_score', 'calibration_error'];

type Measured = Readonly<Record<string, number | null>>;

/** Errors and losses are better when they are lower; everything else when it is higher. */
export function isLowerBetter(metric: string): boolean {
  return lowerIsBetter.has(metric);
}

/** Above 0 if the second value is better, below 0 if the first is. */
export function improvement(metric: string, from: number, to: number): number {
  return isLowerBetter(metric) ? from - to : to - from;
}

/** Every metric that any of them has, in the order in which people ask. */
export function metricsOf(measured: readonly Measured[]): string[] {
  const names = new Set(measured.flatMap((metrics) => Object.keys(metrics)));
  return [...names].sort((one, other) => place(one) - place(other) || one.localeCompare(other));
}

function place(metric: string): number {
  const index = order.indexOf(metric);
  return index < 0 ? order.length : index;
}
