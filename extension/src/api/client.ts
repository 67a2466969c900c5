import createClient, { type Client } from 'openapi-fetch';
import type { Backend } from '../backend/Backend';
import { problemOf, problemOfAnswer } from './problems';
import { functionOfOperation } from './routes';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** Calls the functions by the contract's paths: `api.GET('/models/{name}', {params: {path: {name}}})`. */
export type ApiClient = Client<paths>;

/** Requests need some address; the backend replaces it. */
const placeholder = 'https://orchard.invalid';

export function createApiClient(backend: Backend): ApiClient {
  const client = createClient<paths>({ baseUrl: placeholder });
  client.use({
    onRequest: ({ request, schemaPath }) => {
      const functionName = functionOfOperation[`${request.method} ${schemaPath}`];
      if (functionName === undefined) {
        throw new Error(`The contract has no ${request.method} ${schemaPath}`);
      }
      return backend.fetch(functionName, request);
    },
  });
  return client;
}

/** What a call gave. */
export interface Answer<T> {
  readonly data: T;
  /** `Orchard-Stale`: storage fails, and the version may not be the newest any more. */
  readonly stale: boolean;
  readonly response: Response;
}

/** The answer to a call of the client; rejects with an ApiProblem if there is none. */
export async function answerOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<NonNullable<T>>> {
  let result;
  try {
    result = await call;
  } catch (failure) {
    throw problemOf(failure);
  }
  const { data, error, response } = result;
  if (!response.ok || data === undefined || data === null) {
    throw problemOfAnswer(response, error);
  }
  return { data, stale: response.headers.get('Orchard-Stale') === 'true', response };
}

/** The data of a call of the client; rejects with an ApiProblem if there are none. */
export async function dataOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<NonNullable<T>> {
  return (await answerOf(call)).data;
}
