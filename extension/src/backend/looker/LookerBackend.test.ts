import { expect, it } from 'vitest';
import { problemOf } from '../../api/problems';
import { answer, FakeHost } from './FakeHost';
import { LookerBackend } from './LookerBackend';
import { LookerTile } from './LookerTile';

function backend(host: FakeHost): LookerBackend {
  return new LookerBackend(host.api, undefined, (queries) => new LookerTile(queries, { rendered: () => undefined, showProblem: () => undefined, offerSettings: () => undefined }));
}

function predictRequest(init: RequestInit = {}): Request {
  return new Request('https://orchard.invalid/predict?model=m', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"features":[1]}', ...init });
}

async function problemIn(call: Promise<unknown>) {
  return problemOf(
    await call.then(
      () => new Error('it succeeded'),
      (failure: unknown) => failure,
    ),
  );
}

it('sends the key by its tag to /session only, and the session’s token with everything else', async () => {
  const host = new FakeHost();
  await backend(host).fetch('predict', predictRequest());
  expect(host.serverCalls).toEqual([
    {
      resource: 'https://orchard.example.com/session',
      init: { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: 'Bearer {{orchard_predictions_orchard_key}}' }, body: '{"user":"12"}' },
    },
  ]);
  expect(host.fetches).toEqual([
    {
      resource: 'https://orchard.example.com/predict?model=m',
      init: { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json', authorization: 'Bearer session-1' }, body: '{"features":[1]}' },
    },
  ]);
  expect(JSON.stringify(host.fetches)).not.toContain('orchard_key');
});

it('opens a session once for calls at the same time', async () => {
  const host = new FakeHost();
  const looker = backend(host);
  await Promise.all([looker.fetch('predict', predictRequest()), looker.fetch('predict', predictRequest())]);
  expect(host.serverCalls).toHaveLength(1);
});

it('renews a refused token once and asks again', async () => {
  const host = new FakeHost();
  host.onFetch = ({ init }) => (init.headers?.['authorization'] === 'Bearer session-1' ? answer(401, {}) : answer(200, { prediction: 1 }));
  const response = await backend(host).fetch('predict', predictRequest());
  expect(await response.json()).toEqual({ prediction: 1 });
  expect(host.fetches).toHaveLength(2);
});

it('gives a second refusal to the page', async () => {
  const host = new FakeHost();
  host.onFetch = () => answer(401, {});
  expect((await backend(host).fetch('predict', predictRequest())).status).toBe(401);
  expect(host.fetches).toHaveLength(2);
});

it('hands problems of the functions on as they are', async () => {
  const host = new FakeHost();
  host.onFetch = () => answer(422, { title: 'x' }, { 'content-type': 'application/problem+json', 'orchard-stale': 'true' });
  const response = await backend(host).fetch('predict', predictRequest());
  expect(response.status).toBe(422);
  expect(response.headers.get('Orchard-Stale')).toBe('true');
});

it('gives an answer without a body its status', async () => {
  const host = new FakeHost();
  host.onFetch = () => ({ ok: true, status: 204, headers: {}, body: '' });
  expect((await backend(host).fetch('release', predictRequest())).status).toBe(204);
});

it('names the attribute that is not set', async () => {
  const host = new FakeHost();
  host.attributes = {};
  expect(await problemIn(backend(host).fetch('predict', predictRequest()))).toMatchObject({ kind: 'setup', message: 'The user attribute orchard_url is not set.' });
});

it('names the function that has no address', async () => {
  const host = new FakeHost();
  host.attributes = { orchard_url: '{"session": "https://s.example.com"}' };
  expect(await problemIn(backend(host).fetch('predict', predictRequest()))).toMatchObject({ kind: 'setup', message: expect.stringContaining('predict') as string });
});

it('says that the key was refused', async () => {
  const host = new FakeHost();
  host.onServer = () => answer(401, { title: 'Unauthorized' });
  expect(await problemIn(backend(host).fetch('predict', predictRequest()))).toMatchObject({ kind: 'setup', message: expect.stringContaining('orchard_key') as string });
});

