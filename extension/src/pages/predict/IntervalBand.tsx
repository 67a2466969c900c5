import styled from 'styled-components';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';
import type { Outcome } from './scoring';

/** The interval around a number, on what training saw of the label. */
export function IntervalBand({ outcome, range }: { readonly outcome: Outcome; readonly range: { readonly low: number; readonly high: number } | undefined }) {
  if ('probabilities' in outcome || outcome.interval === undefined || outcome.prediction === null) {
    return null;
  }
  const { lower, upper, confidence_level: level } = outcome.interval;
  const low = Math.min(range?.low ?? lower, lower);
  const width = Math.max(range?.high ?? upper, upper) - low || 1;
  const share = (value: number) => `${String(((value - low) / width) * 100)}%`;
  return (
    <div>
      <Head>
        <span>{strings.predict.interval(formatShare(level))}</span>
        <b>
          {formatNumber(lower)} – {formatNumber(upper)}
        </b>
      </Head>
      <Track aria-hidden="true">
        <Band style={{ left: share(lower), width: `${String(((upper - lower) / width) * 100)}%` }} />
        <Point style={{ left: share(outcome.prediction) }} />
      </Track>
      <Meaning>{strings.predict.intervalMeaning(formatNumber(lower), formatNumber(upper), formatShare(level))}</Meaning>
    </div>
  );
}

const Head = styled.div`
  display: flex;
  justify-content: space-between;
  gap: 8px;
  font-size: 13px;
  b { font-weight: 600; }
`;
const Track = styled.div`
  position: relative;
  height: 14px;
  margin: 6px 0;
  border-radius: 4px;
  background: var(--sunken);
`;
const Band = styled.div`
  position: absolute;
  inset-block: 3px;
  border-radius: 4px;
  background: var(--accent-soft);
  border: 1px solid var(--accent);
`;
const Point = styled.div`
  position: absolute;
  inset-block: 0;
  width: 3px;
  margin-left: -1px;
  border-radius: 2px;
  background: var(--accent);
`;
const Meaning = styled.p`
  font-size: 12px;
  color: var(--muted);
`;
