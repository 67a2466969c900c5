// Measures what typing and sliding cost the main thread of Chromium with sixty features: npm run build:standalone, then
// node scripts/measureSliding.js. A measurement, no test: a busy machine is slow.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const count = 60;
const names = Array.from({ length: count }, (_, place) => `feature_${String(place + 1)}`);
const version = '20260116143022';
const origin = 'http://127.0.0.1';
const types = { css: 'text/css', html: 'text/html', js: 'text/javascript' };

const manifest = {
  version,
  task: 'regression',
  label: { name: 'price', description: '', unit: 'USD' },
  features: names.map((name) => ({ name, type: 'number', missing: 'refuse', min: 0, max: 100, description: 'What it means' })),
  encoder: names.map((feature) => ({ feature, training_min: 0, training_max: 100 })),
  baseline: { features: names.map((name) => ({ name, count: 10, missing_share: 0, edges: [0, 50, 100], shares: [0.5, 0.5] })) },
  label_range: { percentile_5: 0, percentile_95: 100 },
};

function answer(path, body) {
  if (path === '/models') return { org_id: 'default', models: [{ name: 'wide', champion: version, aliases: {} }] };
  if (path === '/models/wide') return { org_id: 'default', name: 'wide', champion: version, aliases: {}, history: [] };
  if (path.startsWith('/models/wide/versions/')) return manifest;
  const values = Object.values(JSON.parse(body).features);
  const prediction = values.reduce((sum, value) => sum + value, 0) / count;
  return {
    prediction,
    confidence: 0.8,
    interval: { lower: prediction - 10, upper: prediction + 10, confidence_level: 0.9 },
    model_version: version,
    baseline_value: 0,
    feature_contributions: names.map((feature, place) => ({ feature, value: values[place], contribution: values[place] / count })),
    explanation: { scale: 'margin', margin: prediction, remaining_contribution: 0 },
  };
}

async function serve(route) {
  const { pathname } = new URL(route.request().url());
  const file = pathname === '/' ? 'index.html' : pathname.slice(1);
  if (file === 'index.html' || file.startsWith('assets/')) {
    await route.fulfill({ contentType: types[file.split('.').at(-1)], body: await readFile(new URL(`../dist/standalone/${file}`, import.meta.url)) });
  } else {
    await route.fulfill({ json: answer(pathname, route.request().postData()) });
  }
}

/** Thread milliseconds of every task of the page's main thread during some work. */
async function tasksDuring(page, work) {
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

function tell(what, tasks) {
  const long = tasks.filter((task) => task > 1);
  const at = (share) => (long[Math.min(long.length - 1, Math.floor(share * long.length))] ?? 0).toFixed(1);
  console.log(`${what}: ${String(long.length)} tasks over 1 ms; median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, longest ${at(1)} ms`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (failure) => console.error(failure.message));
  await page.route('**/*', serve);
  await page.goto(origin);
  const slider = page.getByRole('slider', { name: 'Slide feature_7', exact: true });
  await slider.waitFor();
  const paint = await page.evaluate(() => globalThis.performance.getEntriesByName('first-contentful-paint')[0]?.startTime);
  console.log(`first contentful paint: ${paint?.toFixed(0)} ms`);
  await page.getByRole('button', { name: 'Randomize' }).click();
  await page.getByRole('meter').waitFor();
  const input = page.getByRole('textbox', { name: /^feature_5 / });
  await input.focus();
  await page.waitForTimeout(500);
  tell('typing', await tasksDuring(page, () => page.keyboard.type('12345678901234567890', { delay: 40 })));
  await input.fill('5');
  await slider.focus();
  tell('sliding', await tasksDuring(page, async () => {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('ArrowRight', { delay: 16 });
    }
  }));
} finally {
  await browser.close();
}
