import { memo } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { Empty } from '../../components/Empty';
import { formatShare } from '../../components/formatNumber';
import { Notice } from '../../components/Notice';
import { strings } from '../../strings';
import { ClassProbabilities } from './ClassProbabilities';
import { ConfidenceGauge } from './ConfidenceGauge';
import { ContributionWaterfall } from './ContributionWaterfall';
import { IntervalBand } from './IntervalBand';
import { predictionText } from './predictionText';
import type { PredictModel } from './predictModel';
import type { Outcome } from './scoring';

/** The newest prediction and all that is known of it. */
export const ResultPanel = memo(function ResultPanel({
  model,
  outcome,
  busy,
  failed,
  incomplete,
}: {
  readonly model: PredictModel;
  readonly outcome: Outcome | undefined;
  /** A newer one is awaited. */
  readonly busy: boolean;
  /** A newer one was asked for in vain. */
  readonly failed: boolean;
  /** The form has changed into one that cannot be predicted. */
  readonly incomplete: boolean;
}) {
  if (outcome === undefined) {
    return (
      <Card title={strings.predict.result}>
        <Empty title={strings.predict.none}>{strings.predict.noneHelp}</Empty>
      </Card>
    );
  }
  return (
    <Card title={strings.predict.result} actions={<Version>{strings.predict.version(outcome.model_version)}</Version>}>
      {incomplete ? <Version role="status">{strings.predict.behind}</Version> : null}
      <Parts aria-busy={busy} data-late={busy || failed || incomplete}>
        <div aria-live="polite">
          <Label>{model.label.name}</Label>
          <Big>{predictionText(outcome, model.label.unit)}</Big>
          {'probability' in outcome && outcome.probability !== undefined ? (
            <p>{strings.predict.probability(model.label.positive ?? model.label.name, formatShare(outcome.probability))}</p>
          ) : null}
          {outcome.recommended_action === undefined ? null : (
            <Action>
              <small>{strings.predict.action}</small> {outcome.recommended_action}
            </Action>
          )}
        </div>
        {outcome.warnings?.map(({ code, feature, message }) => (
          <Notice key={`${code} ${feature}`} tone="warn" title={feature}>
            <p>{message}</p>
          </Notice>
        ))}
        <ConfidenceGauge outcome={outcome} />
        <IntervalBand outcome={outcome} range={model.labelRange} />
        <ClassProbabilities outcome={outcome} />
        <ContributionWaterfall outcome={outcome} />
      </Parts>
    </Card>
  );
});

const Version = styled.span`
  color: var(--muted);
  font-size: 12px;
`;
const Parts = styled.div`
  display: grid;
  gap: 18px;
  transition: filter 160ms 200ms;
  /* Without its colour, but as dark as before: paler text could not be read by everybody. */
  &[data-late='true'] { filter: grayscale(1); }
`;
const Label = styled.div`
  color: var(--muted);
  font-size: 13px;
`;
const Big = styled.div`
  font-size: 34px;
  line-height: 1.2;
  font-weight: 650;
  letter-spacing: -0.02em;
  overflow-wrap: anywhere;
`;
const Action = styled.p`
  display: inline-block;
  margin-top: 8px;
  padding: 4px 10px;
  border-radius: 99px;
  background: var(--accent-soft);
  font-weight: 600;
  small { color: var(--muted); font-weight: 400; margin-right: 4px; }
`;
