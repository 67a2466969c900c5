import type { Schemas } from '../../api/client';

export type FeatureValue = Schemas['FeatureValue'];

type Manifest = Schemas['Manifest'];
type Baseline = Schemas['Baseline'];

/** A feature as the form asks for it. */
export interface FormFeature {
  readonly name: string;
  readonly type: 'number' | 'category' | 'boolean';
  readonly description: string | undefined;
  readonly unit: string | undefined;
  /** Whether a value must be given. */
  readonly required: boolean;
  /** What stands in for a missing value. */
  readonly default: FeatureValue | undefined;
  /** The spec's; beyond them the answer carries a warning. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Between what a slider slides: what training has seen, within the spec's bounds. */
  readonly slider: Slider | undefined;
  /** What training has seen, the most frequent first; none for numbers. */
  readonly categories: readonly string[];
  /** How the values were distributed in training. */
  readonly baseline: Baseline | undefined;
}

export interface Slider {
  readonly low: number;
  readonly high: number;
  readonly step: number;
}

/** The version's schema, in its order, with what training learned of each feature. */
export function formFeatures(manifest: Manifest): readonly FormFeature[] {
  const learned = new Map(manifest.encoder.map((entry) => [entry.feature, entry]));
  const baselines = new Map((manifest.baseline.features ?? []).map((entry) => [entry.name, entry]));
  return manifest.features.map((feature) => {
    const entry = learned.get(feature.name);
    const baseline = baselines.get(feature.name);
    const shares = baseline?.categories ?? {};
    return {
      name: feature.name,
      type: feature.type,
      description: filled(feature.description),
      unit: filled(feature.unit),
      required: feature.missing === 'refuse',
      default: feature.missing === 'default' ? feature.default : undefined,
      min: feature.min,
      max: feature.max,
      slider: feature.type === 'number' ? sliderOf(entry?.training_min ?? feature.min, entry?.training_max ?? feature.max, baseline) : undefined,
      categories:
        feature.type === 'category' ? [...(feature.values ?? entry?.categories ?? Object.keys(shares))].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0)) : [],
      baseline,
    };
  });
}

/** About two hundred steps of 1, 2 or 5 times a power of ten; whole numbers where training saw only few and whole ones. */
function sliderOf(low: number | undefined, high: number | undefined, baseline: Baseline | undefined): Slider | undefined {
  if (low === undefined || high === undefined || !(high > low)) {
    return undefined;
  }
  const fine = niceStep((high - low) / 200);
  const wholeEnds = Number.isInteger(low) && Number.isInteger(high);
  const step = fine < 1 && wholeEnds && (baseline?.edges ?? []).every(Number.isInteger) && (baseline?.edges ?? []).length > 0 ? 1 : fine;
  return { low, high, step };
}

function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const multiple = step / power;
  return Number(((multiple < 1.5 ? 1 : multiple < 3.5 ? 2 : multiple < 7.5 ? 5 : 10) * power).toPrecision(1));
}

/** The number rounded to the step, without the noise of binary fractions. */
export function rounded(value: number, step: number): number {
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return Number((Math.round(value / step) * step).toFixed(Math.min(decimals, 15)));
}

function filled(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
