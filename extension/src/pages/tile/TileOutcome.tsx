import styled from 'styled-components';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { isRefused, type Outcome } from '../../scoring/Outcome';
import { strings } from '../../strings';

const texts = strings.tile;

/** One prediction, large; in a small tile nothing but it. */
export function TileOutcome({ outcome, label }: { readonly outcome: Outcome; readonly label: { readonly name: string; readonly positive?: string; readonly unit?: string } }) {
  if (isRefused(outcome)) {
    return <p role="alert">{outcome.error}</p>;
  }
  const { prediction, probability, confidence, interval, recommendedAction, warnings } = outcome;
  const unit = label.unit === undefined || label.unit === '' ? '' : ` ${label.unit}`;
  return (
    <Figure aria-live="polite">
      <h2>{label.name}</h2>
      <Big>{typeof prediction === 'number' ? `${formatNumber(prediction)}${unit}` : (prediction ?? '–')}</Big>
      {recommendedAction === undefined ? null : <Action>{recommendedAction}</Action>}
      <Details>
        {probability === undefined ? null : <li>{texts.probability(label.positive ?? label.name, formatShare(probability))}</li>}
        {interval === undefined ? null : <li>{strings.explore.between(formatNumber(interval.lower), formatNumber(interval.upper))}{unit}</li>}
        {confidence === undefined ? null : <li>{texts.confidence(formatShare(confidence))}</li>}
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </Details>
    </Figure>
  );
}

const Figure = styled.div`
  display: grid;
  gap: 4px;
  justify-items: start;
  h2 { font-size: 13px; font-weight: 500; color: var(--muted); }
`;
const Big = styled.p`
  font-size: clamp(22px, 9cqi, 44px);
  font-weight: 650;
  line-height: 1.1;
  letter-spacing: -0.02em;
  overflow-wrap: anywhere;
`;
const Action = styled.p`
  padding: 2px 8px;
  border-radius: 999px;
  background: var(--accent-soft);
  font-size: 12px;
  font-weight: 550;
`;
const Details = styled.ul`
  margin: 4px 0 0;
  padding: 0;
  list-style: none;
  color: var(--muted);
  font-size: 13px;
  @container (max-width: 200px) { display: none; }
`;
