import { cp, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { hosts, openPage, type HostName } from './harness/openPage';

const made = new URL('../target/screenshots/', import.meta.url);
const committed = new URL('../../docs/images/', import.meta.url);
/** The best ones, for the README; written by `npm run screenshots`. */
const chosen = ['predict-standalone-light', 'models-standalone-dark', 'performance-standalone-light'];

interface Scene {
  readonly name: string;
  readonly route: string;
  readonly hosts?: readonly HostName[];
  /** What is to be seen before the picture is taken. */
  readonly prepare: (frame: Frame, host: HostName) => Promise<void>;
  readonly looker?: Readonly<Record<string, string>>;
}

const scenes: readonly Scene[] = [
  {
    name: 'predict',
    route: '/predict?model=lead-conversion',
    prepare: async (frame) => {
      await frame.getByRole('heading', { level: 1 }).waitFor();
      const randomize = frame.getByRole('button', { name: /random/i }).first();
      await randomize.waitFor();
      await randomize.click();
      await frame.getByRole('button', { name: 'Predict', exact: true }).click().catch(() => undefined);
    },
  },
  {
    name: 'explore',
    route: '/explore',
    prepare: async (frame) => {
      await frame.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'models',
    route: '/models?model=lead-conversion',
    prepare: async (frame) => {
      await frame.getByRole('heading', { name: 'Versions', exact: true }).waitFor();
    },
  },
  {
    name: 'performance',
    route: '/performance',
    prepare: async (frame) => {
      await frame.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    name: 'setup',
    route: '/setup',
    prepare: async (frame) => {
      await frame.getByText('Everything that can be checked works.').waitFor();
    },
  },
  { name: 'tile', route: '/', hosts: ['Looker'], looker: { mount: 'dashboard_tile', rows: '12' }, prepare: async (frame) => { await frame.locator('#orchard *').first().waitFor(); } },
  { name: 'visualization', route: '/', hosts: ['Looker'], looker: { mount: 'dashboard_vis', rows: '12' }, prepare: async (frame) => { await frame.locator('#orchard *').first().waitFor(); } },
];

const looks = [
  { look: 'light', width: 1280, colorScheme: 'light' },
  { look: 'dark', width: 1280, colorScheme: 'dark' },
  { look: 'narrow', width: 320, colorScheme: 'light' },
  { look: 'wide', width: 1920, colorScheme: 'light' },
] as const;

beforeAll(async () => {
  await rm(made, { recursive: true, force: true });
  await mkdir(made, { recursive: true });
});

/** Nothing is being loaded any more. */
async function settled(page: Page, frame: Frame): Promise<void> {
  // Asked from here: the pages' own policy forbids the browser to compile what would wait there.
  const waiting = () => frame.evaluate(() => [...document.querySelectorAll('[role="status"]')].some((one) => /^Loading|^Connecting/.test(one.textContent)));
  await expect.poll(waiting, { timeout: 15_000 }).toBe(false);
  await page.waitForTimeout(300); // a font, a chart's last frame
}

async function picture(scene: Scene, host: HostName, look: (typeof looks)[number]) {
  const { page, frame, errors } = await openPage(host, scene.route, {
    width: look.width,
    colorScheme: look.colorScheme,
    ...(scene.looker === undefined ? {} : { looker: scene.looker }),
  });
  await scene.prepare(frame, host);
  await settled(page, frame);
  const name = `${scene.name}-${host}-${look.look}`;
  const file = fileURLToPath(new URL(`${name}.png`, made));
  await page.screenshot({ path: file });
  if (process.env['SCREENSHOTS'] === 'commit' && chosen.includes(name)) {
    await mkdir(committed, { recursive: true });
    await cp(file, fileURLToPath(new URL(`${scene.name}.png`, committed)));
  }
  return { frame, errors };
}

describe.each(scenes)('The page $name', (scene) => {
  describe.each(scene.hosts ?? hosts)('in %s', (host) => {
    it.each(looks)('looks right $look: no rule of axe broken, nothing wider than the window', async (look) => {
      const { frame, errors } = await picture(scene, host, look);
      await expectAccessible(frame);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      expect(errors).toEqual([]);
    });
  });
});
