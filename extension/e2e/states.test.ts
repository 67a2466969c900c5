import type { Page, Route } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { lookerHost } from './harness/lookerHost';
import { hosts, openPage } from './harness/openPage';

/** Calls to predict pass here, whichever host sends them; what ends that. */
async function onPredict(page: Page, handle: (route: Route) => Promise<void>): Promise<() => Promise<void>> {
  await page.route(/\/predict$/, handle);
  return () => page.unroute(/\/predict$/);
}

const form = '/predict?model=diamond-price';

/** In Looker a page of another address calls. */
const anyOrigin = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': '*' };

describe.each(hosts)('When something fails while predicting in %s', (host) => {
  it('what the server refuses is told at its field, and gone with the mistake', async () => {
    const { page, frame, errors } = await openPage(host, form);
    const heal = await onPredict(page, async (route) => {
      const body = JSON.parse(route.request().postData() ?? '{}') as { features: Record<string, unknown> };
      await route.continue({ postData: JSON.stringify({ ...body, features: { ...body.features, carat: 'heavy' } }) });
    });
    await frame.getByRole('button', { name: 'Randomize' }).click();
    const carat = frame.getByRole('textbox', { name: /^carat/ });
    await frame.locator('input[name=carat][aria-invalid=true]').waitFor();
    const described = (await carat.getAttribute('aria-describedby')) ?? '';
    expect(await frame.locator(`[id="${described.split(' ')[0] ?? ''}"]`).innerText()).toMatch(/^Expected a number/);
    await expectAccessible(frame);
    await heal();
    await carat.fill('0.7');
    await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
    expect(await carat.getAttribute('aria-invalid')).toBe('false');
    expect(await frame.getByRole('alert').count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it('a server that fails is asked again by a button', async () => {
    const { page, frame } = await openPage(host, form);
    const body = JSON.stringify({ type: 'about:blank', title: 'Service unavailable', status: 503, detail: 'The model cannot be read.', request_id: 'abc' });
    const heal = await onPredict(page, (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', headers: { ...anyOrigin, 'Retry-After': '1' }, body }));
    await frame.getByRole('button', { name: 'Randomize' }).click();
    const alert = frame.getByRole('alert');
    await alert.getByText('The model cannot be read.').waitFor();
    await alert.getByText('Request abc').waitFor();
    await expectAccessible(frame);
    await heal();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
    expect(await alert.count()).toBe(0);
  });

  it('a network that is gone is told, and what was typed stays for when it is back', async () => {
    const { frame, context } = await openPage(host, form);
    const carat = frame.getByRole('textbox', { name: /^carat/ });
    await carat.waitFor();
    await context.setOffline(true);
    await frame.getByRole('button', { name: 'Randomize' }).click();
    const alert = frame.getByRole('alert').filter({ hasText: 'Nobody answers.' });
    await alert.waitFor();
    const typed = await carat.inputValue();
    await context.setOffline(false);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
    expect(await carat.inputValue()).toBe(typed);
    expect(await alert.count()).toBe(0);
  });

  it('storage that fails is told by a banner, until it answers again', async () => {
    const { page, frame } = await openPage(host, form);
    const heal = await onPredict(page, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...anyOrigin, 'Orchard-Stale': 'true' } });
    });
    await frame.getByRole('button', { name: 'Randomize' }).click();
    const banner = frame.getByText('Storage does not answer.', { exact: false });
    await banner.waitFor();
    await expectAccessible(frame);
    await heal();
    await frame.getByRole('button', { name: 'Predict', exact: true }).click();
    await banner.waitFor({ state: 'detached' });
  });

  it('without local storage the page works and forgets', async () => {
    const { page, context, frame, errors } = await openPage(host, form, { looker: { unentitled: 'local_storage' } });
    if (host === 'standalone') {
      await context.addInitScript(() => {
        Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } });
      });
      await page.reload();
    }
    await frame.getByRole('button', { name: 'Randomize' }).click();
    await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('When the token is missing on pages of their own', () => {
  it('one can be given, and the call is made again with it', async () => {
    const { page, frame } = await openPage('standalone', form);
    let carried: string | undefined;
    await frame.getByRole('button', { name: 'Randomize' }).waitFor();
    await onPredict(page, async (route) => {
      const { authorization, ...headers } = await route.request().allHeaders();
      carried = authorization ?? carried;
      await (authorization === undefined
        ? route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Unauthorized', status: 401, detail: 'A token is needed.' }) })
        : route.continue({ headers }));
    });
    await frame.getByRole('button', { name: 'Randomize' }).click();
    await frame.getByRole('alert').filter({ hasText: 'Your token is missing or no longer valid.' }).waitFor();
    await expectAccessible(frame);
    await frame.getByLabel('Token').fill('secret');
    await page.keyboard.press('Enter');
    await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
    expect(carried).toBe('Bearer secret');
    expect(JSON.stringify(await frame.evaluate(() => ({ ...localStorage, ...sessionStorage })))).not.toContain('secret');
  });
});

describe('When something fails in Looker', () => {
  it.each([
    ['offline', 'Nobody answers.'],
    ['unavailable', 'Not available right now.'],
    ['error', 'Something went wrong on the server.'],
    ['html', 'Not available right now.'],
  ])('%s says so, leads to the set-up check and goes away when tried again', async (fault, title) => {
    const { page, frame } = await openPage('Looker', '/models', { looker: { fault } });
    const alert = frame.getByRole('alert').filter({ hasText: title });
    await alert.waitFor();
    expect(await alert.innerText()).not.toMatch(/<html|<h1/);
    await alert.getByRole('link', { name: 'Open the set-up check' }).waitFor();
    await expectAccessible(frame);
    await lookerHost(page).fault('none');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
    expect(await frame.getByRole('alert').count()).toBe(0);
  });

  it('an expired token is renewed unseen', async () => {
    const { page, frame } = await openPage('Looker', '/models', { looker: { fault: 'expired' } });
    await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
    expect(await frame.getByRole('alert').count()).toBe(0);
    const sessions = (await lookerHost(page).messages()).filter(({ payload }) => JSON.stringify(payload ?? '').includes('"type":"server-proxy"'));
    expect(sessions).toHaveLength(2);
  });

  it('a slow answer shows what is coming', async () => {
    const { page, frame } = await openPage('Looker', '/models', { looker: { delay: '700' } });
    await frame.getByRole('status').first().waitFor();
    await lookerHost(page).delay(0);
    await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
  });
});

describe('When Looker is not set up', () => {
  it.each([
    ['an attribute is not set', { without: 'orchard_url' }, 'The user attribute orchard_url is not set.'],
    ['the key is not set', { without: 'orchard_key' }, 'The functions refuse the key'],
    ['the address is not entitled', { unentitled: 'external_api_urls' }, 'external_api_urls'],
    ['an API method is not entitled', { unentitled: 'me' }, 'core_api_methods'],
  ])('%s: every page says so and leads to the set-up check', async (_what, looker, said) => {
    const { frame } = await openPage('Looker', '/models', { looker });
    const alert = frame.getByRole('alert').filter({ hasText: said });
    await alert.waitFor();
    await alert.getByRole('link', { name: 'Open the set-up check' }).click();
    await frame.getByRole('heading', { name: 'Set-up check', level: 1 }).waitFor();
    await expectAccessible(frame);
  });

  it('without local storage the pages work and forget', async () => {
    const { frame, errors } = await openPage('Looker', '/models', { looker: { unentitled: 'local_storage' } });
    await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});
