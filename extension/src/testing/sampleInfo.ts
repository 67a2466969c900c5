import type { Schemas } from '../api/client';

/** The demo's classification, with four of its features. */
export const leadInfo: Schemas['Info'] = {
  org_id: 'default',
  model: 'lead-conversion',
  version: '20260116143022',
  aliases: ['champion'],
  created_at: '2026-01-16T14:30:22Z',
  task: 'classification',
  model_type: 'RandomForestClassifier',
  description: 'Probability that a customer subscribes',
  label: { name: 'y', positive: 'yes' },
  n_estimators: 200,
  feature_count: 4,
  feature_names: ['age', 'job', 'balance', 'loan'],
  features: [
    { name: 'age', type: 'number', missing: 'refuse', min: 17, max: 120, description: 'Age of the customer' },
    { name: 'job', type: 'category', missing: 'refuse', values: ['admin.', 'student'], value_count: 2 },
    { name: 'balance', type: 'number', missing: 'allow' },
    { name: 'loan', type: 'category', missing: 'refuse', values: ['yes', 'no'], value_count: 2 },
  ],
  metrics: { roc_auc: 0.8 },
  training_data_size: 45211,
};

/** The demo's regression. */
export const diamondInfo: Schemas['Info'] = {
  ...leadInfo,
  model: 'diamond-price',
  task: 'regression',
  model_type: 'RandomForestRegressor',
  label: { name: 'price', unit: 'USD' },
  feature_count: 2,
  feature_names: ['carat', 'depth'],
  features: [
    { name: 'carat', type: 'number', missing: 'refuse' },
    { name: 'depth', type: 'number', missing: 'refuse' },
  ],
};

/** Answers a batch as the functions do, with a probability for each age: its hundredth. A record that is no number in age is refused. */
export function answerLeads(body: unknown): Schemas['BatchAnswer'] {
  const { records } = body as { records: { features: Record<string, unknown> }[] };
  const predictions = records.map(({ features }, index) => {
    const age = features['age'];
    if (typeof age !== 'number') {
      return {
        input_features: features,
        error: {
          type: 'urn:orchard:problem:invalid-input',
          detail: `$.records[${String(index)}].features.age: expected a number, sensibly from 17 to 120, found ${age === undefined || age === null ? 'nothing' : `the string "${String(age as string)}"`}`,
        },
      };
    }
    const probability = age / 100;
    return {
      input_features: features,
      prediction: probability >= 0.5 ? 'yes' : 'no',
      probability,
      probabilities: { yes: probability, no: 1 - probability },
      confidence: Math.max(probability, 1 - probability),
      recommended_action: probability >= 0.6 ? 'HIGH_PRIORITY' : 'LOW_PRIORITY',
    };
  });
  return {
    predictions: predictions as Schemas['RecordAnswer'][],
    record_count: records.length,
    error_count: predictions.filter((prediction) => 'error' in prediction).length,
    model: 'lead-conversion',
    model_version: '20260116143022',
    model_type: 'RandomForestClassifier',
    feature_count: 4,
  } as Schemas['BatchAnswer'];
}
