/** A value as a source gives it; null is a missing one. */
export type Cell = string | number | boolean | null;

/** What a column's values look like; unknown where the source does not say and no row tells. */
export type ColumnKind = 'number' | 'text' | 'boolean' | 'date' | 'unknown';

export interface Column {
  /** Unique within its table, such as leads.age; labels need not be. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  readonly kind: ColumnKind;
}

/** Rows from Looker or from a file: each holds one cell for every column, in their order. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}
