import type { Cell } from '../../records/Table';
import { isRefused, type Outcome } from '../../scoring/Outcome';

/** A row of the source beside what became of it. */
export interface ResultRow {
  /** Its place in the source, from 0. */
  readonly index: number;
  readonly cells: readonly Cell[];
  /** Undefined while it has no answer. */
  readonly outcome: Outcome | undefined;
}

/** Which rows are shown. */
export type Show = 'all' | 'refused' | 'warned' | 'at-threshold' | 'below-threshold' | `action:${string}`;

export interface RowFilter {
  readonly show: Show;
  /** A text that some cell or the prediction contains, whatever its case. */
  readonly text: string;
  readonly threshold: number;
}

export function filterRows(rows: readonly ResultRow[], { show, text, threshold }: RowFilter): readonly ResultRow[] {
  const wanted = text.trim().toLowerCase();
  return show === 'all' && wanted === '' ? rows : rows.filter((row) => shows(row, show, threshold) && contains(row, wanted));
}

function shows({ outcome }: ResultRow, show: Show, threshold: number): boolean {
  if (show === 'all') {
    return true;
  }
  if (outcome === undefined) {
    return false;
  }
  if (isRefused(outcome)) {
    return show === 'refused';
  }
  switch (show) {
    case 'refused':
      return false;
    case 'warned':
      return outcome.warnings.length > 0;
    case 'at-threshold':
      return outcome.probability !== undefined && outcome.probability >= threshold;
    case 'below-threshold':
      return outcome.probability !== undefined && outcome.probability < threshold;
    default:
      return outcome.recommendedAction === show.slice('action:'.length);
  }
}

function contains({ cells, outcome }: ResultRow, wanted: string): boolean {
  if (wanted === '') {
    return true;
  }
  const has = (value: unknown) => value !== null && value !== undefined && String(value).toLowerCase().includes(wanted);
  return cells.some(has) || (outcome !== undefined && (isRefused(outcome) ? has(outcome.error) : has(outcome.prediction) || has(outcome.recommendedAction)));
}

/** The recommended actions that occur, in the order of their names. */
export function actionsOf(rows: readonly ResultRow[]): readonly string[] {
  const actions = new Set<string>();
  for (const { outcome } of rows) {
    if (outcome !== undefined && !isRefused(outcome) && outcome.recommendedAction !== undefined) {
      actions.add(outcome.recommendedAction);
    }
  }
  return [...actions].sort();
}
