import type { Schemas } from '../api/client';

/** What batch_predict said of one record: a prediction, or why there is none. */
export type Outcome = Scored | Refused;

export interface Scored {
  /** A number in the label's unit, or a class; null where it cannot be told. */
  readonly prediction: number | string | null;
  /** Of the positive class, 0 to 1. */
  readonly probability: number | undefined;
  /** Of each class, 0 to 1; empty for a number. */
  readonly probabilities: Readonly<Record<string, number>>;
  readonly confidence: number | undefined;
  readonly interval: { readonly lower: number; readonly upper: number } | undefined;
  readonly recommendedAction: string | undefined;
  readonly warnings: readonly string[];
}

export interface Refused {
  readonly error: string;
}

export function isRefused(outcome: Outcome): outcome is Refused {
  return 'error' in outcome;
}

/** One answer of a batch; the place of a record in its request says nothing to a reader and is left out. */
export function outcomeOf(answer: Schemas['RecordAnswer']): Outcome {
  if ('error' in answer) {
    return { error: answer.error.detail.replace(/\$\.records\[\d+\]\.?(features\.)?/g, '') };
  }
  return {
    prediction: answer.prediction,
    probability: 'probability' in answer ? answer.probability : undefined,
    probabilities: 'probabilities' in answer ? answer.probabilities : {},
    confidence: answer.confidence ?? undefined,
    interval: 'interval' in answer ? answer.interval : undefined,
    recommendedAction: answer.recommended_action,
    warnings: answer.warnings?.map((warning) => warning.message) ?? [],
  };
}
