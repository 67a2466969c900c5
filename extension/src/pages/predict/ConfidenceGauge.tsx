import { useId } from 'react';
import styled from 'styled-components';
import { formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';
import { confidenceLevel, type Outcome } from './scoring';

/** How sure the model is, as a gauge and in words that say what the number means. */
export function ConfidenceGauge({ outcome }: { readonly outcome: Outcome }) {
  const id = useId();
  const { confidence } = outcome;
  const known = confidence !== null;
  return (
    <div>
      <Head>
        <span id={id}>{strings.predict.confidence}</span>
        <b>{known ? `${formatShare(confidence)} · ${wordOf(confidence)}` : '—'}</b>
      </Head>
      {known ? (
        <Track role="meter" aria-labelledby={id} aria-valuemin={0} aria-valuemax={1} aria-valuenow={confidence} aria-valuetext={`${formatShare(confidence)}, ${wordOf(confidence)}`}>
          <Fill style={{ transform: `scaleX(${String(confidence)})` }} />
        </Track>
      ) : null}
      <Meaning>{meaningOf(outcome)}</Meaning>
    </div>
  );
}

function wordOf(confidence: number): string {
  return confidence >= 0.8 ? strings.predict.confidenceHigh : confidence >= 0.6 ? strings.predict.confidenceMiddle : strings.predict.confidenceLow;
}

function meaningOf(outcome: Outcome): string {
  if (outcome.confidence === null) {
    return strings.predict.confidenceUnknown;
  }
  return 'probabilities' in outcome
    ? strings.predict.confidenceOfClass((outcome.confidence * 100).toFixed(0), outcome.prediction)
    : strings.predict.confidenceOfNumber(formatShare(confidenceLevel), formatShare(1 - outcome.confidence));
}

const Head = styled.div`
  display: flex;
  justify-content: space-between;
  gap: 8px;
  font-size: 13px;
  b { font-weight: 600; }
`;
const Track = styled.div`
  height: 8px;
  margin: 6px 0;
  border-radius: 4px;
  overflow: hidden;
  background: var(--line);
`;
const Fill = styled.div`
  height: 100%;
  border-radius: 4px;
  background: var(--accent);
  transform-origin: left;
  transition: transform 160ms ease-out;
`;
const Meaning = styled.p`
  font-size: 12px;
  color: var(--muted);
`;
