import type { Table } from '../../records/Table';
import type { PredictedNumber } from '../../statistics/regressionErrors';
import { type ColumnChoice, numberOf, timeOf } from './columns';

/** A row of a file with actual and predicted numbers, in the order of the file or of its times. */
export interface ExploredRow extends PredictedNumber {
  /** Milliseconds since 1970, or the row's number from 1 without times. */
  readonly at: number;
}

export interface Explored {
  readonly rows: readonly ExploredRow[];
  /** Rows without two numbers, or without a time where one is asked for. */
  readonly leftOut: number;
}

/** Undefined until both columns are chosen. */
export function exploredRows(table: Table, choice: ColumnChoice): Explored | undefined {
  const place = (column: string | undefined) => table.columns.findIndex(({ id }) => id === column);
  const [time, actual, predicted] = [place(choice.time), place(choice.actual), place(choice.predicted)];
  if (actual < 0 || predicted < 0) {
    return undefined;
  }
  const rows = table.rows.flatMap((row, index): ExploredRow[] => {
    const pair = { actual: numberOf(row[actual] ?? null), predicted: numberOf(row[predicted] ?? null) };
    const at = time < 0 ? index + 1 : timeOf(row[time] ?? null);
    return pair.actual === undefined || pair.predicted === undefined || at === undefined ? [] : [{ actual: pair.actual, predicted: pair.predicted, at }];
  });
  return { rows: [...rows].sort((one, other) => one.at - other.at), leftOut: table.rows.length - rows.length };
}

/** Whether the rows are of two classes, 0 and 1, with probabilities: then curves tell more than residuals. */
export function isScoredClasses(rows: readonly ExploredRow[]): boolean {
  return rows.length > 0 && rows.every(({ actual, predicted }) => (actual === 0 || actual === 1) && predicted >= 0 && predicted <= 1) && rows.some(({ predicted }) => predicted > 0 && predicted < 1);
}
