import type { Frame, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { hosts, openPage } from './harness/openPage';

const route = '/predict?model=diamond-price';

/** Waits for the form with its first prediction, of a plausible row. */
async function predicted(frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: 'Randomize' }).click();
  await frame.getByRole('meter', { name: 'Confidence' }).waitFor();
}

/** What has the focus, and whether a reader can see that it has. */
function focused(frame: Frame) {
  return frame.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const name = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
    return { name: name.trim(), tag: element.tagName, type: element.getAttribute('type'), visible: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' };
  });
}

async function tabTo(page: Page, frame: Frame, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab');
    const stop = await focused(frame);
    expect(stop, 'every stop of the keyboard can be seen').toMatchObject({ visible: true });
    if (name.test(stop.name)) {
      return;
    }
    passed.push(stop.name);
  }
  throw new Error(`The keyboard does not reach ${String(name)}: ${passed.join(', ')}`);
}

describe.each(hosts)('Predict in %s', (host) => {
  it('is gone through without a mouse, in the order of the page', async () => {
    const { page, frame, errors } = await openPage(host, route);
    await frame.getByRole('textbox', { name: /^carat/ }).waitFor();
    await tabTo(page, frame, /Skip to the page/);
    await page.keyboard.press('Enter');
    await tabTo(page, frame, /^Model/);
    await tabTo(page, frame, /^carat/);
    await page.keyboard.type('0.7');
    for (const [name, value] of [['depth', '61.8'], ['table', '57'], ['x', '5.7'], ['y', '5.72']] as const) {
      await tabTo(page, frame, new RegExp(`^${name}`));
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Enter');
    await frame.getByText('This row').waitFor({ state: 'attached' });
    await frame.getByRole('table', { name: 'This session' }).waitFor();
    const slider = frame.getByRole('slider', { name: 'Slide carat' });
    const before = await frame.getByRole('meter', { name: 'Confidence' }).getAttribute('aria-valuenow');
    await page.keyboard.press('Shift+Tab'); // y, its own slider is behind it
    while ((await focused(frame)).name !== 'Slide carat') {
      await page.keyboard.press('Shift+Tab');
    }
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('ArrowRight');
    }
    await frame.waitForFunction((last) => document.querySelector('[role="meter"]')?.getAttribute('aria-valuenow') !== last, before);
    expect(Number(await slider.inputValue())).toBeGreaterThan(0.9);
    await tabTo(page, frame, /^Randomize/);
    await page.keyboard.press('Space');
    await tabTo(page, frame, /^Clear/);
    await page.keyboard.press('Enter');
    await frame.getByText('No prediction yet').waitFor();
    await expectAccessible(frame);
    expect(errors).toEqual([]);
  });

  it('asks what if as a slider moves: coalesced, and the last answer is of where it stands', async () => {
    const { page, frame, errors } = await openPage(host, route);
    await predicted(frame);
    const asked: number[] = [];
    await page.route(/\/predict$/, async (call) => {
      asked.push((JSON.parse(call.request().postData() ?? '{}') as { features: { carat: number } }).features.carat);
      await new Promise((resolve) => setTimeout(resolve, asked.length === 1 ? 400 : 50)); // the first is the slowest
      await call.continue();
    });
    const slider = frame.getByRole('slider', { name: 'Slide carat' });
    await slider.fill('0.4');
    await slider.focus();
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('ArrowRight');
    }
    const stands = Number(await slider.inputValue());
    await expect.poll(() => asked.at(-1)).toBe(stands);
    await frame.getByText(`carat ${String(stands)}`).waitFor();
    expect(asked.length).toBeLessThan(15);
    expect([...asked].sort((a, b) => a - b)).toEqual(asked);
    expect(errors).toEqual([]);
  });

  it('keeps a session: two rows are compared, and all are saved', async () => {
    const { page, frame, errors } = await openPage(host, route);
    await predicted(frame);
    await frame.getByRole('checkbox').first().waitFor();
    await frame.getByRole('button', { name: 'Randomize' }).click();
    await frame.getByRole('checkbox').nth(1).waitFor();
    await frame.getByRole('checkbox').nth(0).check();
    await frame.getByRole('checkbox').nth(1).check();
    await frame.getByRole('button', { name: 'Compare', exact: true }).click();
    await frame.getByRole('region', { name: 'Two predictions' }).waitFor();
    await expectAccessible(frame);
    const [download] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Save as CSV' }).click()]);
    expect(download.suggestedFilename()).toBe('diamond-price-predictions.csv');
    expect(errors).toEqual([]);
  });

  it('remembers what was typed until it comes back', async () => {
    const { page, frame } = await openPage(host, route);
    await frame.getByRole('textbox', { name: /^carat/ }).fill('1.23');
    await frame.getByRole('link', { name: 'Models' }).click();
    await frame.getByRole('heading', { name: 'Models', level: 1 }).waitFor();
    await page.reload();
    const again = host === 'Looker' ? await (await page.waitForSelector('iframe')).contentFrame() : page.mainFrame();
    await again?.getByRole('link', { name: 'Predict' }).click();
    await again?.getByLabel('Model').selectOption('diamond-price');
    const carat = again?.getByRole('textbox', { name: /^carat/ });
    await expect.poll(() => carat?.inputValue()).toBe('1.23');
  });

  it('says that another version serves meanwhile, and loads its form with what was typed', async () => {
    const functions = inject('standalone');
    const call = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const answer = await fetch(functions + path, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
      return (await answer.json()) as Record<string, unknown>;
    };
    const serving = (await call('/models/lead-conversion'))['champion'] as string;
    const { versions } = (await call('/models/lead-conversion/versions')) as unknown as { versions: { version: string }[] };
    const other = versions.map(({ version }) => version).find((version) => version !== serving) ?? '';
    const { frame, errors } = await openPage(host, '/predict?model=lead-conversion');
    await predicted(frame);
    const age = frame.getByRole('textbox', { name: /^age/ });
    const typed = await age.inputValue();
    try {
      await call('/models/lead-conversion/promote', { version: other, alias: 'champion', reason: 'a test' });
      const notice = frame.getByText(`Version ${other} serves now`, { exact: false });
      await expect.poll(async () => {
        await frame.getByRole('button', { name: 'Predict', exact: true }).click();
        return notice.count();
      }, { timeout: 15_000, interval: 500 }).toBe(1);
      await expectAccessible(frame);
      await frame.getByRole('button', { name: 'Load its form' }).click();
      await notice.waitFor({ state: 'detached' });
      await expect.poll(() => age.inputValue()).toBe(typed);
      await frame.getByText(`Version ${other}`, { exact: true }).waitFor();
    } finally {
      await call('/models/lead-conversion/promote', { version: serving, alias: 'champion', reason: 'the test is over' });
    }
    expect(errors).toEqual([]);
  });
});

describe('Motion on the page Predict', () => {
  /** Milliseconds of the longest transition or animation that any element has. */
  const longest = (frame: Frame) =>
    frame.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element);
          return [...transitionDuration.split(','), ...animationDuration.split(',')].map((duration) => (duration.trim().endsWith('ms') ? parseFloat(duration) : parseFloat(duration) * 1000));
        }),
      ),
    );

  it.each([
    ['no-preference', 100, 10_000],
    ['reduce', 0, 1],
  ] as const)('where readers ask for %s lasts %d to %d ms', async (reducedMotion, least, most) => {
    const { frame } = await openPage('standalone', route, { reducedMotion });
    await predicted(frame);
    const milliseconds = await longest(frame);
    expect(milliseconds).toBeGreaterThanOrEqual(least);
    expect(milliseconds).toBeLessThanOrEqual(most);
  });
});
