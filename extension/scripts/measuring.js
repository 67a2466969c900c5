// What the measurements share: the built pages in Chromium, with answers that are made up, and what its main thread does.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const origin = 'http://127.0.0.1';
const types = { css: 'text/css', html: 'text/html', js: 'text/javascript' };

/** Opens the standalone pages, whose calls `answer(path, body)` answers, and closes the browser after `measure`. */
export async function withPage(route, answer, measure) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (failure) => console.error(failure.message));
    await page.route('**/*', (request) => serve(request, answer));
    await page.goto(`${origin}/#${route}`);
    await measure(page);
  } finally {
    await browser.close();
  }
}

async function serve(route, answer) {
  const { pathname } = new URL(route.request().url());
  const file = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (file === 'index.html' || file.startsWith('assets/')) {
    await route.fulfill({ contentType: types[file.split('.').at(-1)], body: await readFile(new URL(`../dist/standalone/${file}`, import.meta.url)) });
  } else {
    await route.fulfill({ json: answer(pathname, route.request().postData()) });
  }
}

/** Thread milliseconds of every task of the page's main thread during some work. */
export async function tasksDuring(page, work) {
  const devtools = await page.context().newCDPSession(page);
  const events = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', 'disabled-by-default-devtools.timeline', 'devtools.timeline', '__metadata'] } });
  await work();
  await devtools.send('Tracing.end');
  await complete;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid} ${tid}`))
    .map(({ tdur, dur }) => (tdur ?? dur) / 1000)
    .sort((a, b) => a - b);
}

export function tell(what, tasks) {
  const long = tasks.filter((task) => task > 1);
  const at = (share) => (long[Math.min(long.length - 1, Math.floor(share * long.length))] ?? 0).toFixed(1);
  console.log(`${what}: ${String(long.length)} tasks over 1 ms; median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`);
}
