import { describe, expect, it } from 'vitest';
import { formatMetric } from '../components/formatMetric';
import { improvement, metricsOf } from './metric';

describe('metric', () => {
  it('counts a lower error and a higher area as better', () => {
    expect(improvement('rmse', 5, 4)).toBe(1);
    expect(improvement('roc_auc', 0.8, 0.7)).toBeCloseTo(-0.1);
  });

  it('shows MAPE, which is a share, as a percentage', () => {
    expect(formatMetric('mape', 0.060664)).toBe('6.1%');
  });

  it('shows a metric that is undefined as nothing', () => {
    expect(formatMetric('r2', null)).toBe('–');
  });

  it('lists the metrics of all runs once, those asked for first ahead', () => {
    expect(metricsOf([{ zeta: 1, mae: 2 }, { mape: 1, mae: null }])).toEqual(['mape', 'mae', 'zeta']);
  });
});
