import type { Column, Table } from '../../records/Table';

/** Where rows come from: an explore with its filters, or a file. */
export interface Source {
  /** Of the explore or of the file's columns: what a mapping is remembered for. */
  readonly id: string;
  readonly columns: readonly Column[];
  /** Some rows, where there are any before the query is run; for telling the label's column. */
  readonly sample: Table['rows'];
  /** The rows, with at least these columns. */
  load(columns: readonly string[], signal: AbortSignal): Promise<Table>;
}
