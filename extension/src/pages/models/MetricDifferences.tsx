import styled from 'styled-components';
import { formatMetric } from '../../components/formatMetric';
import { strings } from '../../strings';
import type { Bounds, MetricDifference } from './compareVersions';

export function MetricDifferences({ differences }: { readonly differences: readonly MetricDifference[] }) {
  return (
    <div>
      {/* A region that scrolls must be reachable by keyboard. */}
      <Scroll role="region" aria-label={strings.models.metric} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{strings.models.metric}</th>
              <th scope="col">{strings.models.left}</th>
              <th scope="col">{strings.models.right}</th>
              <th scope="col">{strings.models.difference}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ metric, left, right, leftBounds, rightBounds, better }) => (
              <tr key={metric}>
                <th scope="row">{metric}</th>
                <Measured metric={metric} value={left} bounds={leftBounds} winner={better === 'left'} />
                <Measured metric={metric} value={right} bounds={rightBounds} winner={better === 'right'} />
                <td>{strings.models.better[better]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Help>{strings.models.boundsHelp}</Help>
    </div>
  );
}

function Measured({ metric, value, bounds, winner }: { readonly metric: string; readonly value: number | undefined; readonly bounds: Bounds | undefined; readonly winner: boolean }) {
  return (
    <td>
      {winner ? <strong>{formatMetric(metric, value)}</strong> : formatMetric(metric, value)}
      {bounds === undefined ? null : <small>{strings.models.bounds(formatMetric(metric, bounds.lower), formatMetric(metric, bounds.upper))}</small>}
    </td>
  );
}

const Scroll = styled.div`
  overflow: auto;
  table { border-collapse: collapse; width: 100%; font-size: 13px; }
  th { text-align: start; font-weight: 500; }
  th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
  small { display: block; color: var(--muted); white-space: nowrap; }
  strong { color: var(--accent); }
`;
const Help = styled.p`
  margin-top: 8px;
  color: var(--muted);
  font-size: 12px;
`;
