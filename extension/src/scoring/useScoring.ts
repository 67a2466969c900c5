import { useEffect, useSyncExternalStore } from 'react';
import type { ChunkedScoring, ScoringState } from './ChunkedScoring';

/** The state of a scoring as it goes on. It is started when first shown, and cancelled when nobody looks any more. */
export function useScoring(scoring: ChunkedScoring): ScoringState {
  useEffect(() => {
    void scoring.run();
    return () => {
      scoring.cancel();
    };
  }, [scoring]);
  return useSyncExternalStore(scoring.subscribe, scoring.state);
}
