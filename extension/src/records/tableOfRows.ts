import type { ExploreField, Rows } from '../backend/Backend';
import type { Cell, Column, ColumnKind, Table } from './Table';
import { kindOf } from './columnKind';

/** Looker's types that hold numbers, of dimensions and measures. */
const NUMBERS =
  /^(number|count|count_distinct|sum|sum_distinct|average|average_distinct|median|median_distinct|percentile|percentile_distinct|min|max|running_total|percent_of_total|percent_of_previous|int|bin|duration.*)$/;

/** What the values of a field look like, by its Looker type. */
export function columnOf(field: ExploreField): Column {
  return { id: field.name, label: field.label, kind: kindOfType(field.type) };
}

function kindOfType(type: string): ColumnKind {
  if (NUMBERS.test(type)) {
    return 'number';
  }
  if (type === 'yesno') {
    return 'boolean';
  }
  if (type.startsWith('date')) {
    return 'date';
  }
  return type === '' ? 'unknown' : 'text';
}

/** Looker's rows as a table; where a field's type tells nothing the values do, and a name that comes twice counts once. */
export function tableOfRows(result: Rows): Table {
  const fields = [...new Map(result.fields.map((field) => [field.name, field])).values()];
  const rows = result.rows.map((row) =>
    fields.map((field): Cell => (Object.hasOwn(row, field.name) ? (row[field.name] ?? null) : null)),
  );
  return {
    columns: fields.map((field, index) => {
      const column = columnOf(field);
      return column.kind === 'unknown' || column.kind === 'text'
        ? { ...column, kind: kindOfCells(rows, index, column.kind) }
        : column;
    }),
    rows,
  };
}

/** Decimals often come as texts in a field of type string: they may be mapped to numbers all the same. */
function kindOfCells(
  rows: readonly (readonly Cell[])[],
  index: number,
  otherwise: ColumnKind,
): ColumnKind {
  const kind = kindOf(rows.map((row) => row[index] ?? null));
  return kind === 'number' || otherwise === 'unknown' ? kind : otherwise;
}
