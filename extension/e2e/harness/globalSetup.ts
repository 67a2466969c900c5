import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { newAccess, startFunctions } from '../../looker-host/functions.js';
import { startLooker } from '../../looker-host/startLooker.js';
import { freshStore } from './store';

declare module 'vitest' {
  interface ProvidedContext {
    readonly browser: string;
    readonly looker: string;
    readonly standalone: string;
    /** What Looker's server knows and nobody else may. */
    readonly key: string;
    /** The log of the functions that Looker calls. */
    readonly log: string;
  }
}

const executable = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Everything runs once for all tests: functions for Looker (closed), functions for a laptop (open, with the pages at their root), Looker's host, the browser. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const bundle = new URL('../../dist/looker/bundle.js', import.meta.url);
  if (!existsSync(executable)) {
    throw new Error(`There is no Chromium at ${executable}. Install it, or say where it is: CHROMIUM=…`);
  }
  if (!existsSync(bundle)) {
    throw new Error('There is nothing to test yet: npm run build');
  }
  const ends: (() => Promise<void>)[] = [];
  const end = async () => {
    for (const one of ends.reverse()) {
      await one();
    }
  };
  try {
    const { store, specs } = await freshStore();
    let functions = '';
    let key = '';
    const looker = await startLooker({ port: 0, functions: () => functions, key: () => key });
    ends.push(looker.stop);
    const access = newAccess([looker.url]);
    const log = fileURLToPath(new URL('../../target/e2e/functions.log', import.meta.url));
    const serve = ['serve', '--store', store, '--specs', specs];
    const common = { ORCHARD_DEFAULT_MODEL: 'diamond-price', ORCHARD_CACHE_REFRESH_SECONDS: '1' };
    const closed = await startFunctions(serve, { ...common, ...access.environment }, log);
    ends.push(closed.stop);
    functions = closed.url;
    key = access.key;
    const open = await startFunctions(serve, common);
    ends.push(open.stop);
    const browser = await chromium.launchServer({ executablePath: executable, args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'] });
    ends.push(() => browser.close());
    project.provide('browser', browser.wsEndpoint());
    project.provide('looker', looker.url);
    project.provide('standalone', open.url);
    project.provide('key', key);
    project.provide('log', log);
  } catch (failure) {
    await end();
    throw failure;
  }
  return end;
}
