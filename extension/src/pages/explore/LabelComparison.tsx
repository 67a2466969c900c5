import { useMemo } from 'react';
import styled from 'styled-components';
import type { Schemas } from '../../api/client';
import { Card } from '../../components/Card';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { isPositive, labelNumber } from '../../mapping/labelValue';
import type { Cell } from '../../records/Table';
import { isRefused } from '../../scoring/Outcome';
import { regressionErrors } from '../../statistics/regressionErrors';
import { strings } from '../../strings';
import type { ResultRow } from './ResultRow';
import { ThresholdPanel } from './ThresholdPanel';

const texts = strings.explore;

/** How right the predictions are where the label is known, and what a threshold would do. */
export function LabelComparison({
  info,
  rows,
  labels,
  threshold,
  setThreshold,
}: {
  readonly info: Schemas['Info'];
  readonly rows: readonly ResultRow[];
  /** The label's cell of each row; undefined if no column holds it. */
  readonly labels: readonly Cell[] | undefined;
  readonly threshold: number;
  readonly setThreshold: (threshold: number) => void;
}) {
  const { positive } = info.label;
  if (info.task === 'classification') {
    return positive === undefined ? (
      labels === undefined ? null : <ClassAccuracy rows={rows} labels={labels} label={info.label.name} />
    ) : (
      <ThresholdPanel rows={rows} labels={labels} positive={positive} label={info.label.name} threshold={threshold} setThreshold={setThreshold} />
    );
  }
  return labels === undefined ? null : <NumberErrors rows={rows} labels={labels} label={info.label.name} unit={info.label.unit} />;
}

function NumberErrors({ rows, labels, label, unit }: { readonly rows: readonly ResultRow[]; readonly labels: readonly Cell[]; readonly label: string; readonly unit: string | undefined }) {
  const errors = useMemo(
    () =>
      regressionErrors(
        rows.flatMap(({ outcome, index }) => {
          const actual = labelNumber(labels[index] ?? null);
          return outcome === undefined || isRefused(outcome) || typeof outcome.prediction !== 'number' || actual === undefined ? [] : [{ actual, predicted: outcome.prediction }];
        }),
      ),
    [rows, labels],
  );
  const inUnit = (value: number | undefined) => (value === undefined ? '–' : `${formatNumber(value)}${unit === undefined || unit === '' ? '' : ` ${unit}`}`);
  return (
    <Card title={texts.against(label)}>
      <Facts>
        <Fact name={texts.rowsCompared} value={formatNumber(errors.rows)} />
        <Fact name={texts.mae} value={inUnit(errors.mae)} />
        <Fact name={texts.rmse} value={inUnit(errors.rmse)} />
        <Fact name={texts.mape} value={errors.mape === undefined ? '–' : formatShare(errors.mape)} />
        <Fact name={texts.r2} value={errors.r2 === undefined ? '–' : formatNumber(errors.r2)} />
      </Facts>
    </Card>
  );
}

function ClassAccuracy({ rows, labels, label }: { readonly rows: readonly ResultRow[]; readonly labels: readonly Cell[]; readonly label: string }) {
  const right = useMemo(
    () =>
      rows.flatMap(({ outcome, index }) => {
        const known = labels[index] ?? null;
        return outcome === undefined || isRefused(outcome) || typeof outcome.prediction !== 'string' || known === null ? [] : [isPositive(known, outcome.prediction) === true];
      }),
    [rows, labels],
  );
  return (
    <Card title={texts.against(label)}>
      <Facts>
        <Fact name={texts.rowsCompared} value={formatNumber(right.length)} />
        <Fact name={texts.accuracy} value={right.length === 0 ? '–' : formatShare(right.filter(Boolean).length / right.length)} />
      </Facts>
    </Card>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const Facts = styled.dl`
  display: flex;
  flex-wrap: wrap;
  gap: 12px 32px;
  margin: 0;
  dt { color: var(--muted); font-size: 12px; }
  dd { margin: 0; font-size: 18px; }
`;
