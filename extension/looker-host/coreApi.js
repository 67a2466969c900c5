// @ts-check
// Which SDK method a path of Looker's API 4.0 is, and its answer.

/** @typedef {import('./recordings.js').Recordings} Recordings */
/** @typedef {{httpMethod: string, path: string, params?: Record<string, unknown> | null, body?: any}} CoreRequest */
/** @typedef {{ok: true, value: unknown} | {ok: false, error: {message: string}}} CoreAnswer */

const METHODS = /** @type {const} */ ([
  ['GET', /^\/user$/, 'me'],
  ['GET', /^\/lookml_models$/, 'all_lookml_models'],
  ['GET', /^\/lookml_models\/([^/]+)\/explores\/([^/]+)$/, 'lookml_model_explore'],
  ['POST', /^\/queries\/run\/([^/]+)$/, 'run_inline_query'],
]);

/** The name that entitles it; what is not known here has its method and path for a name. @param {CoreRequest} request */
export function methodName({ httpMethod, path }) {
  return METHODS.find(([verb, pattern]) => verb === httpMethod && pattern.test(path))?.[2] ?? `${httpMethod} ${path}`;
}

const ME = { id: '12', first_name: 'Ada', last_name: 'Lovelace', display_name: 'Ada Lovelace', email: 'ada@example.com', locale: 'en' };

/** @param {CoreRequest} request @param {Recordings} recordings @returns {Promise<CoreAnswer>} */
export async function answer(request, recordings) {
  const place = METHODS.find(([verb, pattern]) => verb === request.httpMethod && pattern.test(request.path));
  const [, first = '', second = ''] = (place?.[1].exec(request.path) ?? []).map(decodeURIComponent);
  switch (place?.[2]) {
    case 'me':
      return { ok: true, value: ME };
    case 'all_lookml_models':
      return { ok: true, value: await recordings.models() };
    case 'lookml_model_explore':
      return found(await recordings.explore(first, second));
    case 'run_inline_query':
      if (first !== 'json') return { ok: false, error: { message: `Result format ${first} is not recorded` } };
      return { ok: true, value: await recordings.rows({ ...request.body, ...limitOf(request) }) };
    default:
      return { ok: false, error: { message: `Not found: ${methodName(request)}` } };
  }
}

/** @param {CoreRequest} request */
function limitOf({ params }) {
  const limit = params?.['limit'];
  return typeof limit === 'number' || typeof limit === 'string' ? { limit } : {};
}

/** @param {unknown} value @returns {CoreAnswer} */
function found(value) {
  return value === undefined ? { ok: false, error: { message: 'Not found' } } : { ok: true, value };
}
