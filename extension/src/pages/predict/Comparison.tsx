import { ButtonTransparent } from '@looker/components';
import styled from 'styled-components';
import { Card } from '../../components/Card';
import { PlainTable } from '../../components/charts/PlainTable';
import { formatNumber, formatShare } from '../../components/formatNumber';
import { strings } from '../../strings';
import type { FeatureValue } from './formFeatures';
import { predictionText } from './predictionText';
import type { PredictModel } from './predictModel';
import type { Entry } from './session';

/** Two predictions side by side: what came out, and the features in which they differ. */
export function Comparison({ model, first, second, close }: { readonly model: PredictModel; readonly first: Entry; readonly second: Entry; readonly close: () => void }) {
  const different = model.features.filter(({ name }) => first.values[name] !== second.values[name]);
  const same = model.features.length - different.length;
  const shareOf = ({ outcome }: Entry) => (outcome.confidence === null ? '—' : formatShare(outcome.confidence));
  return (
    <Card
      title={strings.predict.compareTitle}
      actions={
        <ButtonTransparent size="small" color="neutral" onClick={close}>
          {strings.states.close}
        </ButtonTransparent>
      }
    >
      <PlainTable
        label={strings.predict.compareTitle}
        columns={[strings.predict.compared, strings.predict.first, strings.predict.second, strings.predict.difference]}
        rows={[
          [
            strings.predict.result,
            predictionText(first.outcome, model.label.unit),
            predictionText(second.outcome, model.label.unit),
            differenceOf(first.outcome.prediction, second.outcome.prediction),
          ],
          [strings.predict.confidence, shareOf(first), shareOf(second), ''],
          ...different.map(({ name }) => [name, textOf(first.values[name]), textOf(second.values[name]), differenceOf(first.values[name], second.values[name])]),
        ]}
      />
      {same === 0 ? null : <Same>{strings.predict.sameFeatures(same)}</Same>}
    </Card>
  );
}

const Same = styled.p`
  margin-top: 12px;
  color: var(--muted);
`;

function textOf(value: FeatureValue | undefined): string {
  return value === null || value === undefined ? '—' : typeof value === 'number' ? formatNumber(value) : String(value);
}

function differenceOf(first: FeatureValue | undefined, second: FeatureValue | undefined): string {
  if (typeof first !== 'number' || typeof second !== 'number') {
    return '';
  }
  const by = second - first;
  return `${by < 0 ? '−' : '+'}${formatNumber(Math.abs(by))}`;
}
