// Measures what typing and sliding cost the main thread of Chromium with sixty features: npm run build:standalone, then
// node scripts/measureSliding.js. A measurement, no test: a busy machine is slow.
import { tasksDuring, tell, withPage } from './measuring.js';

const count = 60;
const names = Array.from({ length: count }, (_, place) => `feature_${String(place + 1)}`);
const version = '20260116143022';

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

await withPage('/predict', answer, async (page) => {
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
});
