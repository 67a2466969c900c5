import type { Column, ColumnKind } from '../records/Table';
import type { Feature } from './Feature';
import type { Mapping } from './Mapping';
import { joinedName, nameTokens } from './nameTokens';

/** What matching looks at of a feature; the label's column is looked for in the same way. */
export type Wanted = Pick<Feature, 'name' | 'type'>;

/** Below it names have too little in common for a guess. */
const LEAST_SCORE = 0.6;

/** Reached by equal names only, of field, label or both. */
const SAME_NAME = 0.98;

interface Candidate {
  readonly wanted: number;
  readonly column: number;
  readonly score: number;
}

/**
 * Guesses the column of each feature by name, among those whose kind suits its type: the best pairs first, no
 * column twice. Equal scores go to the earlier feature and then to the earlier column.
 */
export function matchColumns(features: readonly Wanted[], columns: readonly Column[]): Mapping {
  const known = columns.map(namesOf);
  const candidates: Candidate[] = [];
  features.forEach((feature, wanted) => {
    const words = wordsOf(feature.name);
    columns.forEach((column, place) => {
      const score = scoreOf(feature, column, bestScore(words, known[place] ?? []));
      if (score >= LEAST_SCORE) {
        candidates.push({ wanted, column: place, score });
      }
    });
  });
  candidates.sort(
    (one, other) =>
      other.score - one.score || one.wanted - other.wanted || one.column - other.column,
  );
  const mapping: Record<string, { kind: 'column'; column: string }> = {};
  const takenColumns = new Set<number>();
  for (const { wanted, column } of candidates) {
    const feature = features[wanted];
    const found = columns[column];
    if (feature && found && !Object.hasOwn(mapping, feature.name) && !takenColumns.has(column)) {
      // A feature may be named __proto__; defining it does what assigning would not.
      Object.defineProperty(mapping, feature.name, {
        value: { kind: 'column', column: found.id },
        enumerable: true,
      });
      takenColumns.add(column);
    }
  }
  return mapping;
}

/** Texts of the very same name count too: a single word among numbers makes a column one of texts, and spoils its own row only. */
function scoreOf(feature: Wanted, column: Column, likeness: number): number {
  if (fits(feature.type, column.kind)) {
    return likeness;
  }
  return column.kind === 'text' && likeness >= SAME_NAME ? likeness - 0.1 : 0;
}

/** Whether a column of that kind can give values of that type at all. */
export function fits(type: Feature['type'], kind: ColumnKind): boolean {
  switch (type) {
    case 'number':
      return kind === 'number' || kind === 'unknown';
    case 'boolean':
      return kind === 'boolean' || kind === 'number' || kind === 'unknown';
    case 'category':
      return true;
  }
}

interface Words {
  readonly tokens: readonly string[];
  readonly joined: string;
  /** How much a match of this name counts: that of a whole name more than that of a part. */
  readonly weight: number;
}

function wordsOf(name: string, weight = 1): Words {
  return { tokens: nameTokens(name), joined: joinedName(name), weight };
}

/** The names a column goes by: its field without the view, its label, and both with what stands ahead. */
function namesOf(column: Column): readonly Words[] {
  const field = column.id.slice(column.id.lastIndexOf('.') + 1);
  return [wordsOf(field), wordsOf(column.label, 0.99), wordsOf(column.id, 0.98)];
}

function bestScore(wanted: Words, names: readonly Words[]): number {
  return Math.max(0, ...names.map((name) => name.weight * similarity(wanted, name)));
}

/** 1 for the same words, less for words shared (Dice's coefficient), 0 for none or other numbers: f1 is not f2. */
function similarity(one: Words, other: Words): number {
  if (one.joined === '' || other.joined === '') {
    return 0;
  }
  if (one.joined === other.joined) {
    return 1;
  }
  if (numbersOf(one) !== numbersOf(other)) {
    return 0;
  }
  const left = [...other.tokens];
  let shared = 0;
  for (const token of one.tokens) {
    const place = left.indexOf(token);
    if (place >= 0) {
      left.splice(place, 1);
      shared++;
    }
  }
  return (0.95 * 2 * shared) / (one.tokens.length + other.tokens.length);
}

function numbersOf(words: Words): string {
  return words.tokens.filter((token) => /^\p{N}/u.test(token)).join(' ');
}
