import { expect, it } from 'vitest';
import { visualizationRows } from './visualizationRows';

const age = { name: 'leads.age', label: 'Age', type: 'number' };
const count = { name: 'leads.count', label: 'Count', type: 'number' };

it('takes values, not what is rendered', () => {
  const { rows, fields } = visualizationRows({
    data: [{ 'leads.age': { value: 35, rendered: '35 years', links: [] } }],
    fields: { dimensions: [age], measures: [] },
  });
  expect(rows).toEqual([{ 'leads.age': 35 }]);
  expect(fields).toEqual([{ ...age, kind: 'dimension' }]);
});

it('gives a pivoted measure a column for each pivot', () => {
  const { rows, fields } = visualizationRows({
    data: [{ 'leads.age': { value: 35 }, 'leads.count': { may: { value: 2 }, jun: { value: null } } }],
    fields: { dimensions: [age], measures: [count] },
    pivots: [{ key: 'may' }, { key: 'jun' }],
  });
  expect(rows).toEqual([{ 'leads.age': 35, 'leads.count | may': 2, 'leads.count | jun': null }]);
  expect(fields.map(({ label, kind }) => [label, kind])).toEqual([
    ['Age', 'dimension'],
    ['Count | may', 'measure'],
    ['Count | jun', 'measure'],
  ]);
});

it.each([undefined, null, 'text', [], {}, { data: null }, { data: [null, 5, 'x'] }, { data: [{ a: null }], fields: [] }, { data: [{ a: { value: {} } }], fields: { dimensions: [null, {}] } }])(
  'survives %j',
  (response) => {
    expect(() => visualizationRows(response)).not.toThrow();
  },
);
