import type { Cell, Table } from '../records/Table';
import { joinedName } from './nameTokens';

/** How many rows are looked at for a column of the classes' words. */
const SAMPLE = 200;

/**
 * The column that holds the true label: the one of its name, or else, where the classes are known, the only column whose
 * values are just those classes, all of them. A column that a feature is taken from is none. Undefined if there is none.
 */
export function findLabelColumn(
  label: { readonly name: string; readonly classes: readonly string[] },
  table: Table,
  taken: ReadonlySet<string>,
): string | undefined {
  const name = joinedName(label.name);
  const free = table.columns.filter((column) => !taken.has(column.id));
  const named = free.find((column) => {
    const field = column.id.slice(column.id.lastIndexOf('.') + 1);
    return name !== '' && (joinedName(field) === name || joinedName(column.label) === name);
  });
  if (named !== undefined) {
    return named.id;
  }
  if (label.classes.length < 2) {
    return undefined;
  }
  const classes = new Set(label.classes.map((word) => word.toLowerCase()));
  const ofClasses = free.filter((column) => {
    const index = table.columns.indexOf(column);
    const words = new Set(table.rows.slice(0, SAMPLE).map((row) => wordOf(row[index])));
    words.delete('');
    return words.size === classes.size && [...words].every((word) => classes.has(word));
  });
  return ofClasses.length === 1 ? ofClasses[0]?.id : undefined;
}

function wordOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim().toLowerCase();
}
