// @ts-check
// Looker's server puts hidden user attributes where their tags stand: {{project_application_name}}.

import { NotEntitledError, urlMatches } from './application.js';

/** @typedef {{value: string, domains: string[]}} HiddenAttribute value_is_hidden, with its domain allow-list */
/** @typedef {{resource: string, init?: {method?: string, headers?: Record<string, string>, body?: string}}} ProxyRequest */

const TAG = /\{\{\s*([A-Za-z0-9_.]+)\s*\}\}/g;

/**
 * @param {ProxyRequest} request
 * @param {ReadonlyMap<string, HiddenAttribute>} attributes by full name
 * @returns {ProxyRequest}
 */
export function substituteSecrets(request, attributes) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @param {string} text */
  const substitute = (text) =>
    text.replace(TAG, (tag, /** @type {string} */ name) => {
      const attribute = attributes.get(name);
      if (attribute === undefined) return tag;
      used.add(name);
      return attribute.value;
    });
  const resource = substitute(request.resource);
  const headers = Object.fromEntries(Object.entries(request.init?.headers ?? {}).map(([name, value]) => [name, substitute(value)]));
  const body = request.init?.body === undefined ? {} : { body: substitute(request.init.body) };
  for (const name of used) {
    const domains = attributes.get(name)?.domains ?? [];
    if (!domains.some((pattern) => urlMatches(pattern, resource))) {
      throw new NotEntitledError(`The domain allow-list of user attribute ${name} does not contain ${new URL(resource).origin}`);
    }
  }
  return { resource, init: { ...request.init, headers, ...body } };
}
