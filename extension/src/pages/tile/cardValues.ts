import { featureValue } from '../../mapping/featureValue';
import { matchColumns } from '../../mapping/matchColumns';
import { type FeatureValue, type FormFeature, rounded } from '../predict/formFeatures';

/** A typical value of each feature, and in its place what the dashboard filters by, where that is one value. */
export function cardValues(features: readonly FormFeature[], filters: Readonly<Record<string, string>>): ReadonlyMap<string, FeatureValue> {
  const names = Object.keys(filters);
  const mapping = matchColumns(
    features,
    names.map((name) => ({ id: name, label: name, kind: 'unknown' })),
  );
  return new Map(
    features.map((feature) => {
      const source = Object.hasOwn(mapping, feature.name) ? mapping[feature.name] : undefined;
      const filtered = source?.kind === 'column' ? oneValue(feature, filters[source.column] ?? '') : undefined;
      return [feature.name, filtered ?? typicalValue(feature)];
    }),
  );
}

/** Undefined for filters of several values, ranges and patterns. */
function oneValue(feature: FormFeature, filter: string): FeatureValue | undefined {
  const value = featureValue({ type: feature.type, values: [...feature.categories] }, filter);
  switch (feature.type) {
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'category':
      return typeof value === 'string' && feature.categories.includes(value) ? value : undefined;
  }
}

/** The mean or the most frequent value in training. */
function typicalValue(feature: FormFeature): FeatureValue {
  switch (feature.type) {
    case 'number': {
      const mean = feature.baseline?.mean ?? ((feature.slider?.low ?? 0) + (feature.slider?.high ?? 0)) / 2;
      return rounded(mean, feature.slider?.step ?? 0.01);
    }
    case 'boolean':
      return (feature.baseline?.categories?.['true'] ?? feature.baseline?.mean ?? 0) >= 0.5;
    case 'category':
      return feature.categories[0] ?? null;
  }
}
