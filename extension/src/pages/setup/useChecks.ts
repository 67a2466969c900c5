import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../api/useApi';
import { isAbort } from '../../api/problems';
import { useBackend } from '../../backend/BackendContext';
import type { SetupCheck } from '../../backend/Backend';
import { probes, type ProbePlace, runProbe } from './probes';

export type Checked = SetupCheck | { readonly id: string; readonly title: string; readonly state: 'running' };

interface Round {
  readonly number: number;
  readonly place: readonly SetupCheck[] | undefined;
  readonly functions: readonly Checked[];
}

const begun: readonly Checked[] = probes.map(({ id, title }) => ({ id, title, state: 'running' }));

/** Runs every check, shows each as soon as it is done, and runs all again when asked to. */
export function useChecks(): { readonly place: readonly SetupCheck[] | undefined; readonly functions: readonly Checked[]; readonly again: () => void } {
  const backend = useBackend();
  const api = useApi();
  const [number, setNumber] = useState(0);
  const [round, setRound] = useState<Round>({ number: -1, place: undefined, functions: begun });
  useEffect(() => {
    const abort = new AbortController();
    const tell = (change: (last: Round) => Round) => {
      if (!abort.signal.aborted) {
        setRound((last) => change(last.number === number ? last : { number, place: undefined, functions: begun }));
      }
    };
    const place: ProbePlace = { kind: backend.kind, origin: originOfPage() };
    backend.setup().then(
      ({ checks }) => {
        tell((last) => ({ ...last, place: checks }));
      },
      (failure: unknown) => {
        tell((last) => ({ ...last, place: [{ id: 'setup', title: backend.kind, state: 'failing', detail: failure instanceof Error ? failure.message : String(failure) }] }));
      },
    );
    const all = async () => {
      // One after the other: a fresh instance of a function starts slowly, and rate limits hold for checks too.
      for (const probe of probes) {
        const check = await runProbe(probe, api, place, abort.signal);
        tell((last) => ({ ...last, functions: last.functions.map((other) => (other.id === check.id ? check : other)) }));
      }
    };
    all().catch((failure: unknown) => {
      if (!isAbort(failure)) {
        throw failure;
      }
    });
    return () => {
      abort.abort();
    };
  }, [backend, api, number]);
  const again = useCallback(() => {
    setNumber((last) => last + 1);
  }, []);
  return round.number === number ? { ...round, again } : { place: undefined, functions: begun, again };
}

/** Looker shows extensions in a frame without an origin; the page around it then names the one that counts. */
function originOfPage(): string {
  if (window.location.origin !== 'null' && window.location.protocol.startsWith('http')) {
    return window.location.origin;
  }
  try {
    return new URL(document.referrer).origin;
  } catch {
    return 'https://company.looker.com';
  }
}
