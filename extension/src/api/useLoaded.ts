import { useCallback, useEffect, useState } from 'react';
import { type ApiProblem, isAbort, problemOf } from './problems';

/** Something on its way, here, or not to be had. While it is loaded again the last value stays. */
export type Loaded<T> = (
  | { readonly state: 'loading'; readonly value: T | undefined }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly value: T | undefined; readonly problem: ApiProblem }
) & { readonly reload: () => void };

type Outcome<T> = { readonly value: T } | { readonly problem: ApiProblem; readonly last: T | undefined };

/**
 * Loads when shown, when `load` changes (so wrap it in useCallback) and on `reload()`; what is no longer wanted is aborted
 * and never shown.
 */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<{ of: typeof load; attempt: number; told: Outcome<T> }>();
  useEffect(() => {
    const abort = new AbortController();
    load(abort.signal).then(
      (value) => {
        if (!abort.signal.aborted) {
          setOutcome({ of: load, attempt, told: { value } });
        }
      },
      (failure: unknown) => {
        if (!abort.signal.aborted && !isAbort(failure)) {
          setOutcome((last) => ({ of: load, attempt, told: { problem: problemOf(failure), last: last?.of === load ? valueOf(last.told) : undefined } }));
        }
      },
    );
    return () => {
      abort.abort();
    };
  }, [load, attempt]);
  const reload = useCallback(() => {
    setAttempt((last) => last + 1);
  }, []);
  if (outcome?.of !== load) {
    return { state: 'loading', value: undefined, reload };
  }
  if (outcome.attempt !== attempt) {
    return { state: 'loading', value: valueOf(outcome.told), reload };
  }
  return 'problem' in outcome.told
    ? { state: 'failed', value: outcome.told.last, problem: outcome.told.problem, reload }
    : { state: 'ready', value: outcome.told.value, reload };
}

function valueOf<T>(outcome: Outcome<T>): T | undefined {
  return 'value' in outcome ? outcome.value : outcome.last;
}
