import type { Outcome } from './scoring';

export interface Waterfall {
  readonly scale: 'probability' | 'label' | 'margin';
  readonly start: number;
  readonly end: number;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Undefined for all the features that are not told one by one. */
  readonly feature: string | undefined;
  readonly value: string | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * From what is expected of any row to this one, the largest contributions first and the rest as one step; on the scale of
 * probabilities where the answer has it. Undefined if the answer explains nothing.
 */
export function waterfallOf(outcome: Outcome, most: number): Waterfall | undefined {
  const { feature_contributions: contributions, baseline_value: baseline, explanation } = outcome;
  if (contributions === undefined || contributions.length === 0 || baseline === undefined || explanation === undefined) {
    return undefined;
  }
  const probability = explanation.probability_scale;
  const rescaled = probability !== undefined && contributions.every((entry) => entry.probability_contribution !== undefined);
  const start = rescaled ? probability.baseline_probability : baseline;
  const end = rescaled ? probability.probability : explanation.margin;
  const steps: Step[] = [];
  let reached = start;
  for (const { feature, value, contribution, probability_contribution: ofProbability } of contributions.slice(0, most)) {
    const to = reached + (rescaled ? (ofProbability ?? 0) : contribution);
    steps.push({ feature, value: String(value ?? '—'), from: reached, to });
    reached = to;
  }
  if (contributions.length > most || Math.abs(end - reached) > 1e-9 * Math.max(1, Math.abs(end))) {
    steps.push({ feature: undefined, value: undefined, from: reached, to: end });
  }
  return { scale: rescaled ? 'probability' : 'probabilities' in outcome ? 'margin' : 'label', start, end, steps };
}
