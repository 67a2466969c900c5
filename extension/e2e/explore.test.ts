import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { lookerHost } from './harness/lookerHost';
import { openPage } from './harness/openPage';

const screenshots = new URL('../target/e2e/', import.meta.url).pathname;

/** Diamonds with their price; the third has no number for its weight. */
const diamonds = ['carat,depth,table,x,y,price', '0.7,61.8,57,5.7,5.72,2400', '1.01,62.3,57,6.42,6.38,5000', 'heavy,62.3,57,6.42,6.38,5000', '0.3,61,56,4.3,4.32,600'].join('\n');

describe('Explore standing alone', () => {
  it('scores a file, shows the error of a bad row in its place, and saves the rest as CSV', async () => {
    const { page, frame, errors } = await openPage('standalone', '/explore');
    await frame.getByLabel('Model', { exact: true }).selectOption('diamond-price');
    await frame.getByLabel(/Drop a CSV file/).setInputFiles({ name: 'diamonds.csv', mimeType: 'text/csv', buffer: Buffer.from(diamonds) });
    await frame.getByRole('button', { name: 'Score these rows' }).click();
    await frame.getByText('4 rows scored, 1 of them did not fit.').waitFor();
    await frame.getByText('carat: expected a number', { exact: false }).first().waitFor();
    await frame.getByText('Compared with the known price').waitFor();
    await expectAccessible(frame);
    await page.screenshot({ path: `${screenshots}explore-standalone.png`, fullPage: true });
    const [download] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Download 4 rows as CSV' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^diamond-price-\d+-predictions\.csv$/);
    expect(errors).toEqual([]);
  });

  it('fits 320 pixels and the dark', async () => {
    const { page, frame } = await openPage('standalone', '/explore', { width: 320, colorScheme: 'dark' });
    await frame.getByLabel(/Drop a CSV file/).setInputFiles({ name: 'diamonds.csv', mimeType: 'text/csv', buffer: Buffer.from(diamonds) });
    await frame.getByLabel('Model', { exact: true }).selectOption('diamond-price');
    await frame.getByRole('button', { name: 'Score these rows' }).click();
    await frame.getByText('4 rows scored', { exact: false }).waitFor();
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(frame);
    await page.screenshot({ path: `${screenshots}explore-standalone-320-dark.png`, fullPage: true });
  });
});

describe('Explore in Looker', () => {
  it('scores an explore, and its threshold moves the confusion matrix by keyboard', async () => {
    const { page, frame, errors } = await openPage('Looker', '/explore');
    await frame.getByLabel('Model', { exact: true }).selectOption('lead-conversion');
    await frame.getByLabel('Explore', { exact: true }).selectOption('leads');
    await frame.getByLabel('Rows at most').fill('200');
    await frame.getByRole('button', { name: 'Score these rows' }).click();
    await frame.getByText('200 rows scored', { exact: false }).waitFor();
    const matrix = frame.getByRole('table', { name: 'Confusion matrix of y' });
    const before = await matrix.textContent();
    await frame.getByRole('slider').focus();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('ArrowLeft');
    }
    expect(await matrix.textContent()).not.toBe(before);
    await expectAccessible(frame);
    await page.screenshot({ path: `${screenshots}explore-Looker.png` });
    expect(errors).toEqual([]);
  });
});

describe.each(['dashboard_vis', 'dashboard_tile'])('A %s', (mount) => {
  it('scores its rows, follows filters and tells when its picture may be taken', async () => {
    const { page, frame, errors } = await openPage('Looker', '/', { width: 700, height: 420, looker: { mount } });
    await frame.getByText('50 rows').waitFor();
    await frame.getByRole('table', { name: 'Predictions of lead-conversion' }).waitFor();
    const host = lookerHost(page);
    expect((await host.messages()).map(({ type }) => type)).toContain('RENDERED');
    await expectAccessible(frame);
    await page.screenshot({ path: `${screenshots}${mount}.png` });
    await host.filter('Month', 'oct');
    await frame.getByText(/^(?!50 rows)\d+ rows?/).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('Odd explores', () => {
  it.each(['no_fields', 'quick_queries', 'measures_only', 'odd_cells', 'wide', 'broken_sql'])('such as %s break nothing', async (explore) => {
    const { page, frame, errors } = await openPage('Looker', '/explore');
    await frame.getByLabel('Model', { exact: true }).selectOption('diamond-price');
    await frame.getByLabel('Looker model').selectOption('odd_explores');
    await frame.getByLabel('Explore', { exact: true }).selectOption(explore);
    await frame.getByText(/This explore has no fields|features have what they need|Still needed/).first().waitFor();
    const score = frame.getByRole('button', { name: 'Score these rows' });
    if ((await score.count()) > 0 && (await score.isEnabled())) {
      await score.click();
      await frame.getByText(/rows? scored|does not fit|not recorded/).first().waitFor();
    }
    await expectAccessible(frame);
    await page.screenshot({ path: `${screenshots}explore-odd-${explore}.png` });
    expect(errors).toEqual([]);
  });
});

describe('A long file', () => {
  it('is dropped, its scoring cancelled and gone on with, and its mapping remembered', async () => {
    const { page, frame, errors } = await openPage('standalone', '/explore');
    await frame.getByLabel('Model', { exact: true }).selectOption('diamond-price');
    const rows = Array.from({ length: 2600 }, (_, row) => `${String(0.3 + (row % 100) / 50)},61.8,57,5.7,5.72`);
    const text = ['weight,depth,table,x,y', ...rows].join('\n');
    const drop = async () => {
      const files = await frame.evaluateHandle((content) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'long.csv', { type: 'text/csv' }));
        return transfer;
      }, text);
      await frame.getByText('Drop a CSV file', { exact: false }).dispatchEvent('drop', { dataTransfer: files });
      await frame.getByText('long.csv: 2,600 rows', { exact: false }).waitFor();
    };
    await drop();
    await frame.getByLabel(/^carat/).selectOption({ label: 'weight' });
    let held = 0;
    await page.route(/\/batch_predict$/, (route) => (held++ < 2 ? route.continue() : undefined)); // the third is never answered
    await frame.getByRole('button', { name: 'Score these rows' }).click();
    await frame.getByText('1,000 of 2,600 rows').waitFor();
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await page.unroute(/\/batch_predict$/);
    await frame.getByRole('button', { name: 'Score the other 1,600' }).click();
    await frame.getByText('2,600 rows scored.').waitFor();
    await expectAccessible(frame);
    await page.reload();
    await frame.getByLabel('Model', { exact: true }).selectOption('diamond-price');
    await drop();
    await expect.poll(() => frame.getByLabel(/^carat/).inputValue()).toBe('column:weight');
    expect(errors).toEqual([]);
  });
});
