// Measures what a file of 10,000 rows and 60 columns costs the main thread of Chromium on the page Explore: npm run build:standalone,
// then node scripts/measureExplore.js. A measurement, no test: a busy machine is slow.
import { Buffer } from 'node:buffer';
import { tasksDuring, tell, withPage } from './measuring.js';

const rows = 10_000;
const names = Array.from({ length: 60 }, (_, place) => `feature_${String(place + 1)}`);
const version = '20260116143022';
const info = {
  org_id: 'default',
  model: 'wide',
  version,
  task: 'classification',
  model_type: 'RandomForestClassifier',
  label: { name: 'y', positive: 'yes' },
  feature_count: names.length,
  features: names.map((name) => ({ name, type: 'number', missing: 'allow' })),
  metrics: {},
};

function answer(path, body) {
  if (path === '/models') return { org_id: 'default', models: [{ name: 'wide', champion: version, aliases: {} }] };
  if (path === '/info') return info;
  const { records } = JSON.parse(body);
  const predictions = records.map(({ features }) => {
    const probability = features.feature_1 / 100;
    return { prediction: probability >= 0.5 ? 'yes' : 'no', probability, probabilities: { yes: probability, no: 1 - probability }, confidence: Math.max(probability, 1 - probability), recommended_action: 'CALL' };
  });
  return { predictions, record_count: records.length, error_count: 0, model: 'wide', model_version: version, feature_count: names.length };
}

const lines = [[...names, 'y'].join(',')];
for (let row = 0; row < rows; row++) {
  lines.push([...names.map((_, place) => ((row * 31 + place * 17) % 1000) / 10), row % 3 === 0 ? 'yes' : 'no'].join(','));
}
const file = { name: 'wide.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };

await withPage('/explore', answer, async (page) => {
  const score = page.getByRole('button', { name: 'Score these rows' });
  const input = page.getByLabel(/Drop a CSV file/);
  await input.waitFor({ state: 'attached' });
  tell('reading', await tasksDuring(page, async () => {
    await input.setInputFiles(file);
    await score.waitFor();
  }));
  tell('scoring', await tasksDuring(page, async () => {
    await score.click();
    await page.getByText('10,000 rows scored', { exact: false }).waitFor();
  }));
  const table = page.getByRole('region', { name: 'Predictions' });
  await table.scrollIntoViewIfNeeded();
  await table.hover();
  await page.waitForTimeout(500);
  tell('scrolling down', await tasksDuring(page, async () => {
    for (let step = 0; step < 60; step++) {
      await page.mouse.wheel(0, 120);
      await page.waitForTimeout(16);
    }
  }));
  tell('scrolling aside', await tasksDuring(page, async () => {
    for (let step = 0; step < 40; step++) {
      await page.mouse.wheel(120, 0);
      await page.waitForTimeout(16);
    }
  }));
  tell('sorting', await tasksDuring(page, async () => {
    await page.getByRole('button', { name: 'Sort by Confidence' }).or(page.getByRole('button', { name: 'Confidence' })).first().click();
    await page.waitForTimeout(500);
  }));
  tell('filtering by text', await tasksDuring(page, () => page.getByLabel('Containing').pressSequentially('99.9', { delay: 80 })));
  await page.getByLabel('Containing').fill('');
  await page.getByRole('slider').focus();
  tell('moving the threshold', await tasksDuring(page, async () => {
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('ArrowRight', { delay: 16 });
    }
  }));
});
