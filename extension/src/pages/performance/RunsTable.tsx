import { ButtonOutline } from '@looker/components';
import { useMemo } from 'react';
import { useBackend } from '../../backend/BackendContext';
import { Card } from '../../components/Card';
import { type Column, DataTable } from '../../components/DataTable';
import { formatMetric } from '../../components/formatMetric';
import { formatNumber } from '../../components/formatNumber';
import { formatTime } from '../../components/formatTime';
import { useToast } from '../../components/ToastContext';
import { writeCsv } from '../../csv/writeCsv';
import { strings } from '../../strings';
import type { Score } from './leaderboard';

const words = strings.performance;

/** Every run with every metric; what is shown can be saved. */
export function RunsTable({ scores, metrics }: { readonly scores: readonly Score[]; readonly metrics: readonly string[] }) {
  const backend = useBackend();
  const toast = useToast();
  const columns = useMemo(
    (): Column<Score>[] => [
      { key: 'run', title: words.run, value: ({ run }) => run, render: ({ run }) => <code>{run}</code>, width: 200 },
      { key: 'name', title: words.model, value: ({ name }) => name, width: 220 },
      { key: 'dataset', title: words.dataset, value: ({ dataset }) => dataset, width: 110 },
      { key: 'experiment', title: words.experiment, value: ({ experiment }) => experiment, width: 130 },
      ...metrics.map(
        (metric): Column<Score> => ({ key: `metric.${metric}`, title: metric, value: (score) => score.metrics[metric], render: (score) => formatMetric(metric, score.metrics[metric]), align: 'end', width: 100 }),
      ),
      { key: 'seconds', title: words.time, value: ({ seconds }) => seconds, render: ({ seconds }) => (seconds === undefined ? '–' : formatNumber(seconds)), align: 'end', width: 90 },
      { key: 'started', title: words.started, value: ({ started }) => started, render: ({ started }) => formatTime(started), width: 170 },
      { key: 'status', title: words.status, value: ({ status }) => status, render: ({ status }) => strings.models.runStatus[status], width: 220 },
    ],
    [metrics],
  );
  const save = async () => {
    const names = ['run', 'model', 'algorithm', 'dataset', 'experiment', 'started', 'status', 'version', 'training_seconds', ...metrics];
    const rows = scores.map((score) => [
      score.run,
      score.model,
      score.algorithm,
      score.dataset,
      score.experiment,
      score.started,
      score.status,
      score.version ?? null,
      score.seconds ?? null,
      ...metrics.map((metric) => score.metrics[metric] ?? null),
    ]);
    await backend.download('runs.csv', writeCsv(names, rows));
    toast(words.saved);
  };
  return (
    <Card
      flush
      title={words.results}
      actions={
        <ButtonOutline size="small" onClick={() => void save()}>
          {words.saveCsv}
        </ButtonOutline>
      }
    >
      <DataTable label={strings.table.of(words.results)} columns={columns} rows={scores} rowKey={({ run }) => run} maxHeight={420} />
    </Card>
  );
}
