import { isMissingWord, isNumberText } from '../records/columnKind';
import type { Cell } from '../records/Table';
import type { Feature } from './Feature';

const YES = /^(true|yes|y|t|1)$/i;
const NO = /^(false|no|n|f|0)$/i;

/**
 * A cell as the value of a feature. What cannot be one is passed on as it is: the function refuses it in its row and says
 * what it expected, which beats guessing here.
 */
export function featureValue(feature: Pick<Feature, 'type' | 'values'>, cell: Cell): Cell {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) {
    return null;
  }
  switch (feature.type) {
    case 'number':
      return numberOf(cell);
    case 'boolean':
      return booleanOf(cell);
    case 'category':
      return categoryOf(String(cell), feature.values ?? []);
  }
}

function numberOf(cell: NonNullable<Cell>): Cell {
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? cell : null;
  }
  if (typeof cell === 'boolean') {
    return cell;
  }
  const text = cell.trim();
  if (isMissingWord(text)) {
    return null;
  }
  return isNumberText(text) ? Number(text) : cell;
}

function booleanOf(cell: NonNullable<Cell>): Cell {
  const text = String(cell).trim();
  if (YES.test(text)) {
    return true;
  }
  if (NO.test(text)) {
    return false;
  }
  return isMissingWord(text) ? null : cell;
}

/** Looker writes Yes and No where a table says yes, true or 1: the word that training has seen is meant, if it is just one. */
function categoryOf(text: string, seen: readonly string[]): string {
  if (seen.length === 0 || seen.includes(text)) {
    return text;
  }
  const trimmed = text.trim();
  for (const same of [
    (word: string) => word === trimmed,
    (word: string) => word.toLowerCase() === trimmed.toLowerCase(),
    (word: string) =>
      (YES.test(trimmed) && YES.test(word)) || (NO.test(trimmed) && NO.test(word)),
  ]) {
    const meant = seen.filter(same);
    if (meant.length === 1 && meant[0] !== undefined) {
      return meant[0];
    }
  }
  return text;
}
