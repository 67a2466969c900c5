// Generated from functions/openapi.yaml by `npm run generate`; do not edit.
export const functionNames = ['batch', 'health', 'info', 'predict', 'release', 'session', 'train'] as const;

export type FunctionName = (typeof functionNames)[number];

/** The function that answers each operation. */
export const functionOfOperation: Readonly<Record<string, FunctionName>> = {
  'POST /predict': 'predict',
  'POST /batch_predict': 'batch',
  'POST /bigquery_predict': 'batch',
  'GET /info': 'info',
  'GET /models': 'info',
  'GET /models/{name}': 'info',
  'GET /models/{name}/versions': 'info',
  'GET /models/{name}/versions/{version}': 'info',
  'DELETE /models/{name}/versions/{version}': 'release',
  'POST /models/{name}/versions/{version}/restore': 'release',
  'GET /models/{name}/versions/{version}/card': 'info',
  'GET /models/{name}/feature-importance': 'info',
  'POST /models/{name}/promote': 'release',
  'POST /models/{name}/rollback': 'release',
  'POST /train': 'train',
  'GET /runs': 'train',
  'GET /runs/{id}': 'train',
  'POST /runs/{id}/cancel': 'train',
  'POST /session': 'session',
  'GET /health': 'health',
  'GET /health/live': 'health',
  'GET /health/ready': 'health',
  'GET /metrics': 'health',
  'GET /openapi.yaml': 'info',
  'GET /docs': 'info',
  'GET /docs/{file}': 'info',
  'POST /api/v1/predict': 'predict',
  'POST /api/v1/batch_predict': 'batch',
  'POST /api/v1/model/train': 'train',
  'GET /api/v1/model/info': 'info',
  'GET /api/v1/model/versions': 'info',
  'GET /api/v1/model/feature-importance': 'info',
  'POST /api/v1/model/rollback': 'release',
};
