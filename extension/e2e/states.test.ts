import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { lookerHost } from './harness/lookerHost';
import { openPage } from './harness/openPage';

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
