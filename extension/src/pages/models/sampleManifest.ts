import type { Schemas } from '../../api/client';

type Manifest = Schemas['Manifest'];

/** A small manifest for tests, changed in places. */
export function sampleManifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    format_version: 1,
    org_id: 'default',
    model: 'lead-conversion',
    version: '20260116143022',
    created_at: '2026-01-16T14:30:22Z',
    task: 'classification',
    model_type: 'RandomForestClassifier',
    description: 'Who will subscribe',
    trees: 200,
    label: { name: 'y', positive: 'yes', description: '', unit: '' },
    features: [
      { name: 'age', type: 'number', min: 17, max: 120, missing: 'refuse' },
      { name: 'job', type: 'category', missing: 'allow' },
    ],
    encoder: [{ feature: 'age', training_min: 18, training_max: 95 }],
    calibration: { method: 'platt', calibrated_on: 'held-out' },
    actions: [],
    metrics: { roc_auc: 0.79, log_loss: 0.28 },
    importances: [
      { feature: 'age', importance: 0.3 },
      { feature: 'job', importance: 0.7 },
    ],
    evaluation: {
      split: '20 % at random',
      resamples: 200,
      bounds: { roc_auc: { lower: 0.78, upper: 0.8 }, log_loss: { lower: 0.27, upper: 0.29 } },
      confusion_matrix: { classes: ['no', 'yes'], counts: [[7800, 120], [826, 232]] },
      roc_curve: [
        { threshold: 0.9, false_positive_rate: 0, true_positive_rate: 0.2 },
        { threshold: 0.4, false_positive_rate: 0.2, true_positive_rate: 0.7 },
        { threshold: 0, false_positive_rate: 1, true_positive_rate: 1 },
      ],
      calibration_curve: [
        { predicted: 0.1, observed: 0.12, rows: 6000 },
        { predicted: 0.6, observed: 0.55, rows: 500 },
      ],
      calibration_losses: { platt: 0.28 },
      coverage: [{ confidence_level: 0.9, coverage: 0.91, mean_size: 1.2 }],
      notes: [],
      warnings: [],
    },
    lineage: {
      run: '20260116142900-0badcafe',
      spec_file: 'lead-conversion.yaml',
      spec: 'name: lead-conversion',
      query: 'select * from leads',
      query_parameters: {},
      rows: 45211,
      training_rows: 36168,
      test_rows: 9043,
      data_fingerprint: 'a1',
      code_version: '0.1.0',
      trained_at: '2026-01-16T14:30:22Z',
      training_milliseconds: 28000,
      trained_by: 'command-line',
      parameters: { trees: '200', max_depth: '16' },
    },
    baseline: { features: [], label: { name: 'y', count: 45211, missing_share: 0 } },
    files: [{ name: 'forest.bin', length: 10, sha256: '0'.repeat(64) }],
    ...changes,
  };
}
