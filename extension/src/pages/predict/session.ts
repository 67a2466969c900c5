import { writeCsv } from '../../csv/writeCsv';
import type { PredictModel } from './predictModel';
import type { Outcome } from './scoring';
import type { Values } from './useScoring';

/** A prediction of this browser session. */
export interface Entry {
  readonly id: string;
  readonly at: Date;
  readonly values: Values;
  readonly outcome: Outcome;
}

/** So many are kept; the oldest go first. */
export const mostEntries = 500;

/** The newest first, numbered on. */
export function withEntry(entries: readonly Entry[], entry: Omit<Entry, 'id'>): readonly Entry[] {
  return [{ ...entry, id: String(Number(entries[0]?.id ?? 0) + 1) }, ...entries].slice(0, mostEntries);
}

/** One line a prediction: when, by which version, what went in and what came out. */
export function sessionCsv(model: PredictModel, entries: readonly Entry[]): Blob {
  const names = model.features.map(({ name }) => name);
  const results = ['prediction', 'probability', 'confidence', 'interval_lower', 'interval_upper', 'recommended_action', 'warnings'];
  return writeCsv(
    ['at', 'model', 'model_version', ...names, ...results],
    entries.map(({ at, values, outcome }) => {
      const classes = 'probabilities' in outcome;
      return [
        at.toISOString(),
        outcome.model,
        outcome.model_version,
        ...names.map((name) => values[name] ?? null),
        outcome.prediction,
        classes ? (outcome.probability ?? null) : null,
        outcome.confidence,
        classes ? null : (outcome.interval?.lower ?? null),
        classes ? null : (outcome.interval?.upper ?? null),
        outcome.recommended_action ?? null,
        (outcome.warnings ?? []).map(({ feature, message }) => `${feature}: ${message}`).join('; ') || null,
      ];
    }),
  );
}
