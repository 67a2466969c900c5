import { expect, test } from 'vitest';
import { FakeBackend } from '../testing/FakeBackend';
import { answerOf, createApiClient, dataOf } from './client';

const features = { carat: 0.7 };

test('sends each call to the function that answers it', async () => {
  const backend = new FakeBackend().answer('get', '/models', { org_id: 'default', models: [] });
  await dataOf(createApiClient(backend).GET('/models'));
  expect(backend.calls.map(({ functionName }) => functionName)).toEqual(['info']);
});

test('tells that storage is stale', async () => {
  const backend = new FakeBackend().answer('get', '/models', { org_id: 'default', models: [] }, { 'Orchard-Stale': 'true' });
  expect((await answerOf(createApiClient(backend).GET('/models'))).stale).toBe(true);
});

test('makes a problem document a typed problem with its violations', async () => {
  const violations = [{ path: '$.features.y', expected: 'a number', actual: 'nothing' }];
  const backend = new FakeBackend().refuse('post', '/predict', 422, 'y is missing', { violations });
  const call = dataOf(createApiClient(backend).POST('/predict', { body: { features } }));
  await expect(call).rejects.toMatchObject({ kind: 'invalid', status: 422, requestId: 'r1', violations });
});

test('tells a gateway that answers HTML from a function', async () => {
  const backend = new FakeBackend().handle('post', '/predict', () => new Response('<h1>Bad Gateway</h1>', { status: 502 }));
  await expect(dataOf(createApiClient(backend).POST('/predict', { body: { features } }))).rejects.toMatchObject({ kind: 'unavailable', message: 'HTTP 502' });
});

test('tells that nobody answers', async () => {
  const backend = new FakeBackend().unreachable('get', '/models');
  await expect(dataOf(createApiClient(backend).GET('/models'))).rejects.toMatchObject({ kind: 'offline' });
});

test('tells a cancelled call from a failed one', async () => {
  const backend = new FakeBackend().handle('get', '/models', () => new Promise(() => undefined));
  const abort = new AbortController();
  const call = dataOf(createApiClient(backend).GET('/models', { signal: abort.signal }));
  abort.abort();
  await expect(call).rejects.toMatchObject({ kind: 'aborted' });
});
