import { formatNumber } from '../../components/formatNumber';
import { strings } from '../../strings';
import type { Outcome } from './scoring';

/** The prediction for people: a class, or a number with its unit. */
export function predictionText(outcome: Outcome, unit: string | undefined): string {
  const { prediction } = outcome;
  if (prediction === null) {
    return strings.predict.unknownNumber;
  }
  if (typeof prediction === 'string') {
    return prediction;
  }
  return unit === undefined ? formatNumber(prediction) : `${formatNumber(prediction)} ${unit}`;
}
