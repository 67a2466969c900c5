import type { Cell } from '../records/Table';
import { featureValue } from './featureValue';

/** Whether a cell of the label's column is the positive class, also in Looker's spelling; undefined where it is missing. */
export function isPositive(cell: Cell, positive: string): boolean | undefined {
  const value = featureValue({ type: 'category', values: [positive] }, cell);
  return value === null ? undefined : value === positive;
}

/** A cell of the label's column as a number; undefined where it is missing or none. */
export function labelNumber(cell: Cell): number | undefined {
  const value = featureValue({ type: 'number' }, cell);
  return typeof value === 'number' ? value : undefined;
}
