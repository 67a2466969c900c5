import styled from 'styled-components';
import { Chart } from '../../components/charts/Chart';
import { PlainTable } from '../../components/charts/PlainTable';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';
import type { Outcome } from './scoring';
import { type Step, type Waterfall, waterfallOf } from './waterfallOf';

const mostSteps = 8;

/** How each feature moved the prediction from what is expected of any row to this one. */
export function ContributionWaterfall({ outcome }: { readonly outcome: Outcome }) {
  const waterfall = waterfallOf(outcome, mostSteps);
  if (waterfall === undefined) {
    return null;
  }
  const format = waterfall.scale === 'probability' ? formatShare : formatNumber;
  const signed = (by: number) => `${by < 0 ? '−' : '+'}${format(Math.abs(by))}`;
  const ofRest = (outcome.feature_contributions?.length ?? 0) - mostSteps;
  const nameOf = (step: Step) => step.feature ?? strings.predict.contributionRest(Math.max(1, ofRest));
  const all = waterfallOf(outcome, Infinity)?.steps ?? [];
  return (
    <Chart
      title={strings.predict.contributions}
      summary={summaryOf(waterfall, format, signed)}
      table={
        <PlainTable
          label={strings.predict.contributions}
          columns={[strings.predict.contributionFeature, strings.predict.contributionValue, strings.predict.contributionBy]}
          rows={all.map((step) => [nameOf(step), step.value ?? '', signed(step.to - step.from)])}
        />
      }
    >
      <Rows>
        <Total>
          <span>{strings.predict.contributionStart}</span>
          <b>{format(waterfall.start)}</b>
        </Total>
        {waterfall.steps.map((step) => (
          <Row key={step.feature ?? ''}>
            <Name title={`${nameOf(step)} ${step.value ?? ''}`}>
              {nameOf(step)} <small>{step.value}</small>
            </Name>
            <Bar step={step} waterfall={waterfall} />
            <b>{signed(step.to - step.from)}</b>
          </Row>
        ))}
        <Total>
          <span>{strings.predict.contributionEnd}</span>
          <b>{format(waterfall.end)}</b>
        </Total>
      </Rows>
    </Chart>
  );
}

function summaryOf({ start, end, steps, scale }: Waterfall, format: (value: number) => string, signed: (by: number) => string): string {
  const [first] = steps;
  const most = first?.feature === undefined ? '' : strings.predict.contributionMost(first.feature, signed(first.to - first.from));
  return `${strings.predict.contributionsSummary(format(start), format(end), most)}${scale === 'margin' ? ` ${strings.predict.scaleMargin}` : ''}`;
}

function Bar({ step, waterfall: { start, end, steps } }: { readonly step: Step; readonly waterfall: Waterfall }) {
  const points = [start, end, ...steps.map(({ to }) => to)];
  const low = Math.min(...points);
  const width = Math.max(...points) - low || 1;
  const left = ((Math.min(step.from, step.to) - low) / width) * 100;
  const length = (Math.abs(step.to - step.from) / width) * 100;
  return (
    <Track>
      <Fill $up={step.to >= step.from} style={{ left: `${String(left)}%`, width: `max(2px, ${String(length)}%)` }} />
    </Track>
  );
}

const Rows = styled.div`
  display: grid;
  gap: 3px;
  font-size: 13px;
  b { font-weight: 550; text-align: end; white-space: nowrap; }
`;
const Row = styled.div`
  display: grid;
  grid-template-columns: minmax(90px, 36%) 1fr 74px;
  gap: 8px;
  align-items: center;
`;
const Total = styled.div`
  display: flex;
  justify-content: space-between;
  color: var(--muted);
  padding: 3px 0;
  b { color: var(--text); }
`;
const Name = styled.div`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
  small { color: var(--muted); }
`;
const Track = styled.div`
  position: relative;
  height: 16px;
  background: var(--sunken);
  border-radius: 3px;
`;
const Fill = styled.div<{ $up: boolean }>`
  position: absolute;
  inset-block: 2px;
  border-radius: 2px;
  background: ${({ $up }) => ($up ? 'var(--accent)' : 'var(--opposite)')};
`;
