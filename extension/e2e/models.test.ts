import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { ask, modelOf, versionsOf } from './harness/functionsApi';
import { hosts, openPage, type HostName } from './harness/openPage';

const name = 'lead-conversion';
const route = `/models?model=${name}`;

let champion = '';
let other = '';
beforeAll(async () => {
  ({ champion } = await modelOf(name));
  other = (await versionsOf(name)).find((version) => version !== champion) ?? '';
});

async function openModels(host: HostName) {
  const opened = await openPage(host, route);
  await opened.frame.getByRole('table', { name: 'Table: Versions' }).waitFor();
  return opened;
}

describe.each(hosts)('Models in %s', (host) => {
  it('shows versions with their metrics, who moved what and why, and the model card, without a failing request', async () => {
    const { frame, refused, errors } = await openModels(host);
    const champions = frame.getByRole('row').filter({ hasText: champion });
    await champions.getByText('champion', { exact: true }).waitFor();
    await frame.getByRole('columnheader', { name: 'roc_auc' }).first().waitFor();
    await frame.getByRole('heading', { name: 'Who moved what, and why' }).waitFor();
    await frame.getByRole('heading', { name: 'Limits' }).waitFor();
    await expectAccessible(frame);
    expect(errors).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('compares two versions: metrics, importances, features and parameters', async () => {
    const { frame } = await openModels(host);
    await frame.getByRole('combobox', { name: 'First' }).selectOption(champion);
    await frame.getByRole('combobox', { name: 'Second' }).selectOption(other);
    await frame.getByRole('region', { name: 'Metric' }).getByRole('rowheader', { name: 'roc_auc', exact: true }).waitFor();
    await frame.getByRole('figure', { name: 'Importances' }).waitFor();
    await frame.getByRole('listitem').filter({ hasText: 'campaign' }).filter({ hasText: 'only in the first' }).waitFor();
    await frame.getByRole('listitem').filter({ hasText: 'trees 30 → 10' }).waitFor();
    await frame.getByRole('combobox', { name: 'Second' }).selectOption(champion);
    await frame.getByText('Both have the same features, in the same order.').waitFor();
    await expectAccessible(frame);
  });

  it('promotes another version for a reason, and rolls back again', async () => {
    const { frame, errors } = await openModels(host);
    await frame.getByRole('button', { name: `Promote version ${other}` }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await dialog.getByText('Say why, for those who ask later.').waitFor();
    expect((await modelOf(name)).champion).toBe(champion);
    await expectAccessible(frame);
    await dialog.getByLabel('Reason').fill(`smaller, in ${host}`);
    await dialog.getByRole('button', { name: 'Promote' }).click();
    await frame.getByText(`smaller, in ${host}`).waitFor();
    await dialog.waitFor({ state: 'detached' });
    const promoted = await modelOf(name);
    expect(promoted).toMatchObject({ champion: other, history: [{ action: 'promote', to: other, reason: `smaller, in ${host}` }, ...promoted.history.slice(1)] });

    await frame.getByRole('button', { name: 'Roll back' }).click();
    await dialog.getByText(`Version ${other} is champion now.`).waitFor();
    await dialog.getByLabel('Reason').fill(`worse, in ${host}`);
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await frame.getByText(`worse, in ${host}`).waitFor();
    await dialog.waitFor({ state: 'detached' });
    const back = await modelOf(name);
    expect(back.champion).toBe(champion);
    expect(back.history[0]).toMatchObject({ action: 'rollback', to: champion, reason: `worse, in ${host}` });
    expect(errors).toEqual([]);
  });

  it('moves nothing when the question is cancelled by keyboard', async () => {
    const { page, frame } = await openModels(host);
    await frame.getByRole('button', { name: `Promote version ${other}` }).focus();
    await page.keyboard.press('Enter');
    await frame.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await frame.getByRole('dialog').waitFor({ state: 'detached' });
    expect((await modelOf(name)).champion).toBe(champion);
  });
});

describe.each(hosts)('A training begun in %s', (host) => {
  it('is followed to its end, and its version is there', async () => {
    const before = await versionsOf(name);
    const { frame, errors } = await openModels(host);
    await frame.getByRole('button', { name: 'Train now' }).click();
    const training = frame.getByRole('region', { name: 'Training' });
    await training.getByRole('progressbar', { name: 'Training' }).waitFor();
    await training.getByText(/^Training \d+%, /).waitFor();
    await expectAccessible(frame);
    await training.getByText(/done: its version/).waitFor({ timeout: 50_000 });
    const after = await versionsOf(name);
    expect(after).toHaveLength(before.length + 1);
    await frame.getByRole('table', { name: 'Table: Versions' }).getByText(after[0] ?? '').waitFor();
    const { runs } = await ask(`/runs?model=${name}&limit=1`);
    expect(runs).toMatchObject([{ version: after[0], progress: 1 }]);
    ({ champion } = await modelOf(name)); // it passes the gate if it is as good
    expect(errors).toEqual([]);
  });
});
