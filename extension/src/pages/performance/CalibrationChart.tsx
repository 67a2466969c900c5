import { LinesChart } from '../../components/charts/LinesChart';
import { formatShare } from '../../components/formatNumber';
import type { CalibrationBin } from '../../statistics/calibration';
import { strings } from '../../strings';

const words = strings.performance;

export function CalibrationChart({ bins }: { readonly bins: readonly CalibrationBin[] }) {
  const furthest = bins.reduce((most, { predicted, observed }) => Math.max(most, Math.abs(predicted - observed)), 0);
  return (
    <LinesChart
      diagonal
      title={words.calibration}
      summary={words.calibrationSummary(formatShare(furthest))}
      xLabel={words.givenProbability}
      yLabel={words.observedShare}
      series={[{ name: words.calibration, points: bins.map(({ predicted, observed }) => ({ x: predicted, y: observed })) }]}
    />
  );
}
