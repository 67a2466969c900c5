import { describe, expect, it } from 'vitest';
import type { Column, ColumnKind } from '../records/Table';
import { fits, matchColumns, type Wanted } from './matchColumns';

const number = (name: string): Wanted => ({ name, type: 'number' });
const category = (name: string): Wanted => ({ name, type: 'category' });
const column = (id: string, kind: ColumnKind = 'number', label = id): Column => ({ id, label, kind });
const columnOf = (mapping: ReturnType<typeof matchColumns>, feature: string) => {
  const source = mapping[feature];
  return source?.kind === 'column' ? source.column : undefined;
};

describe('guessing columns for features', () => {
  it('looks past view, case, signs and accents', () => {
    const mapping = matchColumns(
      [number('days_since_creation'), number('age'), category('cite')],
      [
        column('leads.daysSinceCreation'),
        column('leads.AGE'),
        column('leads.c', 'text', 'Cité'),
      ],
    );
    expect(columnOf(mapping, 'days_since_creation')).toBe('leads.daysSinceCreation');
    expect(columnOf(mapping, 'age')).toBe('leads.AGE');
    expect(columnOf(mapping, 'cite')).toBe('leads.c');
  });

  it('gives a column to the feature it fits best, and to no other', () => {
    const mapping = matchColumns(
      [number('property'), number('property_price')],
      [column('leads.property_price'), column('leads.property')],
    );
    expect(columnOf(mapping, 'property')).toBe('leads.property');
    expect(columnOf(mapping, 'property_price')).toBe('leads.property_price');
  });

  it('leaves a feature without a column rather than taking one of another kind or name', () => {
    const mapping = matchColumns(
      [number('age'), number('x'), { name: 'loan', type: 'boolean' }],
      [column('leads.age', 'date'), column('leads.y'), column('leads.loan', 'date')],
    );
    expect(mapping).toEqual({});
  });

  it('takes texts of the very same name for numbers, if there are no numbers of that name', () => {
    expect(columnOf(matchColumns([number('age')], [column('a.age', 'text')]), 'age')).toBe('a.age');
    expect(columnOf(matchColumns([number('age')], [column('a.age', 'text'), column('b.age')]), 'age')).toBe('b.age');
    expect(matchColumns([number('age_total')], [column('a.age', 'text')])).toEqual({});
  });

  it('does not mistake one short name for another', () => {
    const mapping = matchColumns([number('x'), number('y')], [column('d.y'), column('d.z')]);
    expect(columnOf(mapping, 'y')).toBe('d.y');
    expect(columnOf(mapping, 'x')).toBeUndefined();
  });

  it('does not mistake one number for another', () => {
    expect(matchColumns([number('lead_f1')], [column('v.lead_f2')])).toEqual({});
    expect(columnOf(matchColumns([number('lead_f1')], [column('v.Lead F1')]), 'lead_f1')).toBe('v.Lead F1');
  });

  it('takes the first of two columns with the same label', () => {
    const mapping = matchColumns(
      [number('age')],
      [column('a.col1', 'number', 'Age'), column('b.col2', 'number', 'Age')],
    );
    expect(columnOf(mapping, 'age')).toBe('a.col1');
  });

  it('is not led astray by names that objects have anyway', () => {
    const mapping = matchColumns(
      [number('constructor'), number('__proto__')],
      [column('v.constructor'), column('v.__proto__')],
    );
    expect(Object.keys(mapping)).toEqual(['constructor', '__proto__']);
  });
});

describe('guessing, whatever the names', () => {
  const words = ['lead', 'age', 'price', 'total', 'count', 'x', 'day', 'Größe', '名前', '2', ''];
  const kinds: ColumnKind[] = ['number', 'text', 'boolean', 'date', 'unknown'];
  const types: Wanted['type'][] = ['number', 'category', 'boolean'];

  it('gives each column at most once, only where kind and type fit, and only columns there are', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomFrom(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
      const features = uniqueBy(
        Array.from({ length: Math.floor(random() * 12) }, () => ({
          name: [pick(words), pick(words)].join('_'),
          type: pick(types),
        })),
        (feature) => feature.name,
      );
      const columns = uniqueBy(
        Array.from({ length: Math.floor(random() * 15) }, () =>
          column(`${pick(words)}.${pick(words)}_${pick(words)}`, pick(kinds), pick(words)),
        ),
        (one) => one.id,
      );
      const mapping = matchColumns(features, columns);
      const used = Object.values(mapping).flatMap((source) =>
        source.kind === 'column' ? [source.column] : [],
      );
      expect(new Set(used).size, `seed ${String(seed)}`).toBe(used.length);
      for (const feature of features) {
        const id = columnOf(mapping, feature.name);
        const found = columns.find((one) => one.id === id);
        expect(id === undefined || (found && (fits(feature.type, found.kind) || found.kind === 'text')), `seed ${String(seed)}`).toBe(true);
      }
    }
  });

  it('finds every feature among columns of the same names, in any order, case and spelling', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = randomFrom(seed);
      const features = uniqueBy(
        Array.from({ length: 1 + Math.floor(random() * 20) }, (_, index) => ({
          name: `${words[Math.floor(random() * 7)] ?? ''}_f${String(index)}`,
          type: 'number' as const,
        })),
        (feature) => feature.name,
      );
      const columns = features
        .map((feature) => column(`view.${spelled(feature.name, random)}`))
        .sort(() => random() - 0.5);
      const mapping = matchColumns(features, columns);
      for (const feature of features) {
        const found = columnOf(mapping, feature.name) ?? '';
        expect(found.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase(), `seed ${String(seed)}`).toBe(
          `view${feature.name.replace('_', '').toLowerCase()}`,
        );
      }
    }
  });
});

function spelled(name: string, random: () => number): string {
  const parts = name.split('_');
  switch (Math.floor(random() * 4)) {
    case 0:
      return parts.join('_').toUpperCase();
    case 1:
      return parts.join(' ');
    case 2:
      return parts.join('-');
    default:
      return name;
  }
}

function uniqueBy<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one])).values()];
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
