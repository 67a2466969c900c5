import { describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { filtered, overview, ranking, scoresOf, spreads } from './leaderboard';

function run(algorithm: string, mape: number | null, more: Partial<Schemas['Run']> = {}): Schemas['Run'] {
  return {
    run: `20260101000000-${algorithm}`,
    org_id: 'default',
    model: 'sales',
    status: 'succeeded',
    started: '2026-01-01T00:00:00Z',
    progress: 1,
    parameters: { algorithm },
    tags: { dataset: 'walmart' },
    metrics: { mape },
    outcome: '',
    elapsed_seconds: 2,
    ...more,
  };
}

// The forecasting portfolio's benchmark: its ranks by MAPE
const runs = [run('catboost', 0.209452), run('lightgbm', 0.098851), run('random_forest', 0.060664), run('xgboost', 0.081161)];

describe('leaderboard', () => {
  it('ranks by an error from the lowest', () => {
    expect(ranking(scoresOf(runs), 'mape').map(({ rank, score }) => [rank, score.algorithm])).toEqual([
      [1, 'random_forest'],
      [2, 'xgboost'],
      [3, 'lightgbm'],
      [4, 'catboost'],
    ]);
  });

  it('ranks by a measure of goodness from the highest', () => {
    const scores = scoresOf([run('a', null, { metrics: { r2: 0.5 } }), run('b', null, { metrics: { r2: 0.9 } })]);

    expect(ranking(scores, 'r2')[0]?.score.algorithm).toBe('b');
  });

  it('counts the newest run of a model and algorithm only, and each dataset by itself', () => {
    const scores = scoresOf([
      run('xgboost', 0.2, { started: '2026-02-01T00:00:00Z' }),
      run('xgboost', 0.1),
      run('xgboost', 0.3, { tags: { dataset: 'rossmann' } }),
    ]);

    expect(ranking(scores, 'mape').map(({ value, score }) => [value, score.dataset])).toEqual([
      [0.2, 'walmart'],
      [0.3, 'rossmann'],
    ]);
  });

  it('gives equal values the same rank', () => {
    expect(ranking(scoresOf([run('a', 0.1), run('b', 0.1), run('c', 0.2)]), 'mape').map(({ rank }) => rank)).toEqual([1, 1, 3]);
  });

  it('leaves out runs that measured nothing', () => {
    expect(scoresOf([run('a', null), run('b', 0.1)])).toHaveLength(1);
  });

  it('takes the model for an experiment without a name', () => {
    expect(scoresOf([run('a', 0.1)])[0]?.experiment).toBe('sales');
  });

  it('keeps only what every filter lets pass', () => {
    const kept = filtered(scoresOf(runs), { dataset: 'walmart', experiment: '', names: new Set(['sales, xgboost']) });

    expect(kept.map(({ algorithm }) => algorithm)).toEqual(['xgboost']);
  });

  it('sums up each model over all its runs', () => {
    const [spread] = spreads(scoresOf([run('a', 0.1), run('a', 0.3)]), 'mape');

    expect(spread?.summary).toMatchObject({ count: 2, least: 0.1, most: 0.3 });
    expect(spread?.summary.mean).toBeCloseTo(0.2);
  });

  it('names the best and the mean time of training', () => {
    expect(overview(scoresOf(runs), 'mape')).toMatchObject({ names: 4, datasets: 1, runs: 4, meanSeconds: 2, best: { score: { algorithm: 'random_forest' } } });
  });
});
