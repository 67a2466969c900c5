import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Schemas } from '../../api/client';
import { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { ModelsPage } from './ModelsPage';
import { sampleManifest } from './sampleManifest';

const champion = '20260116143022';
const other = '20260115143022';
const run: Schemas['Run'] = {
  run: '20260118090000-0badcafe',
  org_id: 'default',
  model: 'lead-conversion',
  status: 'running',
  started: '2026-01-18T09:00:00Z',
  progress: 0.4,
  activity: { phase: 'growing trees', done: 80, total: 200, trees_grown: 80, message: 'growing trees 80 of 200', at: '2026-01-18T09:00:05Z' },
  parameters: {},
  metrics: {},
  outcome: '',
};

function model(serving: string): Schemas['ModelDescription'] {
  return {
    org_id: 'default',
    name: 'lead-conversion',
    champion: serving,
    aliases: { champion: serving },
    history: [{ at: '2026-01-16T14:31:04Z', who: 'maria', action: 'promote', alias: 'champion', from: other, to: serving, reason: 'better recall' }],
  };
}

function version(id: string, serving: string): Schemas['VersionList']['versions'][number] {
  return { version: id, is_active: id === serving, created_at: '2026-01-16T14:30:22Z', aliases: id === serving ? ['champion'] : [], model_type: 'RandomForestClassifier', metrics: { roc_auc: 0.79 } };
}

function backendServing(serving: string): FakeBackend {
  return new FakeBackend()
    .answer('get', '/models', { org_id: 'default', models: [{ name: 'lead-conversion', champion: serving, aliases: { champion: serving } }] })
    .answer('get', '/models/{name}', model(serving))
    .answer('get', '/models/{name}/versions', { org_id: 'default', model: 'lead-conversion', versions: [version(champion, serving), version(other, serving)] })
    .answer('get', '/models/{name}/versions/{version}', ({ path }) => sampleManifest({ version: path['version'] ?? '' }))
    .handle('get', '/models/{name}/versions/{version}/card', () => new Response('# lead-conversion\n\nPredicts `y`.'))
    .answer('get', '/runs', { runs: [] })
    .refuse('post', '/models/{name}/promote', 422, 'no version')
    .refuse('post', '/runs/{id}/cancel', 404, 'no such run');
}

describe('ModelsPage', () => {
  let backend: FakeBackend;

  beforeEach(() => {
    backend = backendServing(champion);
  });

  it('shows versions, who moved what and why, and the model card', async () => {
    renderWith(backend, <ModelsPage />);

    expect(await screen.findByRole('table', { name: 'Table: Versions' })).toHaveTextContent(champion);
    expect(screen.getByText('better recall')).toBeVisible();
    expect(await screen.findByRole('heading', { name: 'lead-conversion', level: 3 })).toBeVisible();
  });

  it('promotes only with a reason, and says which champion the reader saw', async () => {
    const { user } = renderWith(backend, <ModelsPage />);
    await user.click(await screen.findByRole('button', { name: `Promote version ${other}` }));
    const dialog = within(await screen.findByRole('dialog'));

    await user.click(dialog.getByRole('button', { name: 'Promote' }));
    expect(dialog.getByText('Say why, for those who ask later.')).toBeVisible();
    backend.answer('post', '/models/{name}/promote', { status: 'success', org_id: 'default', model: 'lead-conversion', version: other, aliases: ['champion'], message: '' });
    await user.type(dialog.getByLabelText('Reason'), 'fewer false alarms');
    await user.click(dialog.getByRole('button', { name: 'Promote' }));

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(backend.callsOf('post', '/models/{name}/promote').at(-1)?.body).toEqual({
      org_id: 'default',
      version: other,
      alias: 'champion',
      reason: 'fewer false alarms',
      expected_version: champion,
    });
  });

  it('shows who serves by now when somebody else was faster, and lets the reader decide anew', async () => {
    const third = '20260117143022';
    const { user } = renderWith(backend, <ModelsPage />);
    await user.click(await screen.findByRole('button', { name: `Promote version ${other}` }));
    const dialog = within(await screen.findByRole('dialog'));
    backend.refuse('post', '/models/{name}/promote', 409, `The champion is version ${third} by now`).answer('get', '/models/{name}', model(third));

    await user.type(dialog.getByLabelText('Reason'), 'recall');
    await user.click(dialog.getByRole('button', { name: 'Promote' }));

    expect(await dialog.findByText(`Version ${third} is champion now.`)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Promote' }));
    await waitFor(() => {
      expect(backend.callsOf('post', '/models/{name}/promote').at(-1)?.body).toMatchObject({ expected_version: third });
    });
  });

  it('rolls back to a version that was chosen', async () => {
    backend.answer('post', '/models/{name}/rollback', { status: 'success', org_id: 'default', model: 'lead-conversion', version: other, aliases: ['champion'], message: '' });
    const { user } = renderWith(backend, <ModelsPage />);
    await user.click(await screen.findByRole('button', { name: 'Roll back' }));
    const dialog = within(await screen.findByRole('dialog'));

    await user.selectOptions(dialog.getByLabelText('To which version'), other);
    await user.type(dialog.getByLabelText('Reason'), 'precision fell');
    await user.click(dialog.getByRole('button', { name: 'Roll back' }));

    await waitFor(() => {
      expect(backend.callsOf('post', '/models/{name}/rollback')[0]?.body).toEqual({ org_id: 'default', version: other, reason: 'precision fell', expected_version: champion });
    });
  });

  it('says at the buttons which role the token lacks, and sends nothing', async () => {
    backend.refuse('post', '/models/{name}/promote', 403, 'release').refuse('post', '/runs/{id}/cancel', 403, 'train');
    const { user } = renderWith(backend, <ModelsPage />);

    const train = await screen.findByRole('button', { name: 'Train now' });
    await waitFor(() => {
      expect(train).toHaveAccessibleDescription('Your token lacks the role train.');
    });
    await user.click(train);
    expect(screen.getByRole('button', { name: 'Roll back' })).toHaveAccessibleDescription('Your token lacks the role release.');
    expect(backend.callsOf('post', '/train')).toHaveLength(0);
  });

  it('asks nothing that is refused where the roles are known', async () => {
    backend.knownRoles = ['predict', 'read', 'release'];
    renderWith(backend, <ModelsPage />);

    const train = await screen.findByRole('button', { name: 'Train now' });
    await waitFor(() => {
      expect(train).toHaveAccessibleDescription('Your token lacks the role train.');
    });
    expect(screen.getByRole('button', { name: 'Roll back' })).not.toHaveAccessibleDescription();
    expect(backend.callsOf('post', '/models/{name}/promote')).toHaveLength(0);
    expect(backend.callsOf('post', '/runs/{id}/cancel')).toHaveLength(0);
  });

  it('follows a training to its end and reads the versions again', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    backend
      .answer('post', '/train', { ...run, location: `/runs/${run.run}`, already_running: false })
      .answer('get', '/runs/{id}', { ...run, progress: 0.8 });
    const { user } = renderWith(backend, <ModelsPage />);
    await user.click(await screen.findByRole('button', { name: 'Train now' }));
    expect(await screen.findByText(/40%, growing trees/)).toBeVisible();

    await vi.advanceTimersByTimeAsync(1000);
    expect(await screen.findByText(/80%/)).toBeVisible();
    backend.answer('get', '/runs/{id}', { ...run, status: 'lost', progress: 1, outcome: 'roc_auc 0.78 against 0.79' });
    const read = backend.callsOf('get', '/models/{name}/versions').length;
    await vi.advanceTimersByTimeAsync(10_000);

    expect(await screen.findByText('roc_auc 0.78 against 0.79')).toBeVisible();
    expect(backend.callsOf('get', '/models/{name}/versions').length).toBeGreaterThan(read);
    vi.useRealTimers();
  });

  it('asks less and less often while a training does not move', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    backend.answer('get', '/runs', { runs: [run] }).answer('get', '/runs/{id}', run);
    renderWith(backend, <ModelsPage />);
    await screen.findByText(/40%/);

    await vi.advanceTimersByTimeAsync(60_000);

    const asked = backend.callsOf('get', '/runs/{id}').length;
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(14);
    vi.useRealTimers();
  });

  it('tells a training to stop', async () => {
    backend.answer('get', '/runs', { runs: [run] }).answer('get', '/runs/{id}', run);
    const { user } = renderWith(backend, <ModelsPage />);
    const button = await screen.findByRole('button', { name: 'Cancel the training' });
    backend.answer('post', '/runs/{id}/cancel', run);

    await user.click(button);

    expect(await screen.findByText(/told to stop/)).toBeVisible();
    expect(backend.callsOf('post', '/runs/{id}/cancel').at(-1)?.path['id']).toBe(run.run);
  });

  it('compares the champion with the next version', async () => {
    renderWith(backend, <ModelsPage />);

    const metrics = await screen.findByRole('region', { name: 'Metric' });
    expect(metrics).toHaveTextContent('roc_auc');
    expect(metrics).toHaveTextContent('0.78 to 0.8');
    expect(screen.getByText('Both have the same features, in the same order.')).toBeVisible();
  });

  it('says how to begin where there is no model', async () => {
    backend.answer('get', '/models', { org_id: 'default', models: [] });
    renderWith(backend, <ModelsPage />);

    expect(await screen.findByText('There are no models yet.')).toBeVisible();
  });
});
