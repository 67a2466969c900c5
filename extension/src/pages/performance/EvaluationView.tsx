import styled from 'styled-components';
import { Card } from '../../components/Card';
import { PlainTable } from '../../components/charts/PlainTable';
import { formatMetric } from '../../components/formatMetric';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { Notice } from '../../components/Notice';
import { Tiles } from '../../components/Tiles';
import { metricsOf } from '../../statistics/metric';
import { areaBelow } from '../../statistics/roc';
import { strings } from '../../strings';
import type { Manifest } from '../models/modelData';
import { CalibrationChart } from './CalibrationChart';
import { ConfusionMatrix } from './ConfusionMatrix';
import { RocChart } from './RocChart';

const words = strings.performance;

type Evaluation = NonNullable<Manifest['evaluation']>;

/** What the held-out rows said of a version: metrics with bounds, and the curves its manifest holds. */
export function EvaluationView({ manifest: { metrics, evaluation, lineage } }: { readonly manifest: Manifest }) {
  return (
    <Stack>
      <Tiles
        tiles={metricsOf([metrics]).map((metric) => {
          const bounds = evaluation?.bounds[metric];
          const tile = { label: metric, value: formatMetric(metric, metrics[metric]) };
          return bounds === undefined ? tile : { ...tile, note: strings.models.bounds(formatMetric(metric, bounds.lower), formatMetric(metric, bounds.upper)) };
        })}
      />
      {evaluation === undefined ? (
        <Notice title={words.noCurves} />
      ) : (
        <>
          <Muted>{words.heldOut(evaluation.split, formatNumber(lineage.test_rows))}</Muted>
          {evaluation.warnings.length === 0 ? null : (
            <Notice tone="warn" title={words.warnings}>
              <ul>
                {evaluation.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </Notice>
          )}
          <Curves evaluation={evaluation} />
        </>
      )}
    </Stack>
  );
}

function Curves({ evaluation: { roc_curve, calibration_curve, confusion_matrix, coverage } }: { readonly evaluation: Evaluation }) {
  const roc = roc_curve.map(({ threshold, false_positive_rate, true_positive_rate }) => ({ threshold, falsePositiveRate: false_positive_rate, truePositiveRate: true_positive_rate }));
  const ninety = coverage.find(({ confidence_level }) => confidence_level === 0.9) ?? coverage[0];
  return (
    <Grid>
      {roc.length === 0 ? null : (
        <Card>
          <RocChart points={roc} area={areaBelow([{ threshold: Infinity, falsePositiveRate: 0, truePositiveRate: 0 }, ...roc])} />
        </Card>
      )}
      {calibration_curve.length === 0 ? null : (
        <Card>
          <CalibrationChart bins={calibration_curve} />
        </Card>
      )}
      {confusion_matrix === undefined ? null : (
        <Card>
          <ConfusionMatrix classes={confusion_matrix.classes} counts={confusion_matrix.counts} />
        </Card>
      )}
      {ninety === undefined ? null : (
        <Card title={words.coverage} flush>
          <Pad>{words.coverageSummary(formatShare(ninety.confidence_level), formatShare(ninety.coverage))}</Pad>
          <PlainTable
            label={strings.table.of(words.coverage)}
            columns={[words.askedFor, words.held, words.meanSize]}
            rows={coverage.map(({ confidence_level, coverage: held, mean_size }) => [formatShare(confidence_level), formatShare(held), mean_size])}
          />
        </Card>
      )}
    </Grid>
  );
}

const Stack = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 16px;
`;
const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 380px), 1fr));
  gap: 16px;
  align-items: start;
`;
const Pad = styled.p`
  padding: 10px 16px;
  color: var(--muted);
  font-size: 13px;
`;
const Muted = styled.p`
  color: var(--muted);
`;
