import { columnNames } from '../../csv/columnNames';
import { writeCsv } from '../../csv/writeCsv';
import type { Cell, Column } from '../../records/Table';
import { isRefused } from '../../scoring/Outcome';
import type { ResultRow } from './ResultRow';

/** As batch_predict names them in its own CSV. */
const OUTCOME_COLUMNS = ['prediction', 'probability', 'confidence', 'interval_lower', 'interval_upper', 'recommended_action', 'warnings', 'error'];

/** The source's columns and behind them what was predicted. */
export function resultCsv(columns: readonly Column[], rows: readonly ResultRow[]): Blob {
  return writeCsv(
    columnNames([...columns.map((column) => column.id), ...OUTCOME_COLUMNS]),
    rows.map((row) => [...row.cells, ...outcomeCells(row)]),
  );
}

function outcomeCells({ outcome }: ResultRow): Cell[] {
  if (outcome === undefined) {
    return OUTCOME_COLUMNS.map(() => null);
  }
  if (isRefused(outcome)) {
    return OUTCOME_COLUMNS.map((name) => (name === 'error' ? outcome.error : null));
  }
  const { prediction, probability, confidence, interval, recommendedAction, warnings } = outcome;
  return [prediction, probability ?? null, confidence ?? null, interval?.lower ?? null, interval?.upper ?? null, recommendedAction ?? null, warnings.join('; ') || null, null];
}
