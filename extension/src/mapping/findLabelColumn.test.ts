import { expect, it } from 'vitest';
import { findLabelColumn } from './findLabelColumn';

const table = {
  columns: [
    { id: 'leads.housing', label: 'Housing', kind: 'boolean' as const },
    { id: 'leads.y', label: 'Subscribed', kind: 'boolean' as const },
    { id: 'leads.job', label: 'Job', kind: 'text' as const },
  ],
  rows: [
    ['yes', 'No', 'admin.'],
    ['no', 'Yes', 'student'],
    ['no', null, 'student'],
  ],
};
const label = (name: string, ...classes: string[]) => ({ name, classes });

it('is found by the name of the label, without the view', () => {
  expect(findLabelColumn(label('y'), table, new Set())).toBe('leads.y');
  expect(findLabelColumn(label('subscribed'), table, new Set())).toBe('leads.y');
});

it('is found by its values where no other free column has the same', () => {
  expect(findLabelColumn(label('converted', 'yes', 'no'), table, new Set(['leads.housing']))).toBe('leads.y');
  expect(findLabelColumn(label('converted', 'yes', 'no'), table, new Set())).toBeUndefined();
});

it('is none that a feature is taken from, and none where nothing tells', () => {
  expect(findLabelColumn(label('y'), table, new Set(['leads.y']))).toBeUndefined();
  expect(findLabelColumn(label('converted'), table, new Set())).toBeUndefined();
});
