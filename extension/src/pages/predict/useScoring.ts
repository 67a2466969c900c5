import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ApiProblem, isAbort, problemOf } from '../../api/problems';
import { useApi } from '../../api/useApi';
import type { FeatureValue } from './formFeatures';
import { LatestOnly } from './LatestOnly';
import { type Scored, score } from './scoring';

export type Values = Readonly<Record<string, FeatureValue>>;

interface Question {
  readonly values: Values;
  /** Told when it was answered, unless something newer took its place. */
  readonly done: ((scored: Scored) => void) | undefined;
}

interface Scoring {
  readonly scored: Scored | undefined;
  readonly problem: ApiProblem | undefined;
  /** Whether an answer is awaited. */
  readonly busy: boolean;
  /** Follows the form: asks after what is under way, and only for the newest. */
  readonly follow: (values: Values) => void;
  /** Asks at once; whatever was asked before is cancelled. */
  readonly predict: (values: Values, done: (scored: Scored) => void) => void;
  readonly clear: () => void;
}

/** The newest prediction of a model; never one that was asked for before the one shown. */
export function useScoring(model: string): Scoring {
  const api = useApi();
  const [state, setState] = useState<{ scored?: Scored | undefined; problem?: ApiProblem | undefined; busy: boolean }>({ busy: false });
  const latest = useRef<LatestOnly<Question, Scored>>();
  useEffect(() => {
    const created = new LatestOnly<Question, Scored>(
      ({ values }, signal) => score(api, model, values, signal),
      ({ done }, outcome) => {
        if ('answer' in outcome) {
          setState({ scored: outcome.answer, busy: false });
          done?.(outcome.answer);
        } else if (!isAbort(outcome.failure)) {
          setState((last) => ({ scored: last.scored, problem: problemOf(outcome.failure), busy: false }));
        }
      },
    );
    latest.current = created;
    return () => {
      created.cancel();
    };
  }, [api, model]);
  const follow = useCallback((values: Values) => {
    latest.current?.next({ values, done: undefined });
  }, []);
  const predict = useCallback((values: Values, done: (scored: Scored) => void) => {
    setState((last) => ({ ...last, busy: true }));
    latest.current?.now({ values, done });
  }, []);
  const clear = useCallback(() => {
    latest.current?.cancel();
    setState({ busy: false });
  }, []);
  return useMemo(() => ({ scored: state.scored, problem: state.problem, busy: state.busy, follow, predict, clear }), [state, follow, predict, clear]);
}
