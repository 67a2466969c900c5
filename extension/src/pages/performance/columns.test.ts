import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../records/Table';
import { detectColumns, numberOf, timeOf } from './columns';

function tableOf(row: Readonly<Record<string, Cell>>): Table {
  return { columns: Object.keys(row).map((id) => ({ id, label: id, kind: 'unknown' })), rows: [Object.values(row)] };
}

describe('detectColumns', () => {
  it('finds date, actual and predicted by their names', () => {
    expect(detectColumns(tableOf({ Store: 1, Date: '2026-01-01', 'Actual sales': 10, predictedSales: 11 }))).toEqual({
      time: 'Date',
      actual: 'Actual sales',
      predicted: 'predictedSales',
    });
  });

  it('knows the names of other tools', () => {
    expect(detectColumns(tableOf({ ds: '2026-01', y: '1', yhat: '2' }))).toEqual({ time: 'ds', actual: 'y', predicted: 'yhat' });
    expect(detectColumns(tableOf({ y_true: 1, y_pred: 2 }))).toEqual({ time: undefined, actual: 'y_true', predicted: 'y_pred' });
  });

  it('takes no column of words for numbers, whatever its name', () => {
    expect(detectColumns(tableOf({ actual: 'yes', predicted: 1, target: 2 }))).toMatchObject({ actual: 'target', predicted: 'predicted' });
  });

  it('takes the only other column of numbers for the counterpart', () => {
    expect(detectColumns(tableOf({ prediction: 1, price: 2 }))).toMatchObject({ actual: 'price' });
  });

  it('guesses nothing where nothing tells', () => {
    expect(detectColumns(tableOf({ a: 1, b: 2 }))).toEqual({ time: undefined, actual: undefined, predicted: undefined });
  });
});

describe('cells', () => {
  it('reads numbers with separators between thousands', () => {
    expect(numberOf('1,234.5')).toBe(1234.5);
    expect(numberOf('1,23')).toBeUndefined();
    expect(numberOf(' ')).toBeUndefined();
  });

  it('reads times without a zone as UTC', () => {
    expect(timeOf('2026-01-31')).toBe(Date.UTC(2026, 0, 31));
    expect(timeOf('2026-01-31 08:30')).toBe(Date.UTC(2026, 0, 31, 8, 30));
    expect(timeOf('31.01.2026')).toBeUndefined();
  });
});
