import { beforeEach, expect, test, vi } from 'vitest';
import { BrowserBackend } from './BrowserBackend';

const fetched = vi.fn<(address: URL, init: RequestInit) => Promise<Response>>();

beforeEach(() => {
  fetched.mockReset().mockResolvedValue(Response.json({}));
  vi.stubGlobal('fetch', fetched);
});

test('asks the address that the page came from, with the body whole', async () => {
  const backend = new BrowserBackend('http://127.0.0.1:8080/orchard/index.html');
  await backend.fetch('predict', new Request('https://orchard.invalid/predict?a=1', { method: 'POST', body: '{"features":[1]}' }));
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(String(address)).toBe('http://127.0.0.1:8080/orchard/predict?a=1');
  expect(new TextDecoder().decode(init?.body as ArrayBuffer)).toBe('{"features":[1]}');
});

test('carries the typed token and stores it nowhere', async () => {
  const backend = new BrowserBackend('http://127.0.0.1:8080/');
  backend.typedToken.set(' secret ');
  await backend.fetch('info', new Request('https://orchard.invalid/models'));
  expect(new Headers(fetched.mock.calls[0]?.[1].headers).get('Authorization')).toBe('Bearer secret');
  expect(JSON.stringify({ ...localStorage })).not.toContain('secret');
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('secret');
});

test('is told apart from the functions when nobody answers', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  const { checks } = await new BrowserBackend('http://127.0.0.1:8080/').setup();
  expect(checks[0]).toMatchObject({ id: 'function.health', state: 'failing' });
});

test('knows the roles of callers on the same machine, and not those of a typed token', async () => {
  const backend = new BrowserBackend('http://127.0.0.1:8080/');
  expect(await backend.roles()).toContain('release');
  backend.typedToken.set('secret');
  expect(await backend.roles()).toBeUndefined();
});
