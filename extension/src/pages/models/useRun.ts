import { useEffect, useRef, useState } from 'react';
import { type ApiClient, dataOf, type Schemas } from '../../api/client';
import { isAbort } from '../../api/problems';

export type Run = Schemas['Run'];

/** Milliseconds between two questions: the first, the longest, and how it grows while nothing changes. */
const first = 1000;
const longest = 10_000;
const growth = 1.5;

/** A run as it was last told, asked for again and again until it has ended: less often while nothing changes. */
export function useRun(api: ApiClient, begun: Run | undefined, ended: (run: Run) => void): { readonly run: Run | undefined; readonly silent: boolean } {
  const [told, setTold] = useState<{ readonly of: string; readonly run: Run; readonly silent: boolean }>();
  const tell = useRef(ended);
  useEffect(() => {
    tell.current = ended;
  });
  const id = begun?.status === 'running' ? begun.run : undefined;
  const organization = begun?.org_id;
  useEffect(() => {
    if (id === undefined || organization === undefined) {
      return undefined;
    }
    const abort = new AbortController();
    let wait = first;
    let last = '';
    let timer: ReturnType<typeof setTimeout>;
    const ask = async () => {
      try {
        const run = await dataOf(api.GET('/runs/{id}', { params: { path: { id }, query: { org_id: organization } }, signal: abort.signal }));
        const state = `${String(run.progress)} ${run.activity?.message ?? ''}`;
        wait = state === last ? Math.min(longest, wait * growth) : first;
        last = state;
        setTold({ of: id, run, silent: false });
        if (run.status !== 'running') {
          tell.current(run);
          return;
        }
      } catch (failure) {
        if (abort.signal.aborted || isAbort(failure)) {
          return;
        }
        wait = Math.min(longest, wait * growth);
        setTold((before) => (before?.of === id ? { ...before, silent: true } : before));
      }
      timer = setTimeout(() => void ask(), wait);
    };
    timer = setTimeout(() => void ask(), wait);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [api, id, organization]);
  return told !== undefined && told.of === begun?.run ? told : { run: begun, silent: false };
}
