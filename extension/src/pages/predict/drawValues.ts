import { type FeatureValue, type FormFeature, rounded } from './formFeatures';

/** From 0 up to, but not including, 1. */
export type Random = () => number;

/**
 * A plausible row: each feature drawn from how it was distributed in training (a category by its share, a number evenly
 * within a bin drawn by its share), and left out as often as it was missing there, where it may be.
 */
export function drawValues(features: readonly FormFeature[], random: Random): ReadonlyMap<string, FeatureValue> {
  return new Map(features.map((feature) => [feature.name, drawValue(feature, random)]));
}

function drawValue(feature: FormFeature, random: Random): FeatureValue {
  const { baseline } = feature;
  if (!feature.required && random() < (baseline?.missing_share ?? 0)) {
    return null;
  }
  switch (feature.type) {
    case 'number':
      return drawNumber(feature, random);
    case 'boolean':
      return random() < (baseline?.categories?.['true'] ?? baseline?.mean ?? 0.5);
    case 'category': {
      const shares = feature.categories.map((category) => baseline?.categories?.[category] ?? 0);
      return feature.categories[drawIndex(shares, random)] ?? null;
    }
  }
}

function drawNumber({ baseline, slider, min = -Infinity, max = Infinity }: FormFeature, random: Random): number | null {
  const edges = baseline?.edges ?? [];
  const shares = baseline?.shares ?? [];
  const low = slider?.low ?? baseline?.mean ?? 0;
  const high = slider?.high ?? low;
  // Where the bins are one more than the gaps between edges and one more again, the outermost are open.
  const bounds = shares.length === edges.length + 1 ? [Math.min(low, edges[0] ?? low), ...edges, Math.max(high, edges.at(-1) ?? high)] : edges;
  const bin = shares.length > 0 && bounds.length === shares.length + 1 ? drawIndex(shares, random) : -1;
  const from = bin < 0 ? low : (bounds[bin] ?? low);
  const to = bin < 0 ? high : (bounds[bin + 1] ?? high);
  const drawn = rounded(from + random() * (to - from), slider?.step ?? 0.01);
  return Math.min(max, Math.max(min, drawn));
}

/** A place by its share; evenly if no share is known. */
function drawIndex(shares: readonly number[], random: Random): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  if (!(total > 0)) {
    return Math.floor(random() * shares.length);
  }
  let left = random() * total;
  const found = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? shares.length - 1 : found;
}
