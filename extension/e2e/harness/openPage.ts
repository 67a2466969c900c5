import { chromium, type Browser, type BrowserContext, type Frame, type Page } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

export const hosts = ['Looker', 'standalone'] as const;

export type HostName = (typeof hosts)[number];

export interface Opening {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** Pixels for each CSS pixel. */
  readonly scale?: number;
  /** Switches of the Looker host: mount, fault, delay, without, unentitled, rendering … */
  readonly looker?: Readonly<Record<string, string>>;
}

export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Where the extension is: the page itself, in Looker the sandboxed frame. */
  readonly frame: Frame;
  /** What went wrong unseen: errors on the console, and thrown ones. Answers that are no success are the page's to show. */
  readonly errors: string[];
  /** Requests of this page that were answered with 400 or more, and so are red in the browser's console. */
  readonly refused: string[];
}

let browser: Promise<Browser> | undefined;

/** A page of the app, in a browser context of its own that ends with the test. */
export async function openPage(host: HostName, route: string, opening: Opening = {}): Promise<Opened> {
  browser ??= chromium.connect(inject('browser'));
  const context = await (await browser).newContext({
    viewport: { width: opening.width ?? 1280, height: opening.height ?? 800 },
    colorScheme: opening.colorScheme ?? 'light',
    reducedMotion: opening.reducedMotion ?? 'reduce',
    deviceScaleFactor: opening.scale ?? 1,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      errors.push(message.text());
    }
  });
  page.on('pageerror', (error) => errors.push(error.message));
  const refused: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) {
      refused.push(`${response.request().method()} ${new URL(response.url()).pathname} ${String(response.status())}`);
    }
  });
  const frame = host === 'Looker' ? await openLooker(page, route, opening.looker ?? {}) : await openStandalone(page, route);
  return { page, context, frame, errors, refused };
}

async function openStandalone(page: Page, route: string): Promise<Frame> {
  await page.goto(`${inject('standalone')}/#${route}`);
  await page.locator('#orchard').waitFor({ state: 'attached' });
  return page.mainFrame();
}

async function openLooker(page: Page, route: string, switches: Readonly<Record<string, string>>): Promise<Frame> {
  const parameters = new URLSearchParams({ bare: 'yes', route, ...switches });
  await page.goto(`${inject('looker')}/?${parameters.toString()}`);
  const handle = await page.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (frame === null) {
    throw new Error('The frame of the extension is gone');
  }
  await frame.locator('#orchard').waitFor({ state: 'attached' });
  return frame;
}
