import { expect, test } from 'vitest';
import { sampleManifest } from '../../testing/sampleModel';
import { drawValues, type Random } from './drawValues';
import { formFeatures } from './formFeatures';

const features = formFeatures(sampleManifest);

function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function draw(count: number) {
  const random = randomFrom(7);
  return Array.from({ length: count }, () => drawValues(features, random));
}

test('draws numbers from the bins by their shares, within what training saw', () => {
  const carats = draw(4000).map((row) => Number(row.get('carat')));
  expect(Math.min(...carats)).toBeGreaterThanOrEqual(0.2);
  expect(Math.max(...carats)).toBeLessThanOrEqual(4.2);
  expect(carats.filter((carat) => carat < 1).length / carats.length).toBeCloseTo(0.75, 1);
});

test('draws categories by their shares and leaves out as often as training did', () => {
  const rows = draw(4000);
  expect(rows.filter((row) => row.get('cut') === 'Ideal').length / rows.length).toBeCloseTo(0.6, 1);
  expect(rows.filter((row) => row.get('certified') === null).length / rows.length).toBeCloseTo(0.5, 1);
  expect(rows.every((row) => row.get('certified') !== false)).toBe(true);
});

test('draws whole numbers where training saw whole ones', () => {
  expect(draw(200).every((row) => Number.isInteger(row.get('table')))).toBe(true);
});

test('draws something valid of which nothing but the spec is known', () => {
  const bare = formFeatures({ ...sampleManifest, encoder: [], baseline: { ...sampleManifest.baseline, features: [] } });
  for (let seed = 1; seed <= 50; seed++) {
    const carat = Number(drawValues(bare, randomFrom(seed)).get('carat'));
    expect(carat >= 0 && carat <= 6, `seed ${String(seed)}: ${String(carat)}`).toBe(true);
  }
});
