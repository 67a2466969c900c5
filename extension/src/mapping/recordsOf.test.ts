import { expect, it } from 'vitest';
import type { Feature } from './Feature';
import { recordsOf, unmapped } from './recordsOf';

const features: Feature[] = [
  { name: 'age', type: 'number', missing: 'refuse' },
  { name: 'job', type: 'category', missing: 'refuse' },
  { name: 'balance', type: 'number', missing: 'allow' },
];
const table = {
  columns: [
    { id: 'leads.job', label: 'Job', kind: 'text' as const },
    { id: 'leads.age', label: 'Age', kind: 'number' as const },
  ],
  rows: [
    ['admin.', '35'],
    [null, 'old'],
  ],
};

it('makes a record of a row by the mapping, converted, without what has no source', () => {
  const record = recordsOf(
    features,
    { age: { kind: 'column', column: 'leads.age' }, job: { kind: 'value', value: 'student' }, balance: { kind: 'nothing' } },
    table,
  );
  expect(record(0)).toEqual({ age: 35, job: 'student' });
  expect(record(1)).toEqual({ age: 'old', job: 'student' });
});

it('leaves out a column that is not in the table', () => {
  const record = recordsOf(features, { age: { kind: 'column', column: 'gone' } }, table);
  expect(record(0)).toEqual({});
});

it('names the features that need a source and have none', () => {
  const missing = unmapped(features, { job: { kind: 'nothing' } });
  expect(missing.map((feature) => feature.name)).toEqual(['age', 'job']);
  expect(unmapped(features, { age: { kind: 'value', value: '1' }, job: { kind: 'column', column: 'leads.job' } })).toEqual([]);
});
