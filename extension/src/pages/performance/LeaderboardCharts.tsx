import styled from 'styled-components';
import { BarsChart } from '../../components/charts/BarsChart';
import { BoxesChart } from '../../components/charts/BoxesChart';
import { PlainTable } from '../../components/charts/PlainTable';
import { PointsChart } from '../../components/charts/PointsChart';
import { Card } from '../../components/Card';
import { formatMetric } from '../../components/formatMetric';
import { isLowerBetter } from '../../statistics/metric';
import { boxOf } from '../../statistics/quantiles';
import { strings } from '../../strings';
import { ranking, type Ranked, type Score, spreads } from './leaderboard';

const words = strings.performance;
/** Metrics with bars: the chosen one and the next in line, as MAPE, RMSE and MAE. */
const mostMetrics = 3;
const mostBars = 15;

export function LeaderboardCharts({ scores, ranked, metrics, metric }: { readonly scores: readonly Score[]; readonly ranked: readonly Ranked[]; readonly metrics: readonly string[]; readonly metric: string }) {
  const barred = [metric, ...metrics.filter((name) => name !== metric)].slice(0, mostMetrics);
  const groups = spreads(scores, metric);
  const points = scores.flatMap((score) => {
    const y = score.metrics[metric];
    return score.seconds === undefined || typeof y !== 'number' ? [] : [{ name: score.name, x: score.seconds, y }];
  });
  const fastest = points.reduce<(typeof points)[number] | undefined>((least, point) => (least === undefined || point.x < least.x ? point : least), undefined);
  const best = ranked[0]?.score.name ?? '–';
  const medians = groups.map(({ name, values }) => ({ name, median: boxOf(values)?.median ?? Number.NaN, runs: values.length }));
  const topMedian = medians.sort((one, other) => (isLowerBetter(metric) ? one.median - other.median : other.median - one.median))[0];
  return (
    <Grid>
      {barred.map((name) => {
        const order = ranking(scores, name);
        return (
          <Card key={name}>
            <BarsChart
              title={words.bars(name)}
              summary={words.barsSummary(name, order[0]?.score.name ?? '–', formatMetric(name, order[0]?.value))}
              nameLabel={words.model}
              series={[name]}
              bars={order.slice(0, mostBars).map(({ score, value }) => ({ name: score.name, values: [value] }))}
              layout="lying"
            />
          </Card>
        );
      })}
      <Card>
        <PointsChart title={words.scatter} summary={words.scatterSummary(best, fastest?.name ?? '–')} nameLabel={words.model} xLabel={words.trainingTime} yLabel={metric} points={points} />
      </Card>
      <Card>
        <BoxesChart
          title={words.boxes(metric)}
          summary={words.boxesSummary(topMedian?.name ?? '–', formatMetric(metric, topMedian?.median), topMedian?.runs ?? 0)}
          nameLabel={words.model}
          groups={groups}
        />
      </Card>
      <Card title={words.summary} flush>
        <PlainTable
          label={strings.table.of(words.summary)}
          columns={[words.model, words.columns.count, words.columns.mean, words.columns.deviation, words.columns.least, words.columns.most]}
          rows={groups.map(({ name, summary: { count, mean, standardDeviation, least, most } }) => [name, count, mean, standardDeviation ?? '–', least, most])}
        />
      </Card>
    </Grid>
  );
}

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
  gap: 16px;
  align-items: start;
`;
