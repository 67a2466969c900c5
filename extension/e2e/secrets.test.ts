import { readFile } from 'node:fs/promises';
import { beforeEach, expect, inject, it } from 'vitest';
import { lookerHost } from './harness/lookerHost';
import { openPage, type Opened } from './harness/openPage';

/** Everything that the browser sent and got, bodies too. */
function traffic({ page }: Opened): { all: () => Promise<string> } {
  const parts: Promise<string>[] = [];
  page.on('request', (request) => parts.push(request.allHeaders().then((headers) => `${request.url()} ${JSON.stringify(headers)} ${request.postData() ?? ''}`).catch(() => '')));
  page.on('response', (response) => parts.push(response.text().then((text) => `${JSON.stringify(response.headers())} ${text}`).catch(() => '')));
  return { all: async () => (await Promise.all(parts)).join('\n') };
}

let key = '';
beforeEach(() => {
  key = inject('key');
});

it('the key is nowhere in the browser: not in traffic, messages, storage, page or bundle', async () => {
  const opened = await openPage('Looker', '/models');
  const seen = traffic(opened);
  await opened.page.reload();
  const frame = await (await opened.page.waitForSelector('iframe')).contentFrame();
  await frame?.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
  const host = lookerHost(opened.page);
  const messages = JSON.stringify(await host.messages());
  expect(messages).toContain('Bearer {{orchard_predictions_orchard_key}}');
  const everything = [await seen.all(), messages, await host.localStorage(), await opened.page.content(), (await frame?.content()) ?? ''].join('\n');
  expect(everything).toContain('/session');
  expect(everything).not.toContain(key);
  const bundle = await readFile(new URL('../dist/looker/bundle.js', import.meta.url), 'utf8');
  expect(bundle).not.toContain(key);
  expect(bundle).not.toMatch(/orchard_[A-Za-z0-9_-]{43}/); // the form of every key
});

it('a session’s token is held in memory only, and neither it nor the key is logged', async () => {
  const { page, frame } = await openPage('Looker', '/models');
  await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
  const host = lookerHost(page);
  const token = /"token":\s*"([^"\\]+)/.exec(JSON.stringify(await host.messages()).replaceAll('\\"', '"'))?.[1];
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(await host.localStorage()).not.toContain(token);
  const log = await readFile(inject('log'), 'utf8');
  expect(log).toContain('POST /session 200');
  expect(log).not.toContain(key);
  expect(log).not.toContain(token);
});

it('the extension reaches the functions through its host only, and by short-lived tokens', async () => {
  const { page, frame } = await openPage('Looker', '/models');
  await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
  const fetches = (await lookerHost(page).messages()).flatMap(({ type, payload }) => (type === 'INVOKE_EXTERNAL_API' ? [JSON.stringify(payload)] : []));
  expect(fetches.filter((call) => call.includes('"type":"server-proxy"'))).toHaveLength(1);
  for (const call of fetches.filter((one) => one.includes('"type":"fetch"'))) {
    expect(call).toMatch(/"authorization":"Bearer [\w-]+\.[\w-]+\.[\w-]+"/);
  }
});
