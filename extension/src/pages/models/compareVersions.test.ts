import { describe, expect, it } from 'vitest';
import { compareVersions } from './compareVersions';
import { sampleManifest } from './sampleManifest';

const old = sampleManifest();

describe('compareVersions', () => {
  it('calls no winner where the bounds overlap', () => {
    const next = sampleManifest({ metrics: { roc_auc: 0.795 } });

    expect(compareVersions(old, next).metrics).toContainEqual(expect.objectContaining({ metric: 'roc_auc', better: 'undecided' }));
  });

  it('knows that a lower loss is better', () => {
    const next = sampleManifest({ metrics: { log_loss: 0.2 }, evaluation: undefined as never });

    expect(compareVersions(old, next).metrics).toContainEqual(expect.objectContaining({ metric: 'log_loss', better: 'right' }));
  });

  it('leaves a metric that only one has without a verdict', () => {
    const next = sampleManifest({ metrics: { f1_score: 0.4 } });

    expect(compareVersions(old, next).metrics).toContainEqual(expect.objectContaining({ metric: 'f1_score', left: undefined, right: 0.4, better: 'unknown' }));
  });

  it('tells every feature that was added, removed or changed', () => {
    const next = sampleManifest({
      features: [
        { name: 'age', type: 'number', min: 17, max: 100, missing: 'refuse' },
        { name: 'balance', type: 'number', missing: 'allow' },
      ],
    });

    expect(compareVersions(old, next).schema).toEqual([
      { feature: 'job', change: 'removed', details: [] },
      { feature: 'age', change: 'changed', details: ['max: 120 → 100'] },
      { feature: 'balance', change: 'added', details: [] },
    ]);
  });

  it('tells that features changed places, as positional requests depend on it', () => {
    const next = sampleManifest({ features: [...old.features].reverse() });

    expect(compareVersions(old, next).schema.map(({ change }) => change)).toEqual(['moved', 'moved']);
  });

  it('puts the importances of both side by side, the largest first', () => {
    const next = sampleManifest({ importances: [{ feature: 'age', importance: 0.9 }, { feature: 'balance', importance: 0.1 }] });

    expect(compareVersions(old, next).importances).toEqual([
      { feature: 'age', left: 0.3, right: 0.9 },
      { feature: 'job', left: 0.7, right: undefined },
      { feature: 'balance', left: undefined, right: 0.1 },
    ]);
  });

  it('finds no difference between a version and itself', () => {
    expect(compareVersions(old, old)).toMatchObject({ schema: [], parameters: [], sameData: true });
  });
});
