import { answerOf, type ApiClient } from '../api/client';
import type { FeatureValues } from '../mapping/recordsOf';
import type { ScoreRows, ScoringPlan } from './ChunkedScoring';
import { outcomeOf } from './Outcome';

/** Which version scores: a fixed one, so that a promotion meanwhile does not split the rows between two. */
export interface Scorer {
  readonly model: string;
  readonly version: string;
}

/** Values in one request at most, far below the 8 MiB that a JSON batch may have. */
const VALUES_A_CHUNK = 30_000;
const ROWS_A_CHUNK = 500;
/** Browsers open six connections to a host; some are left to the rest of the page. */
const PARALLEL = 3;

/** Rows scored at once by one page at most; more belong into SQL or a batch of its own. */
export const MOST_ROWS = 100_000;

export function planOf(rows: number, features: number): ScoringPlan {
  const rowsAChunk = Math.floor(VALUES_A_CHUNK / Math.max(1, features));
  return {
    rows: Math.min(rows, MOST_ROWS),
    rowsAChunk: Math.max(1, Math.min(ROWS_A_CHUNK, rowsAChunk)),
    parallel: PARALLEL,
  };
}

export function scoreRows(
  api: ApiClient,
  scorer: Scorer,
  recordOf: (row: number) => FeatureValues,
): ScoreRows {
  return async (from, to, signal) => {
    const records = Array.from({ length: to - from }, (_, index) => ({
      features: recordOf(from + index),
    }));
    const { data, stale } = await answerOf(
      api.POST('/batch_predict', { body: { ...scorer, records }, signal }),
    );
    // JSON was sent, so JSON comes back.
    if (typeof data === 'string' || !('predictions' in data)) {
      throw new TypeError('batch_predict answered in another format');
    }
    return { outcomes: data.predictions.map(outcomeOf), stale };
  };
}
