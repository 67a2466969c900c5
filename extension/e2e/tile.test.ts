import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { lookerHost } from './harness/lookerHost';
import { openPage, type Opened } from './harness/openPage';

const size = { width: 700, height: 420 };

/** What Looker was told of pictures, in order: nothing, or what failed. */
async function pictures({ page }: Opened): Promise<unknown[]> {
  return (await lookerHost(page).messages()).filter(({ type }) => type === 'RENDERED').map(({ payload }) => payload);
}

/** Elements that may move for more than a moment. */
const moving = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration } = getComputedStyle(element);
        return [...transitionDuration.split(','), ...animationDuration.split(',')].some((duration) => parseFloat(duration) * (duration.trim().endsWith('ms') ? 1 : 1000) > 1);
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  );

describe.each(['dashboard_vis', 'dashboard_tile'])('A %s that is put into a PDF', (mount) => {
  it('moves nothing, and tells when its picture may be taken', async () => {
    const opened = await openPage('Looker', '/', { ...size, reducedMotion: 'no-preference', looker: { mount, rendering: 'yes', delay: '300' } });
    const { frame, errors } = opened;
    await frame.getByRole('status').first().waitFor();
    expect(await moving(frame)).toEqual([]);
    await frame.getByText('50 rows').waitFor();
    expect(await moving(frame)).toEqual([]);
    await expect.poll(async () => (await pictures(opened)).length).toBeGreaterThan(0);
    expect((await pictures(opened)).at(-1)).not.toMatchObject({ failureMessage: expect.any(String) });
    expect(errors).toEqual([]);
  });

  it('lets the picture be taken where it fails, and says why', async () => {
    const opened = await openPage('Looker', '/', { ...size, looker: { mount, rendering: 'yes', fault: 'error' } });
    await opened.frame.getByRole('alert').first().waitFor();
    await expect.poll(async () => JSON.stringify(await pictures(opened))).toContain('failureMessage');
    await expectAccessible(opened.frame);
  });
});

describe('A dashboard tile', () => {
  it('says what is stale, and scores again when the dashboard refreshes', async () => {
    const { page, frame, errors } = await openPage('Looker', '/', { ...size, looker: { mount: 'dashboard_tile', fault: 'stale' } });
    await frame.getByText('50 rows').waitFor();
    await frame.getByText('Storage does not answer.', { exact: false }).waitFor();
    await expectAccessible(frame);
    const host = lookerHost(page);
    await host.fault('none');
    await host.refresh();
    await frame.getByText('Storage does not answer.', { exact: false }).waitFor({ state: 'detached' });
    expect(errors).toEqual([]);
  });

  it('fails with a way to try again, which works', async () => {
    const { page, frame } = await openPage('Looker', '/', { ...size, looker: { mount: 'dashboard_tile', fault: 'unavailable' } });
    const alert = frame.getByRole('alert').filter({ hasText: 'Not available right now.' }).first();
    await alert.waitFor();
    await lookerHost(page).fault('none');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await frame.getByText('50 rows').waitFor();
    expect(await frame.getByRole('alert').count()).toBe(0);
  });
});
