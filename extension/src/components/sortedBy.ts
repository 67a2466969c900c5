type Value = string | number | boolean | null | undefined;

const words = new Intl.Collator('en', { numeric: true });

/** A sorted copy: numbers by size, texts in reading order with numbers in them by size, what is nothing last either way; stable. */
export function sortedBy<Row>(rows: readonly Row[], value: (row: Row) => Value, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: value(row) }))
    .sort((a, b) => {
      const nothing = Number(isNothing(a.key)) - Number(isNothing(b.key));
      return nothing !== 0 ? nothing : sign * compare(a.key, b.key);
    })
    .map(({ row }) => row);
}

function isNothing(value: Value): boolean {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

function compare(a: Value, b: Value): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
}
