import { LinesChart } from '../../components/charts/LinesChart';
import { formatNumber } from '../../components/formatNumber';
import type { RocPoint } from '../../statistics/roc';
import { strings } from '../../strings';

const words = strings.performance;

export function RocChart({ points, area }: { readonly points: readonly RocPoint[]; readonly area: number | undefined }) {
  return (
    <LinesChart
      diagonal
      title={words.roc}
      summary={words.rocSummary(area === undefined ? '–' : formatNumber(Number(area.toFixed(4))))}
      xLabel={words.falsePositives}
      yLabel={words.truePositives}
      series={[{ name: words.roc, points: points.map(({ falsePositiveRate, truePositiveRate }) => ({ x: falsePositiveRate, y: truePositiveRate })) }]}
    />
  );
}
