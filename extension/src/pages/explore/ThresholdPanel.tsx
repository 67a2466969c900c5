import { useMemo } from 'react';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { RangeInput } from '../../components/controls';
import { Field } from '../../components/Field';
import { formatShare } from '../../components/formatNumber';
import { isPositive } from '../../mapping/labelValue';
import type { Cell } from '../../records/Table';
import { isRefused } from '../../scoring/Outcome';
import { confusionByThreshold, f1Score, precision, recall, total } from '../../statistics/confusion';
import { strings } from '../../strings';
import { ConfusionMatrix } from './ConfusionMatrix';
import type { ResultRow } from './ResultRow';

const texts = strings.explore;
const shareText = (share: number | undefined) => (share === undefined ? '–' : formatShare(share));

/** From which probability on a row counts as positive, and what that gets right and wrong. */
export function ThresholdPanel({
  rows,
  labels,
  positive,
  label,
  threshold,
  setThreshold,
}: {
  readonly rows: readonly ResultRow[];
  readonly labels: readonly Cell[] | undefined;
  readonly positive: string;
  readonly label: string;
  readonly threshold: number;
  readonly setThreshold: (threshold: number) => void;
}) {
  const probabilities = useMemo(
    () => rows.flatMap(({ outcome, index }) => (outcome === undefined || isRefused(outcome) || outcome.probability === undefined ? [] : [{ index, probability: outcome.probability }])),
    [rows],
  );
  const confusionAt = useMemo(
    () =>
      labels === undefined
        ? undefined
        : confusionByThreshold(
            probabilities.flatMap(({ index, probability }) => {
              const known = isPositive(labels[index] ?? null, positive);
              return known === undefined ? [] : [{ probability, positive: known }];
            }),
          ),
    [probabilities, labels, positive],
  );
  const confusion = confusionAt?.(threshold);
  const above = probabilities.filter(({ probability }) => probability >= threshold).length;
  return (
    <Card title={texts.threshold}>
      <Sides>
        <div>
          <Field label={texts.thresholdOf(positive)} note={formatShare(threshold)} help={texts.thresholdHelp}>
            {(aria) => (
              <RangeInput
                {...aria}
                min={0}
                max={1}
                step={0.01}
                value={threshold}
                aria-valuetext={formatShare(threshold)}
                onChange={(event) => {
                  setThreshold(Number(event.currentTarget.value));
                }}
              />
            )}
          </Field>
          <p role="status">{texts.aboveThreshold(above, probabilities.length)}</p>
          {confusion === undefined ? null : (
            <p>{texts.quality(shareText(precision(confusion)), shareText(recall(confusion)), shareText(f1Score(confusion)))}</p>
          )}
        </div>
        {confusion === undefined ? <Hint>{texts.noLabel(label)}</Hint> : total(confusion) === 0 ? <Hint>{texts.labelEmpty(label)}</Hint> : <ConfusionMatrix confusion={confusion} positive={positive} label={label} />}
      </Sides>
    </Card>
  );
}

const Sides = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
  gap: 16px 32px;
  p { margin-top: 8px; }
`;
const Hint = styled.p`
  color: var(--muted);
`;
