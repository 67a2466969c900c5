import { expect, it } from 'vitest';
import type { FormFeature } from '../predict/formFeatures';
import { cardValues } from './cardValues';

const feature = (name: string, type: FormFeature['type'], more: Partial<FormFeature> = {}): FormFeature => ({
  name,
  type,
  description: undefined,
  unit: undefined,
  required: true,
  default: undefined,
  min: undefined,
  max: undefined,
  slider: undefined,
  categories: [],
  baseline: undefined,
  ...more,
});
const features = [
  feature('age', 'number', { baseline: { name: 'age', count: 9, missing_share: 0, mean: 40.936 }, slider: { low: 18, high: 95, step: 1 } }),
  feature('month', 'category', { categories: ['may', 'jul'] }),
  feature('loan', 'boolean', { baseline: { name: 'loan', count: 9, missing_share: 0, mean: 0.2 } }),
];

it('are typical ones without filters', () => {
  expect([...cardValues(features, {}).values()]).toEqual([41, 'may', false]);
});

it('are those that the dashboard filters by', () => {
  expect([...cardValues(features, { Age: '33', Month: 'JUL', Loan: 'Yes' }).values()]).toEqual([33, 'jul', true]);
});

it('stay typical under filters of several values, of ranges and of nothing', () => {
  expect([...cardValues(features, { Age: '>30', Month: 'may,jul', Loan: '' }).values()]).toEqual([41, 'may', false]);
});
