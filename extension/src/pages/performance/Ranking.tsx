import styled from 'styled-components';
import { formatMetric } from '../../components/formatMetric';
import { formatNumber } from '../../components/formatNumber';
import { isLowerBetter } from '../../statistics/metric';
import { strings } from '../../strings';
import type { Ranked } from './leaderboard';

const words = strings.performance;
/** Lines at most; who comes later than this has lost. */
const most = 25;

export function Ranking({ ranked, metric, metrics }: { readonly ranked: readonly Ranked[]; readonly metric: string; readonly metrics: readonly string[] }) {
  const shown = ranked.slice(0, most);
  return (
    <>
      {/* It scrolls, so it must be reachable by keyboard. */}
      <Scroll role="region" aria-label={strings.table.of(words.ranking)} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.rank}</th>
              <th scope="col">{words.model}</th>
              <th scope="col">{words.dataset}</th>
              {metrics.map((name) => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col" className="number">
                {words.time}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ rank, score }) => (
              <tr key={score.run}>
                <td>{rank}</td>
                <th scope="row">{score.name}</th>
                <td>{score.dataset}</td>
                {metrics.map((name) => (
                  <td key={name} className="number" data-best={score.metrics[name] === bestOf(shown, name)} data-chosen={name === metric}>
                    {formatMetric(name, score.metrics[name])}
                  </td>
                ))}
                <td className="number">{score.seconds === undefined ? '–' : formatNumber(Number(score.seconds.toFixed(2)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Help>{words.rankingHelp}</Help>
    </>
  );
}

function bestOf(ranked: readonly Ranked[], metric: string): number | undefined {
  const values = ranked.flatMap(({ score }) => score.metrics[metric] ?? []);
  return values.length < 2 ? undefined : isLowerBetter(metric) ? Math.min(...values) : Math.max(...values);
}

const Scroll = styled.div`
  overflow: auto;
  table { border-collapse: collapse; width: 100%; font-size: 13px; white-space: nowrap; }
  th { text-align: start; font-weight: 500; }
  thead th { background: var(--sunken); font-weight: 550; }
  th, td { padding: 7px 12px; border-bottom: 1px solid var(--line); }
  .number { text-align: end; }
  [data-best='true'] { color: var(--accent); font-weight: 600; }
  [data-chosen='true'] { background: var(--sunken); }
`;
const Help = styled.p`
  padding: 8px 16px;
  color: var(--muted);
  font-size: 12px;
`;
