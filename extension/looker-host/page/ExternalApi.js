// @ts-check
// Calls to other servers: by the browser (fetch, with CORS) or by Looker's server (server-proxy, with secrets).

import { requireExternalUrl } from '../application.js';

/** @typedef {import('../application.js').Application} Application */
/** @typedef {import('./switches.js').Switches} Switches */
/** @typedef {{resource: string, init?: {method?: string, headers?: Record<string, string>, body?: string}, responseBodyType?: 'json' | 'text'}} ExternalCall */
/** @typedef {{ok: boolean, status: number, statusText: string, headers: Record<string, string>, body: string}} ExternalAnswer */

const PROBLEM = 'application/problem+json';

export class ExternalApi {
  /** @type {Application} */
  #application;
  /** @type {Switches} */
  #switches;
  #sessions = 0;

  /** @param {Application} application @param {Switches} switches */
  constructor(application, switches) {
    this.#application = application;
    this.#switches = switches;
  }

  /** @param {{type: string, payload: ExternalCall}} request */
  async call({ type, payload }) {
    requireExternalUrl(this.#application, payload.resource);
    switch (type) {
      case 'fetch':
        return parsed(await this.#fetch(payload), payload.responseBodyType);
      case 'server-proxy':
        return parsed(await this.#serverProxy(payload), payload.responseBodyType);
      default:
        throw new Error(`${type} is not recorded`);
    }
  }

  /** @param {ExternalCall} call @returns {Promise<ExternalAnswer>} */
  async #fetch({ resource, init = {} }) {
    switch (this.#switches.fault) {
      case 'offline':
        throw new Error('Failed to fetch');
      case 'unavailable':
        return problem(503, 'Service unavailable', { 'retry-after': '1' });
      case 'error':
        return problem(500, 'Internal error', {});
      case 'html':
        return { ok: false, status: 502, statusText: 'Bad Gateway', headers: { 'content-type': 'text/html' }, body: '<html><h1>502 Bad Gateway</h1></html>' };
      case 'expired':
        return this.#browserFetch(resource, { ...init, headers: this.#withExpiredToken(init.headers ?? {}) });
      case 'stale': {
        const answer = await this.#browserFetch(resource, init);
        return { ...answer, headers: { ...answer.headers, 'orchard-stale': 'true' } };
      }
      default:
        return this.#browserFetch(resource, init);
    }
  }

  /** @param {string} resource @param {NonNullable<ExternalCall['init']>} init @returns {Promise<ExternalAnswer>} */
  async #browserFetch(resource, init) {
    const response = await fetch(resource, {
      method: init.method ?? 'GET',
      headers: init.headers ?? {},
      credentials: 'omit',
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    return {
      ok: response.ok,
      status: response.status,
      statusText: response.statusText,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  }

  /** The token of the first session does not hold; that of the next does. @param {Record<string, string>} headers */
  #withExpiredToken(headers) {
    const name = Object.keys(headers).find((header) => header.toLowerCase() === 'authorization');
    return name === undefined || this.#sessions > 1 ? headers : { ...headers, [name]: 'Bearer expired' };
  }

  /** @param {ExternalCall} call @returns {Promise<ExternalAnswer>} */
  async #serverProxy({ resource, init }) {
    const response = await fetch('/server-proxy', { method: 'POST', body: JSON.stringify({ resource, init, without: this.#switches.without }) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message);
    this.#sessions += 1;
    return answer;
  }
}

/** @param {number} status @param {string} title @param {Record<string, string>} headers @returns {ExternalAnswer} */
function problem(status, title, headers) {
  const body = { type: 'about:blank', title, status, detail: 'The Looker host was told to answer so.', request_id: '0'.repeat(32) };
  return { ok: false, status, statusText: title, headers: { 'content-type': PROBLEM, ...headers }, body: JSON.stringify(body) };
}

/** @param {ExternalAnswer} answer @param {'json' | 'text' | undefined} bodyType */
function parsed(answer, bodyType) {
  const isJson = bodyType === 'json' || (bodyType === undefined && /\bjson\b/.test(answer.headers['content-type'] ?? ''));
  return { ...answer, body: isJson && answer.body !== '' ? JSON.parse(answer.body) : answer.body };
}