it('tells a missing entitlement from functions that cannot be reached', async () => {
  const host = new FakeHost();
  host.onFetch = () => new Error('Required entitlement external_api_urls does not contain https://orchard.example.com');
  expect(await problemIn(backend(host).fetch('predict', predictRequest()))).toMatchObject({ kind: 'setup' });
  host.onFetch = () => new Error('Failed to fetch');
  expect(await problemIn(backend(host).fetch('predict', predictRequest()))).toMatchObject({ kind: 'offline' });
});

it('drops an answer that nobody waits for any more', async () => {
  const host = new FakeHost();
  const controller = new AbortController();
  host.onFetch = () => {
    controller.abort();
    return answer(200, {});
  };
  expect(await problemIn(backend(host).fetch('predict', predictRequest({ signal: controller.signal })))).toMatchObject({ kind: 'aborted' });
});

it('reads the address again after the set-up check', async () => {
  const host = new FakeHost();
  host.attributes = {};
  const looker = backend(host);
  await problemIn(looker.fetch('predict', predictRequest()));
  host.attributes = { orchard_url: 'https://other.example.com' };
  const { checks } = await looker.setup();
  expect(checks.find(({ id }) => id === 'attribute.orchard_url')).toMatchObject({ state: 'ok' });
  await looker.fetch('predict', predictRequest());
  expect(host.fetches.at(-1)?.resource).toBe('https://other.example.com/predict?model=m');
});

it('says in the set-up check which attribute to create, with its whole name', async () => {
  const host = new FakeHost();
  host.attributes = {};
  host.onServer = () => answer(401, {});
  const { checks } = await backend(host).setup();
  expect(checks.find(({ id }) => id === 'attribute.orchard_url')).toMatchObject({
    state: 'missing',
    paste: { text: expect.stringContaining('Name: orchard_predictions_orchard_url') as string },
  });
});

it('says in the set-up check what to paste for a refused key, an unknown page and a missing entitlement', async () => {
  const host = new FakeHost();
  host.onServer = () => answer(401, {});
  host.onFetch = () => new Error('Failed to fetch');
  host.core['/lookml_models'] = new Error('Required entitlement core_api_methods does not contain all_lookml_models');
  const { checks } = await backend(host).setup();
  const paste = (id: string) => checks.find((check) => check.id === id)?.paste?.text;
  expect(paste('token')).toMatch(/Name: orchard_predictions_orchard_key[\s\S]*Hide values: Yes\nDomain allowlist: https:\/\/orchard\.example\.com\/\*/);
  expect(checks.find(({ id }) => id.startsWith('function.'))?.paste?.text).toBe('ORCHARD_ALLOWED_ORIGINS=https://company.looker.com');
  expect(paste('entitlement.all_lookml_models')).toContain('core_api_methods: [');
});

it('opens a session for the set-up check, since the key may have changed, and keeps the one it has if that fails', async () => {
  const host = new FakeHost();
  const looker = backend(host);
  await looker.fetch('predict', predictRequest());
  host.onServer = () => answer(401, {});
  const { checks } = await looker.setup();
  expect(checks.find(({ id }) => id === 'token')).toMatchObject({ state: 'failing' });
  expect((await looker.fetch('predict', predictRequest())).status).toBe(200);
});

it.each(['lookml_model_explore', 'run_inline_query'])('tells whether %s is entitled by a call that Looker refuses otherwise', async (method) => {
  const host = new FakeHost();
  const looker = backend(host);
  const found = async () => (await looker.setup()).checks.find(({ id }) => id === `entitlement.${method}`);
  expect(await found()).toMatchObject({ state: 'ok' });
  const path = method === 'run_inline_query' ? '/queries/run/json' : '/lookml_models/orchard_setup_check/explores/orchard_setup_check';
  host.core[path] = new Error(`Required entitlement core_api_methods does not contain ${method}`);
  expect(await found()).toMatchObject({ state: 'missing', paste: { text: 'core_api_methods: ["me", "all_lookml_models", "lookml_model_explore", "run_inline_query"]' } });
});
