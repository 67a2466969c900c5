import { describe, expect, it } from 'vitest';
import { thinned } from './thinned';

describe('thinned', () => {
  it('keeps every item while there are few', () => {
    expect(thinned([3, 1, 2], 3, (value) => value)).toEqual([3, 1, 2]);
  });

  it('keeps a single spike of many rows, in its place', () => {
    const flat = Array.from({ length: 50_000 }, (_, row) => ({ row, value: 0 }));
    flat[31_234] = { row: 31_234, value: 9 };

    const kept = thinned(flat, 1000, (item) => item.value);

    expect(kept.length).toBeLessThanOrEqual(1000);
    expect(kept).toContainEqual({ row: 31_234, value: 9 });
    expect(kept.map((item) => item.row)).toEqual(
      [...kept.map((item) => item.row)].sort((left, right) => left - right),
    );
  });
});
