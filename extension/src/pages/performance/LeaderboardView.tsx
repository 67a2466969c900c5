import { useMemo, useState } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { Empty } from '../../components/Empty';
import { formatMetric } from '../../components/formatMetric';
import { formatNumber } from '../../components/formatNumber';
import { Tiles } from '../../components/Tiles';
import { metricsOf } from '../../statistics/metric';
import { strings } from '../../strings';
import { type Filters, filtered, overview, ranking, type Score } from './leaderboard';
import { LeaderboardCharts } from './LeaderboardCharts';
import { LeaderboardFilters } from './LeaderboardFilters';
import { Ranking } from './Ranking';
import { RunsTable } from './RunsTable';

const words = strings.performance;

export function LeaderboardView({ scores }: { readonly scores: readonly Score[] }) {
  // Metrics of different datasets cannot be compared: the newest run's comes first.
  const [filters, setFilters] = useState<Filters>({ dataset: scores[0]?.dataset ?? '', experiment: '', names: new Set() });
  const [wanted, setWanted] = useState<string>();
  const kept = useMemo(() => filtered(scores, filters), [scores, filters]);
  const metrics = useMemo(() => metricsOf(kept.map((score) => score.metrics)), [kept]);
  const metric = metrics.find((name) => name === wanted) ?? metrics[0] ?? '';
  const ranked = useMemo(() => ranking(kept, metric), [kept, metric]);
  const told = useMemo(() => overview(kept, metric), [kept, metric]);
  return (
    <Stack>
      <Card>
        <LeaderboardFilters scores={scores} metrics={metrics} metric={metric} chooseMetric={setWanted} filters={filters} change={setFilters} />
      </Card>
      {ranked.length === 0 ? (
        <Empty title={words.nothingLeft} />
      ) : (
        <>
          <Tiles
            tiles={[
              { label: words.tiles.best(metric), value: formatMetric(metric, told.best?.value), note: words.by(told.best?.score.name ?? '–') },
              { label: words.tiles.names, value: formatNumber(told.names) },
              { label: words.tiles.datasets, value: formatNumber(told.datasets) },
              { label: words.tiles.runs, value: formatNumber(told.runs) },
              { label: words.tiles.seconds, value: told.meanSeconds === undefined ? '–' : words.seconds(formatNumber(Number(told.meanSeconds.toFixed(1)))) },
            ]}
          />
          <Card title={words.ranking} flush>
            <Ranking ranked={ranked} metric={metric} metrics={metrics} />
          </Card>
          <LeaderboardCharts scores={kept} ranked={ranked} metrics={metrics} metric={metric} />
          <RunsTable scores={kept} metrics={metrics} />
        </>
      )}
    </Stack>
  );
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`;
