import { ButtonOutline, ButtonTransparent } from '@looker/components';
import { useCallback, useState } from 'react';
import styled from 'styled-components';
import { dataOf } from '../../api/client';
import { type ApiProblem, problemOf } from '../../api/problems';
import { useApi } from '../../api/useApi';
import { useLoaded } from '../../api/useLoaded';
import { Notice } from '../../components/Notice';
import { ProblemNotice } from '../../components/ProblemNotice';
import { Refusable } from '../../components/Refusable';
import { useToast } from '../../components/ToastContext';
import { strings } from '../../strings';
import { RunProgress } from './RunProgress';
import { type Run, useRun } from './useRun';

/** Begins a training and follows it; one that is under way already is followed as well. */
export function TrainNow({ model, refusal, ended }: { readonly model: string; readonly refusal: string | undefined; readonly ended: () => void }) {
  const api = useApi();
  const toast = useToast();
  const [begun, setBegun] = useState<{ readonly run: Run; readonly joined: boolean }>();
  const [dismissed, setDismissed] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [stopping, setStopping] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const underWay = useLoaded(
    useCallback(
      async (signal: AbortSignal) => (await dataOf(api.GET('/runs', { params: { query: { model, status: 'running', limit: 1 } }, signal }))).runs[0],
      [api, model],
    ),
  );
  const { run, silent } = useRun(api, begun?.run ?? underWay.value, (last) => {
    setStopping(false);
    toast(`${strings.models.trainingOf(model)}: ${strings.models.runStatus[last.status]}`);
    ended();
  });
  const attempt = async (call: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await call();
    } catch (failure) {
      setProblem(problemOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const start = () =>
    attempt(async () => {
      const answer = await dataOf(api.POST('/train', { body: { model, wait: false } }));
      setBegun({ run: answer, joined: answer.already_running });
    });
  const cancel = (id: string, organization: string) =>
    attempt(async () => {
      await dataOf(api.POST('/runs/{id}/cancel', { params: { path: { id }, query: { org_id: organization } } }));
      setStopping(true);
    });
  const running = run?.status === 'running';
  return (
    <Box>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {running ? null : <Refusable label={busy ? strings.models.starting : strings.models.train} refusal={refusal} press={() => void (busy ? undefined : start())} />}
      {run === undefined || run.run === dismissed ? null : (
        <section aria-label={strings.models.training}>
          {begun?.joined === true && running ? <p>{strings.models.joined}</p> : null}
          <RunProgress run={run} />
          {silent ? <Notice tone="warn" title={strings.models.pollingFails} /> : null}
          {running && stopping ? <p>{strings.models.stopping}</p> : null}
          {running ? (
            refusal !== undefined || stopping ? null : (
              <ButtonOutline size="small" disabled={busy} onClick={() => void cancel(run.run, run.org_id)}>
                {strings.models.cancelRun}
              </ButtonOutline>
            )
          ) : (
            <ButtonTransparent
              size="small"
              onClick={() => {
                setDismissed(run.run);
              }}
            >
              {strings.models.closeRun}
            </ButtonTransparent>
          )}
        </section>
      )}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  gap: 12px;
  justify-items: start;
  > section { display: grid; gap: 8px; justify-items: start; width: 100%; max-width: 640px; padding: 12px 14px; border-radius: var(--radius); background: var(--sunken); }
`;
