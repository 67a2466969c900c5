import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { hosts, openPage } from './harness/openPage';

const saved = fileURLToPath(new URL('../target/e2e/runs.csv', import.meta.url));
const days = Array.from({ length: 40 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const sales = ['date,actual,predicted', ...days.map((day, index) => (index % 2 === 0 ? `${day},100,110` : `${day},200,190`))].join('\n');
const classes = ['actual,predicted', ...days.map((_, index) => `${String(index % 2)},${String(index % 2 === 0 ? index / 100 : 1 - index / 100)}`)].join('\n');

describe.each(hosts)('Performance in %s', (host) => {
  it('ranks runs, filters them, and saves them as CSV', async () => {
    const { page, frame, errors, refused } = await openPage(host, '/performance');
    const ranking = frame.getByRole('region', { name: 'Table: Ranking' });
    await ranking.waitFor();
    for (const chart of ['of each model', 'Training time against accuracy', 'over all runs']) {
      await frame.locator('figure').filter({ hasText: chart }).first().waitFor();
    }
    await expectAccessible(frame);
    await frame.getByLabel('Dataset').selectOption('');
    const names = frame.getByRole('group', { name: 'Models and algorithms' }).getByRole('checkbox');
    expect(await names.count()).toBeGreaterThan(1);
    const runs = frame.getByRole('table', { name: 'Table: All runs' }).getByRole('row');
    const rows = await runs.count();
    await names.first().uncheck();
    await expect.poll(() => runs.count()).toBeLessThan(rows);
    const [download] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Save as CSV' }).click()]);
    await download.saveAs(saved);
    const [heading = '', ...lines] = (await readFile(saved, 'utf8')).trim().split(/\r?\n/);
    expect(heading.split(',')).toContain('run');
    expect(lines).toHaveLength((await runs.count()) - 1);
    expect(errors).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('explores a file of predictions: columns found, errors, residuals over time and their histogram', async () => {
    const { frame, errors } = await openPage(host, '/performance');
    await frame.getByRole('link', { name: 'Predictions', exact: true }).click();
    await frame.getByLabel('choose a file').setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(sales) });
    await frame.getByText('7.5%').waitFor(); // MAPE: the mean of 10 of 100 and 10 of 200
    expect(await frame.getByLabel('Time').locator('option:checked').textContent()).toBe('date');
    await frame.getByRole('figure', { name: /^Residuals/ }).waitFor();
    await frame.getByRole('figure', { name: 'Distribution of residuals' }).waitFor();
    await expectAccessible(frame);
    expect(errors).toEqual([]);
  });

  it('draws ROC, calibration and confusion of a file with classes', async () => {
    const { frame } = await openPage(host, '/performance?view=predictions');
    await frame.getByLabel('choose a file').setInputFiles({ name: 'classes.csv', mimeType: 'text/csv', buffer: Buffer.from(classes) });
    for (const chart of ['ROC curve', 'Calibration', 'Confusion matrix']) {
      await frame.locator('figure').filter({ hasText: chart }).first().waitFor();
    }
    await expectAccessible(frame);
  });

  it('draws ROC, calibration and confusion of a version', async () => {
    const { frame } = await openPage(host, '/performance?view=version');
    await frame.getByLabel('Model', { exact: true }).selectOption('lead-conversion');
    for (const chart of ['ROC curve', 'Calibration', 'Confusion matrix']) {
      await frame.locator('figure').filter({ hasText: chart }).first().waitFor();
    }
    await expectAccessible(frame);
  });

  it('says that a file is no CSV of numbers, and takes the next one', async () => {
    const { frame, errors } = await openPage(host, '/performance?view=predictions');
    await frame.getByLabel('choose a file').setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255]) });
    await frame.getByText(/cannot be read as CSV|Say which columns/).waitFor();
    await frame.getByLabel('choose a file').setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(sales) });
    await frame.getByText('7.5%').waitFor();
    expect(errors).toEqual([]);
  });
});
