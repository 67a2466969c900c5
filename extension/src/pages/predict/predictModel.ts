import { type ApiClient, dataOf, type Schemas } from '../../api/client';
import { type FormFeature, formFeatures } from './formFeatures';

/** The version that serves, as the page needs it. */
export interface PredictModel {
  readonly name: string;
  readonly version: string;
  readonly task: Schemas['Task'];
  readonly label: { readonly name: string; readonly unit: string | undefined; readonly positive: string | undefined };
  readonly features: readonly FormFeature[];
  /** The 5th and 95th percentile of the label in training; none for classes. */
  readonly labelRange: { readonly low: number; readonly high: number } | undefined;
}

/** Undefined while no version of the model serves. */
export async function loadPredictModel(api: ApiClient, name: string, signal: AbortSignal): Promise<PredictModel | undefined> {
  const { champion } = await dataOf(api.GET('/models/{name}', { params: { path: { name } }, signal }));
  if (champion === undefined) {
    return undefined;
  }
  const manifest = await dataOf(api.GET('/models/{name}/versions/{version}', { params: { path: { name, version: champion } }, signal }));
  const { label, label_range: range } = manifest;
  return {
    name,
    version: champion,
    task: manifest.task,
    label: { name: label.name, unit: label.unit === '' ? undefined : label.unit, positive: label.positive },
    features: formFeatures(manifest),
    labelRange: range === undefined ? undefined : { low: range.percentile_5, high: range.percentile_95 },
  };
}
