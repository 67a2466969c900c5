import { describe, expect, it } from 'vitest';
import type { Table } from '../../records/Table';
import { exploredRows, isScoredClasses } from './explored';

const table: Table = {
  columns: [
    { id: 'date', label: 'date', kind: 'date' },
    { id: 'actual', label: 'actual', kind: 'number' },
    { id: 'predicted', label: 'predicted', kind: 'number' },
  ],
  rows: [
    ['2026-01-02', 12, 10],
    ['2026-01-01', 8, 9],
    ['2026-01-03', null, 9],
    ['someday', 1, 1],
  ],
};

describe('exploredRows', () => {
  it('puts rows into the order of their times and counts those left out', () => {
    const explored = exploredRows(table, { time: 'date', actual: 'actual', predicted: 'predicted' });

    expect(explored?.rows.map(({ actual }) => actual)).toEqual([8, 12]);
    expect(explored?.leftOut).toBe(2);
  });

  it('numbers the rows where there is no time', () => {
    expect(exploredRows(table, { time: undefined, actual: 'actual', predicted: 'predicted' })?.rows.map(({ at }) => at)).toEqual([1, 2, 4]);
  });

  it('waits until both columns are chosen', () => {
    expect(exploredRows(table, { time: 'date', actual: 'actual', predicted: undefined })).toBeUndefined();
  });
});

describe('isScoredClasses', () => {
  it('knows probabilities of two classes', () => {
    expect(isScoredClasses([{ at: 1, actual: 1, predicted: 0.8 }])).toBe(true);
    expect(isScoredClasses([{ at: 1, actual: 1, predicted: 1.2 }])).toBe(false);
    expect(isScoredClasses([{ at: 1, actual: 1, predicted: 1 }])).toBe(false);
  });
});
