import type { Schemas } from '../api/client';
import { FakeBackend } from './FakeBackend';

export const sampleVersion = '20260116143022';

const features = [
  { name: 'carat', type: 'number', missing: 'refuse', min: 0, max: 6, unit: 'carat', description: 'Weight' },
  { name: 'cut', type: 'category', missing: 'refuse' },
  { name: 'certified', type: 'boolean', missing: 'allow' },
  { name: 'table', type: 'number', missing: 'default', default: 57 },
] as const;

/** A regression with a number, a category, a boolean that may be missing, and a number with a default. */
export const sampleManifest: Schemas['Manifest'] = {
  format_version: 1,
  org_id: 'default',
  model: 'diamond-price',
  version: sampleVersion,
  created_at: '2026-01-16T14:30:22Z',
  task: 'regression',
  model_type: 'RandomForestRegressor',
  description: '',
  trees: 2,
  label: { name: 'price', description: '', unit: 'USD' },
  features: [...features],
  encoder: [
    { feature: 'carat', training_min: 0.2, training_max: 4.2 },
    { feature: 'cut', categories: ['Fair', 'Good', 'Ideal'], unseen_code: 3 },
    { feature: 'certified' },
    { feature: 'table', training_min: 50, training_max: 70 },
  ],
  calibration: { method: 'none', calibrated_on: 'none' },
  label_range: { percentile_5: 500, percentile_95: 10_500 },
  actions: [],
  metrics: {},
  importances: [],
  lineage: {
    run: 'r',
    spec_file: '',
    spec: '',
    query: '',
    query_parameters: {},
    rows: 10,
    training_rows: 8,
    test_rows: 2,
    data_fingerprint: '',
    code_version: '',
    trained_at: '2026-01-16T14:30:22Z',
    training_milliseconds: 1,
    trained_by: '',
    parameters: {},
  },
  baseline: {
    features: [
      { name: 'carat', count: 10, missing_share: 0, edges: [0.2, 1, 4.2], shares: [0.75, 0.25] },
      { name: 'cut', count: 10, missing_share: 0, categories: { Ideal: 0.6, Good: 0.3, Fair: 0.1 } },
      { name: 'certified', count: 10, missing_share: 0.5, categories: { true: 1 } },
      { name: 'table', count: 10, missing_share: 0, edges: [50, 57, 70], shares: [0.5, 0.5] },
    ],
    label: { name: 'price', count: 10, missing_share: 0 },
  },
  files: [{ name: 'forest.bin', length: 1, sha256: '0'.repeat(64) }],
};

export const samplePrediction: Schemas['Prediction'] = {
  prediction: 4000,
  confidence: 0.8,
  interval: { lower: 3000, upper: 5000, confidence_level: 0.9 },
  input_features: {},
  model: 'diamond-price',
  model_version: sampleVersion,
  model_type: 'RandomForestRegressor',
  feature_count: 4,
  baseline_value: 3500,
  feature_contributions: [
    { feature: 'carat', value: 1, contribution: 700 },
    { feature: 'cut', value: 'Fair', contribution: -200 },
  ],
  explanation: { scale: 'margin', margin: 4000, remaining_contribution: 0 },
};

/** Answers what the Predict page asks of this one model. */
export function sampleBackend(): FakeBackend {
  return new FakeBackend()
    .answer('get', '/models', { org_id: 'default', models: [{ name: 'diamond-price', champion: sampleVersion, aliases: { champion: sampleVersion } }] })
    .answer('get', '/models/{name}', { org_id: 'default', name: 'diamond-price', champion: sampleVersion, aliases: { champion: sampleVersion }, history: [] })
    .answer('get', '/models/{name}/versions/{version}', sampleManifest)
    .answer('post', '/predict', samplePrediction);
}
