import { expect, it } from 'vitest';
import type { ExploreField } from '../backend/Backend';
import { columnOf, tableOfRows } from './tableOfRows';

const field = (name: string, type: string, label = name): ExploreField => ({ name, label, type, kind: 'dimension' });

it('puts rows in the order of the fields, and null where a row has none', () => {
  const table = tableOfRows({
    fields: [field('v.b', 'string'), field('v.a', 'number')],
    rows: [{ 'v.a': 1, 'v.b': 'x' }, { 'v.b': null }],
  });
  expect(table.rows).toEqual([
    ['x', 1],
    [null, null],
  ]);
});

it('tells the kinds of measures and dimensions by their types', () => {
  const kinds = ['count', 'sum', 'yesno', 'date_date', 'date_time', 'string', 'tier', 'number', ''].map(
    (type) => columnOf(field('v.f', type)).kind,
  );
  expect(kinds).toEqual(['number', 'number', 'boolean', 'date', 'date', 'text', 'text', 'number', 'unknown']);
});

it('takes decimals in a text field for numbers', () => {
  const table = tableOfRows({ fields: [field('v.a', 'string')], rows: [{ 'v.a': '1.50' }, { 'v.a': null }] });
  expect(table.columns[0]?.kind).toBe('number');
});

it('counts a field that comes twice once, and keeps fields with the same label apart', () => {
  const table = tableOfRows({
    fields: [field('v.a', 'number', 'A'), field('v.a', 'number', 'A'), field('w.a', 'number', 'A')],
    rows: [{ 'v.a': 1, 'w.a': 2 }],
  });
  expect(table.columns.map((column) => column.id)).toEqual(['v.a', 'w.a']);
  expect(table.rows).toEqual([[1, 2]]);
});

it('makes an empty table of no fields', () => {
  expect(tableOfRows({ fields: [], rows: [{}, {}] })).toEqual({ columns: [], rows: [[], []] });
});
