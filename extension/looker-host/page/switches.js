// @ts-check
// What the address and the controls can make go wrong.

/** @typedef {'none' | 'offline' | 'unavailable' | 'error' | 'html' | 'expired' | 'stale'} Fault */

/** Faults of calls to the functions, with what they imitate. */
export const FAULTS = /** @type {const} */ ({
  none: 'Nothing',
  offline: 'Functions cannot be reached (or answer without CORS headers)',
  unavailable: '503 with Retry-After',
  error: '500 as a problem',
  html: '502 as an HTML page',
  expired: 'The first session has expired',
  stale: 'Storage fails: answers are stale',
});

/**
 * @typedef {object} Switches
 * @property {keyof typeof import('../protocol.js').MOUNT_POINTS} mount
 * @property {string} route
 * @property {boolean} rendering a picture is made for a PDF
 * @property {Fault} fault
 * @property {number} delay milliseconds before each answer
 * @property {string[]} without user attributes that are not set
 * @property {string[]} unentitled entitlements that are taken away: switches, API methods, attributes
 * @property {string} model of the tile's query
 * @property {string} explore of the tile's query
 * @property {number} rows of the tile's query
 */

/** @param {URLSearchParams} parameters @returns {Switches} */
export function readSwitches(parameters) {
  /** @param {string} name */
  const list = (name) => (parameters.get(name) ?? '').split(',').filter((item) => item !== '');
  const mount = parameters.get('mount') ?? 'standalone';
  const fault = parameters.get('fault') ?? 'none';
  return {
    mount: mount === 'dashboard_tile' || mount === 'dashboard_vis' ? mount : 'standalone',
    route: parameters.get('route') ?? '/',
    rendering: parameters.has('rendering'),
    fault: isFault(fault) ? fault : 'none',
    delay: Number(parameters.get('delay') ?? 0),
    without: list('without'),
    unentitled: list('unentitled'),
    model: parameters.get('model') ?? 'orchard_examples',
    explore: parameters.get('explore') ?? 'leads',
    rows: Number(parameters.get('rows') ?? 50),
  };
}

/** @param {string} text @returns {text is Fault} */
export function isFault(text) {
  return Object.hasOwn(FAULTS, text);
}

/** @typedef {import('../application.js').Application} Application */

/** @param {Application} application @param {string[]} unentitled @returns {Application} */
export function withoutEntitlements(application, unentitled) {
  /** @param {string[]} names */
  const kept = (names) => names.filter((name) => !unentitled.includes(name));
  return {
    ...application,
    switches: kept(application.switches),
    coreApiMethods: kept(application.coreApiMethods),
    externalApiUrls: unentitled.includes('external_api_urls') ? [] : application.externalApiUrls,
    globalUserAttributes: kept(application.globalUserAttributes),
    scopedUserAttributes: kept(application.scopedUserAttributes),
  };
}
