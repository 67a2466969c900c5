import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { SetupPage } from './SetupPage';

function itemOf(title: RegExp) {
  const item = screen.getByRole('heading', { name: title }).closest('li');
  if (item === null) {
    throw new Error('not in a list');
  }
  return within(item);
}

describe('SetupPage', () => {
  let backend: FakeBackend;

  beforeEach(() => {
    backend = new FakeBackend()
      .answer('get', '/models', { org_id: 'default', models: [] })
      .refuse('post', '/predict', 422, 'features')
      .refuse('post', '/batch_predict', 422, 'records')
      .answer('get', '/runs', { runs: [] })
      .refuse('post', '/runs/{id}/cancel', 404, 'no such run')
      .refuse('post', '/models/{name}/promote', 422, 'version');
  });

  it('is content when every function takes the token and finds its role', async () => {
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText('Everything that can be checked works.')).toBeVisible();
  });

  it('names the role that is missing and gives the command for a token that has it', async () => {
    backend.refuse('post', '/models/{name}/promote', 403, 'This needs a token with the role release');
    const { user } = renderWith(backend, <SetupPage />);

    expect(await screen.findByText('One thing needs doing.')).toBeVisible();
    await screen.findByText(/lacks the role release/);
    await user.click(itemOf(/Promote and roll back/).getByRole('button', { name: /Copy/ }));
    expect(backend.copied).toEqual(['./orchard token --name pages --roles predict,read,release']);
  });

  it('tells a refusal by Google from one of ours', async () => {
    backend.handle('post', '/predict', () => new Response('<html>Forbidden</html>', { status: 403, headers: { 'Content-Type': 'text/html' } }));
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText(/Google refuses before the function is asked/)).toBeVisible();
    expect(itemOf(/^Predict \(/).getByText(/public = true/)).toBeVisible();
  });

  it('says that an address is wrong where something else answers', async () => {
    backend.handle('get', '/models', () => new Response('not here', { status: 404 }));
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText(/it is not this function/)).toBeVisible();
  });

  it('tells a page of some other server from an answer', async () => {
    backend.handle('get', '/models', () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }));
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText(/Something answers, but no JSON/)).toBeVisible();
  });

  it('gives the line that allows this page where nobody answers', async () => {
    backend.unreachable('get', '/runs');
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText(/Nobody answers/)).toBeVisible();
    expect(itemOf(/Look at trainings/).getByText(`ORCHARD_ALLOWED_ORIGINS=${window.location.origin}`)).toBeVisible();
  });

  it('shows what the place itself lacks, with the text to paste', async () => {
    backend.kind = 'looker';
    backend.report = {
      checks: [{ id: 'entitlement.use_downloads', title: 'Entitlement use_downloads', state: 'missing', detail: 'not entitled', remedy: 'Add it.', paste: { where: 'manifest.lkml', text: 'use_downloads: yes' } }],
    };
    renderWith(backend, <SetupPage />);

    expect(await screen.findByText('use_downloads: yes')).toBeVisible();
    expect(screen.getByText('manifest.lkml')).toBeVisible();
  });

  it('checks everything again with a token that was typed in', async () => {
    const set = vi.fn(() => {
      backend.answer('get', '/models', { org_id: 'default', models: [] });
    });
    backend.typedToken = { isSet: false, set };
    backend.refuse('get', '/models', 401, 'Send one token');
    const { user } = renderWith(backend, <SetupPage />);
    await screen.findByText(/the token is not accepted/);

    await user.type(screen.getByLabelText('Token', { selector: 'input' }), 'secret');
    await user.click(screen.getByRole('button', { name: 'Use this token' }));

    expect(set).toHaveBeenCalledWith('secret');
    await waitFor(() => {
      expect(screen.queryByText(/the token is not accepted/)).toBeNull();
    });
    expect(await screen.findByText('Everything that can be checked works.')).toBeVisible();
  });
});
