import { type ApiClient, answerOf, type Schemas } from '../../api/client';
import { problemOf } from '../../api/problems';
import type { FeatureValue } from './formFeatures';

export type Outcome = Schemas['Prediction'];

export interface Scored {
  readonly outcome: Outcome;
  /** Storage fails: a newer version may exist. */
  readonly stale: boolean;
}

export const confidenceLevel = 0.9;

/** Scores one row with all contributions, or without any where the version cannot be explained. */
export async function score(api: ApiClient, model: string, features: Readonly<Record<string, FeatureValue>>, signal: AbortSignal): Promise<Scored> {
  const ask = async (explain: boolean) => {
    const { data, stale } = await answerOf(api.POST('/predict', { body: { model, features: { ...features }, explain, confidence_level: confidenceLevel }, signal }));
    return { outcome: data, stale };
  };
  try {
    return await ask(true);
  } catch (failure) {
    const { violations } = problemOf(failure);
    if (violations.length > 0 && violations.every(({ path }) => path.startsWith('$.explain'))) {
      return ask(false);
    }
    throw failure;
  }
}
