import { useMemo } from 'react';
import styled from 'styled-components';
import { BarsChart } from '../../components/charts/BarsChart';
import { LinesChart } from '../../components/charts/LinesChart';
import { PointsChart } from '../../components/charts/PointsChart';
import { Card } from '../../components/Card';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { Notice } from '../../components/Notice';
import { Tiles } from '../../components/Tiles';
import type { Table } from '../../records/Table';
import { calibrationCurve } from '../../statistics/calibration';
import { confusionByThreshold } from '../../statistics/confusion';
import { histogram } from '../../statistics/histogram';
import { quantile } from '../../statistics/quantiles';
import { regressionErrors } from '../../statistics/regressionErrors';
import { areaBelow, rocCurve } from '../../statistics/roc';
import { thinned } from '../../statistics/thinned';
import { strings } from '../../strings';
import { CalibrationChart } from './CalibrationChart';
import { ConfusionMatrix } from './ConfusionMatrix';
import type { ColumnChoice } from './columns';
import { type ExploredRow, exploredRows, isScoredClasses } from './explored';
import { RocChart } from './RocChart';

const words = strings.performance;
/** Points of a line that is drawn. */
const mostPoints = 800;
/** From this probability on, 1 is the prediction. */
const evenOdds = 0.5;

export function ExploredPredictions({ table, choice }: { readonly table: Table; readonly choice: ColumnChoice }) {
  const explored = useMemo(() => exploredRows(table, choice), [table, choice]);
  if (explored === undefined) {
    return <Notice title={words.chooseColumns} />;
  }
  if (explored.rows.length === 0) {
    return <Notice tone="warn" title={words.noPairs} />;
  }
  return (
    <>
      {explored.leftOut === 0 ? null : <Notice tone="warn" title={words.leftOut(explored.leftOut)} />}
      <Errors rows={explored.rows} />
      {isScoredClasses(explored.rows) ? <ClassCurves rows={explored.rows} /> : <Residuals rows={explored.rows} timed={choice.time !== undefined} />}
    </>
  );
}

function Errors({ rows }: { readonly rows: readonly ExploredRow[] }) {
  const { mape, rmse, mae, bias } = useMemo(() => regressionErrors(rows), [rows]);
  const said = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value));
  return (
    <Tiles
      tiles={[
        { label: 'MAPE', value: mape === undefined ? '–' : formatShare(mape) },
        { label: 'RMSE', value: said(rmse) },
        { label: 'MAE', value: said(mae) },
        { label: words.bias, value: said(bias) },
        { label: words.rows, value: formatNumber(rows.length) },
      ]}
    />
  );
}

function Residuals({ rows, timed }: { readonly rows: readonly ExploredRow[]; readonly timed: boolean }) {
  const told = useMemo(() => {
    const residuals = rows.map(({ actual, predicted }) => actual - predicted).sort((one, other) => one - other);
    return {
      errors: regressionErrors(rows),
      actual: thinned(rows, mostPoints, ({ actual }) => actual).map(({ at, actual }) => ({ x: at, y: actual })),
      predicted: thinned(rows, mostPoints, ({ predicted }) => predicted).map(({ at, predicted }) => ({ x: at, y: predicted })),
      residuals: thinned(rows, mostPoints, ({ actual, predicted }) => actual - predicted).map(({ at, actual, predicted }) => ({ name: '', x: at, y: actual - predicted })),
      bins: histogram(residuals, Math.min(40, Math.max(5, Math.ceil(Math.sqrt(residuals.length))))),
      half: [quantile(residuals, 0.25) ?? 0, quantile(residuals, 0.75) ?? 0] as const,
    };
  }, [rows]);
  const axis = timed ? { xLabel: words.date, formatX: formatDay } : { xLabel: words.row };
  return (
    <Grid>
      <Card>
        <LinesChart
          title={words.overlay}
          summary={words.overlaySummary(rows.length, told.errors.r2 === undefined ? '–' : formatShare(told.errors.r2))}
          yLabel=""
          series={[
            { name: words.actual, points: told.actual },
            { name: words.predicted, points: told.predicted, dashed: true },
          ]}
          {...axis}
        />
      </Card>
      <Card>
        <PointsChart title={words.residuals} summary={words.residualsSummary(formatNumber(told.errors.bias ?? 0))} yLabel={words.residual} points={told.residuals} {...axis} />
      </Card>
      <Card>
        <BarsChart
          title={words.histogram}
          summary={words.histogramSummary(formatNumber(told.half[0]), formatNumber(told.half[1]))}
          nameLabel={words.residual}
          series={[words.rows]}
          bars={told.bins.map(({ from, to, count }) => ({ name: `${short(from)} – ${short(to)}`, values: [count] }))}
        />
      </Card>
    </Grid>
  );
}

function ClassCurves({ rows }: { readonly rows: readonly ExploredRow[] }) {
  const told = useMemo(() => {
    const scored = rows.map(({ actual, predicted }) => ({ positive: actual === 1, probability: predicted }));
    const curve = rocCurve(scored);
    const { trueNegatives, falsePositives, falseNegatives, truePositives } = confusionByThreshold(scored)(evenOdds);
    return { counts: [[trueNegatives, falsePositives], [falseNegatives, truePositives]], roc: thinned(curve, mostPoints, ({ truePositiveRate }) => truePositiveRate), area: areaBelow(curve), bins: calibrationCurve(scored) };
  }, [rows]);
  return (
    <Grid>
      <Card>
        <RocChart points={told.roc} area={told.area} />
      </Card>
      <Card>
        <CalibrationChart bins={told.bins} />
      </Card>
      <Card>
        <ConfusionMatrix classes={['0', '1']} counts={told.counts} />
      </Card>
    </Grid>
  );
}

const rough = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

function short(value: number): string {
  return rough.format(value);
}

function formatDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
  gap: 16px;
  align-items: start;
`;
