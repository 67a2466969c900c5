import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Schemas } from '../../api/client';
import { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { sampleManifest } from '../models/sampleManifest';
import { PerformancePage } from './PerformancePage';

function run(algorithm: string, mape: number, dataset = 'walmart'): Schemas['Run'] {
  return {
    run: `20260101000000-${algorithm}`,
    org_id: 'default',
    model: 'sales',
    status: 'succeeded',
    started: '2026-01-01T00:00:00Z',
    finished: '2026-01-01T00:01:00Z',
    progress: 1,
    parameters: { algorithm },
    tags: { dataset },
    metrics: { mape, rmse: mape * 1000 },
    outcome: '',
    elapsed_seconds: 2,
  };
}

function file(text: string): File {
  return new File([text], 'predictions.csv', { type: 'text/csv' });
}

describe('PerformancePage', () => {
  let backend: FakeBackend;

  beforeEach(() => {
    backend = new FakeBackend()
      .answer('get', '/runs', { runs: [run('random_forest', 0.06), run('xgboost', 0.08), run('lightgbm', 0.1), run('tribuo', 0.3, 'rossmann')] })
      .answer('get', '/models', { org_id: 'default', models: [{ name: 'lead-conversion', champion: '20260116143022', aliases: {} }] })
      .answer('get', '/models/{name}', { org_id: 'default', name: 'lead-conversion', champion: '20260116143022', aliases: {}, history: [] })
      .answer('get', '/models/{name}/versions', {
        org_id: 'default',
        model: 'lead-conversion',
        versions: [{ version: '20260116143022', is_active: true, created_at: '2026-01-16T14:30:22Z', aliases: ['champion'], model_type: 'RandomForestClassifier', metrics: {} }],
      })
      .answer('get', '/models/{name}/versions/{version}', sampleManifest());
  });

  it('ranks the runs of one dataset, the best first', async () => {
    renderWith(backend, <PerformancePage />);

    const rows = within(await screen.findByRole('region', { name: 'Table: Ranking' })).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('1sales, random_forestwalmart6%');
    expect(rows).toHaveLength(4);
    expect(screen.getByText('sales, random_forest has the best mape, 6%.')).toBeVisible();
  });

  it('filters by model and by dataset', async () => {
    const { user } = renderWith(backend, <PerformancePage />);
    await user.click(await screen.findByRole('checkbox', { name: 'sales, random_forest' }));

    expect(within(screen.getByRole('region', { name: 'Table: Ranking' })).getAllByRole('row')[1]).toHaveTextContent('xgboost');
    await user.selectOptions(screen.getByLabelText('Dataset'), 'rossmann');
    expect(within(screen.getByRole('region', { name: 'Table: Ranking' })).getAllByRole('row')[1]).toHaveTextContent('tribuo');
  });

  it('saves the runs that are shown', async () => {
    const { user } = renderWith(backend, <PerformancePage />);
    await user.click(await screen.findByRole('button', { name: 'Save as CSV' }));

    expect(await backend.downloads[0]?.content.text()).toContain('20260101000000-xgboost,sales,xgboost,walmart,sales');
  });

  it('says how to begin where no run has measured anything', async () => {
    backend.answer('get', '/runs', { runs: [] });
    renderWith(backend, <PerformancePage />);

    expect(await screen.findByText('No training has measured anything yet.')).toBeVisible();
  });

  it('finds the columns of a file and measures its errors', async () => {
    const { user } = renderWith(backend, <PerformancePage />, '/performance?view=predictions');
    await user.upload(await screen.findByLabelText('choose a file'), file('date,actual,predicted\n2026-01-01,100,110\n2026-01-02,200,190\n2026-01-03,,1\n'));

    expect(await screen.findByText('7.5%')).toBeVisible();
    expect(screen.getByLabelText('Predicted')).toHaveValue('predicted');
    expect(screen.getByText(/1 row was left out/)).toBeVisible();
    expect(screen.getByText('Actual minus predicted; 0 on average.')).toBeVisible();
  });

  it('lets the reader say which columns hold what', async () => {
    const { user } = renderWith(backend, <PerformancePage />, '/performance?view=predictions');
    await user.upload(await screen.findByLabelText('choose a file'), file('a,b\n100,110\n200,190\n'));

    expect(await screen.findByText('Say which columns hold the actual and the predicted values.')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Actual'), 'a');
    await user.selectOptions(screen.getByLabelText('Predicted'), 'b');
    expect(await screen.findByText('7.5%')).toBeVisible();
  });

  it('draws curves instead of residuals where the file holds classes and probabilities', async () => {
    const { user } = renderWith(backend, <PerformancePage />, '/performance?view=predictions');
    await user.upload(await screen.findByLabelText('choose a file'), file('y_true,probability\n1,0.9\n0,0.2\n1,0.6\n0,0.7\n'));

    expect(await screen.findByText(/The area below the curve is 0.75/)).toBeVisible();
  });

  it('says that a file is no CSV instead of breaking', async () => {
    const { user } = renderWith(backend, <PerformancePage />, '/performance?view=predictions');
    await user.upload(await screen.findByLabelText('choose a file'), file(''));

    expect(await screen.findByText('This file cannot be read as CSV.')).toBeVisible();
  });

  it('shows the curves and the confusion of a version', async () => {
    renderWith(backend, <PerformancePage />, '/performance?view=version');

    // By hand: 0.2 * (0.2 + 0.7) / 2 + 0.8 * (0.7 + 1) / 2
    expect(await screen.findByText(/The area below the curve is 0.77/)).toBeVisible();
    expect(screen.getByText(/5% at most/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Confusion matrix' })).toHaveTextContent('7,800');
  });

  it('has a table for every chart', async () => {
    const { user } = renderWith(backend, <PerformancePage />, '/performance?view=version');
    const figure = within(await screen.findByRole('figure', { name: /ROC curve/ }));

    await user.click(figure.getByRole('button', { name: 'Show as table' }));

    expect(figure.getByRole('table')).toHaveTextContent('0.7');
  });
});
