import type { Cell, Table } from '../../records/Table';

/** Which columns of a file hold what; undefined where none was recognised. */
export interface ColumnChoice {
  readonly time: string | undefined;
  readonly actual: string | undefined;
  readonly predicted: string | undefined;
}

/** Names in the order of preference; a name counts if it holds one of these words between other signs. */
const words = {
  time: ['timestamp', 'datetime', 'date', 'time', 'day', 'week', 'month', 'ds', 'period'],
  actual: ['actual', 'actuals', 'y_true', 'true', 'observed', 'truth', 'target', 'label', 'y'],
  predicted: ['predicted', 'prediction', 'predictions', 'y_pred', 'forecast', 'yhat', 'pred', 'fitted', 'estimate', 'probability', 'score'],
} as const;

/** Rows looked at to tell what a column holds. */
const sample = 200;
const mostlyShare = 0.9;

/** Guesses by name, and only columns that hold what is wanted: times, or numbers. Columns are named by their ids. */
export function detectColumns(table: Table): ColumnChoice {
  const columns = table.columns.map(({ id }) => id);
  const first = table.rows.slice(0, sample);
  const holding = (fits: (cell: Cell) => boolean) => columns.filter((_, place) => mostly(first.map((row) => row[place] ?? null), fits));
  const numbers = holding((cell) => numberOf(cell) !== undefined);
  const times = holding((cell) => timeOf(cell) !== undefined);
  const actual = byName(words.actual, numbers);
  const predicted = byName(words.predicted, numbers.filter((column) => column !== actual));
  const others = numbers.filter((column) => column !== actual && column !== predicted);
  const time = byName(words.time, times.filter((column) => column !== actual && column !== predicted)) ?? times.find((column) => !numbers.includes(column));
  // With one of the two named, a single other column of numbers must be its counterpart.
  const single = others.length === 1 && others[0] !== time ? others[0] : undefined;
  return { time, actual: actual ?? (predicted === undefined ? undefined : single), predicted: predicted ?? (actual === undefined ? undefined : single) };
}

function byName(wanted: readonly string[], columns: readonly string[]): string | undefined {
  for (const word of wanted) {
    const found = columns.find((column) => normalized(column) === word) ?? columns.find((column) => `_${normalized(column)}_`.includes(`_${word}_`));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function normalized(column: string): string {
  return column
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

function mostly(cells: readonly Cell[], fits: (cell: Cell) => boolean): boolean {
  const present = cells.filter((cell) => cell !== null);
  return present.length > 0 && present.filter(fits).length >= mostlyShare * present.length;
}

/** A finite number, also with separators between thousands as 1,234.5. */
export function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? cell : undefined;
  }
  if (typeof cell !== 'string' || cell.trim() === '') {
    return undefined;
  }
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(cell.trim()) ? cell.replaceAll(',', '') : cell;
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** Milliseconds since 1970 of a date such as 2026-01-31 or 2026-01-31 08:00; dates without a zone are taken as UTC. */
export function timeOf(cell: Cell): number | undefined {
  const match = typeof cell === 'string' ? /^\s*(\d{4}-\d{2}(?:-\d{2})?)(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/.exec(cell) : null;
  if (match === null) {
    return undefined;
  }
  const [, date = '', clock = '00:00', zone = 'Z'] = match;
  const time = Date.parse(`${date.length === 7 ? `${date}-01` : date}T${clock}${zone}`);
  return Number.isNaN(time) ? undefined : time;
}
