import { describe, expect, inject, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { hosts, openPage, type Opened } from './harness/openPage';

const methods = 'core_api_methods: ["me", "all_lookml_models", "lookml_model_explore", "run_inline_query"]';

/** Every check has ended. */
async function checked({ frame }: Opened): Promise<void> {
  await frame.getByText(/Promote and roll back/).waitFor();
  await expect.poll(() => frame.getByText('Checking', { exact: true }).count(), { timeout: 30_000 }).toBe(0);
}

describe.each(hosts)('The set-up check in %s', (host) => {
  it('finds every function reached and every role there', async () => {
    const opened = await openPage(host, '/setup');
    await checked(opened);
    await opened.frame.getByText('Everything that can be checked works.').waitFor();
    expect(await opened.frame.getByText(/^Reached, token accepted, role/).count()).toBe(6);
    await expectAccessible(opened.frame);
    expect(opened.errors).toEqual([]);
  });
});

describe('The set-up check in Looker says what to paste', () => {
  it.each([
    ['the attribute is not set', { without: 'orchard_url' }, 'check-attribute.orchard_url', 'Name: orchard_predictions_orchard_url\n'],
    ['the key is not set', { without: 'orchard_key' }, 'check-token', 'Name: orchard_predictions_orchard_key\n'],
    ['attributes are not entitled', { unentitled: 'orchard_url' }, 'check-attribute.orchard_url', 'scoped_user_attributes: ["orchard_url", "orchard_key"]'],
    ['the user is not entitled', { unentitled: 'me' }, 'check-entitlement.me', methods],
    ['models are not entitled', { unentitled: 'all_lookml_models' }, 'check-entitlement.all_lookml_models', methods],
    ['explores are not entitled', { unentitled: 'lookml_model_explore' }, 'check-entitlement.lookml_model_explore', methods],
    ['queries are not entitled', { unentitled: 'run_inline_query' }, 'check-entitlement.run_inline_query', methods],
    ['storage is not entitled', { unentitled: 'local_storage' }, 'check-entitlement.local_storage', 'local_storage: yes'],
  ])('where %s', async (_what, looker, id, text) => {
    const opened = await openPage('Looker', '/setup', { looker });
    await checked(opened);
    const item = opened.frame.locator(`[id="${id}"]`);
    await item.getByText(/^(Missing|Fails)$/).waitFor();
    expect(await item.locator('pre').innerText()).toContain(text);
    await expectAccessible(opened.frame);
  });

  it('where the address is not entitled, with the address', async () => {
    const opened = await openPage('Looker', '/setup', { looker: { unentitled: 'external_api_urls' } });
    await checked(opened);
    const item = opened.frame.locator('[id^="check-function."]').first();
    expect(await item.locator('pre').innerText()).toMatch(/^external_api_urls: \["http:\/\/127\.0\.0\.1:\d+\/\*"\]$/);
  });

  it('where the functions cannot be reached or do not allow Looker’s pages, with the origin of Looker', async () => {
    const opened = await openPage('Looker', '/setup', { looker: { fault: 'offline' } });
    await checked(opened);
    const item = opened.frame.locator('[id^="check-function."]').first();
    expect(await item.locator('pre').innerText()).toBe(`ORCHARD_ALLOWED_ORIGINS=${inject('looker')}`);
  });

  it('where the key is wrong, as soon as it is asked again', async () => {
    const opened = await openPage('Looker', '/setup');
    await checked(opened);
    await opened.page.route('**/server-proxy', (route) => route.continue({ postData: (route.request().postData() ?? '').replace('{{orchard_predictions_orchard_key}}', 'orchard_wrong') }));
    await opened.frame.getByRole('button', { name: 'Check again' }).click();
    const item = opened.frame.locator('[id="check-token"]');
    await item.getByText('Fails', { exact: true }).waitFor();
    expect(await item.innerText()).toContain('The functions refuse the key in the user attribute orchard_key.');
    expect(await item.locator('pre').innerText()).toContain('Name: orchard_predictions_orchard_key\n');
  });

  it('and copies it', async () => {
    const opened = await openPage('Looker', '/setup', { looker: { without: 'orchard_url' } });
    await opened.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await checked(opened);
    await opened.frame.locator('[id="check-attribute.orchard_url"]').getByRole('button', { name: /^Copy/ }).click();
    await opened.frame.getByText('Copied.').waitFor();
    expect(await opened.page.evaluate(() => navigator.clipboard.readText())).toContain('Name: orchard_predictions_orchard_url');
  });
});
