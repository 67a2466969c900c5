import styled from 'styled-components';
import { formatMetric } from '../../components/formatMetric';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { Notice } from '../../components/Notice';
import { metricsOf } from '../../statistics/metric';
import { strings } from '../../strings';
import type { Run } from './useRun';

/** How far a training is, or what came of it. */
export function RunProgress({ run }: { readonly run: Run }) {
  const running = run.status === 'running';
  const facts = [
    running ? strings.models.progress(formatShare(run.progress), run.activity?.phase ?? strings.models.starting) : strings.models.runStatus[run.status],
    run.activity?.trees_grown === undefined ? undefined : strings.models.trees(formatNumber(run.activity.trees_grown)),
    run.elapsed_seconds === undefined ? undefined : strings.models.elapsed(formatNumber(Math.round(run.elapsed_seconds))),
  ].filter((fact) => fact !== undefined);
  return (
    <Box>
      <p aria-live="polite">
        <strong>{strings.models.training}</strong> {facts.join(' · ')}
      </p>
      {running ? <progress max={1} value={run.progress} aria-label={strings.models.training} /> : null}
      {run.outcome === '' ? null : <p>{run.outcome}</p>}
      {run.error === undefined ? null : <Notice tone="bad" title={run.error} />}
      {Object.keys(run.metrics).length === 0 ? null : (
        <dl>
          {metricsOf([run.metrics]).map((metric) => (
            <div key={metric}>
              <dt>{metric}</dt>
              <dd>{formatMetric(metric, run.metrics[metric])}</dd>
            </div>
          ))}
        </dl>
      )}
    </Box>
  );
}

const Box = styled.div`
  display: grid;
  gap: 8px;
  width: 100%;
  font-size: 13px;
  overflow-wrap: anywhere;
  progress { width: 100%; height: 8px; accent-color: var(--accent); }
  dl { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 0; }
  dt { color: var(--muted); font-size: 12px; }
  dd { margin: 0; font-weight: 550; }
`;
