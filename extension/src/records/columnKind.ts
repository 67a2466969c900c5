import type { Cell, ColumnKind } from './Table';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const BOOLEAN = /^(true|false|yes|no)$/i;
const DATE = /^\d{4}-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;
const MISSING = /^(na|n\/a|nan|null|none)$/i;

/** How many values that are not missing are looked at. */
const SAMPLE = 1000;

/** Whether a text is a finite number in the notation of CSV and JSON: a point, no thousands. */
export function isNumberText(text: string): boolean {
  return NUMBER.test(text) && Number.isFinite(Number(text));
}

/** Whether a text is a word that programs write for a number that is missing. */
export function isMissingWord(text: string): boolean {
  return MISSING.test(text);
}

/** The narrowest kind that all of the first values have. */
export function kindOf(cells: Iterable<Cell>): ColumnKind {
  const possible = new Set<ColumnKind>(['number', 'boolean', 'date']);
  let seen = 0;
  for (const cell of cells) {
    if (cell === null || (typeof cell === 'string' && isMissingWord(cell.trim()))) {
      continue;
    }
    for (const kind of possible) {
      if (!mayBe(kind, cell)) {
        possible.delete(kind);
      }
    }
    seen++;
    if (possible.size === 0 || seen >= SAMPLE) {
      break;
    }
  }
  if (seen === 0) {
    return 'unknown';
  }
  return [...possible][0] ?? 'text';
}

function mayBe(kind: ColumnKind, cell: NonNullable<Cell>): boolean {
  if (typeof cell === 'number') {
    return kind === 'number';
  }
  if (typeof cell === 'boolean') {
    return kind === 'boolean';
  }
  const text = cell.trim();
  switch (kind) {
    case 'number':
      return isNumberText(text);
    case 'boolean':
      return BOOLEAN.test(text);
    case 'date':
      return DATE.test(text);
    case 'text':
    case 'unknown':
      return true;
  }
}
