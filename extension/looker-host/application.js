// @ts-check
// The extension as Looker knows it, and what it may do. Used by the server and by the page.

/**
 * @typedef {object} Application
 * @property {string} id project::application
 * @property {string} label
 * @property {string} file
 * @property {string[]} mountPoints of dashboard_vis, dashboard_tile, standalone
 * @property {string[]} switches entitlements that are yes
 * @property {string[]} coreApiMethods
 * @property {string[]} externalApiUrls
 * @property {string[]} globalUserAttributes
 * @property {string[]} scopedUserAttributes
 * @property {string[]} newWindowExternalUrls
 */

/** A call that the manifest does not entitle, told with what would. */
export class NotEntitledError extends Error {}

/** @param {Application} application @param {string} name */
export function requireSwitch(application, name) {
  if (!application.switches.includes(name)) throw new NotEntitledError(`Required entitlement ${name} not defined`);
}

/** @param {Application} application @param {string} method the name that the SDK gives it, such as me */
export function requireCoreMethod(application, method) {
  if (!application.coreApiMethods.includes(method)) {
    throw new NotEntitledError(`Required entitlement core_api_methods does not contain ${method}`);
  }
}

/** @param {Application} application @param {string} url */
export function requireExternalUrl(application, url) {
  if (!application.externalApiUrls.some((pattern) => urlMatches(pattern, url))) {
    throw new NotEntitledError(`Required entitlement external_api_urls does not contain ${originOf(url)}`);
  }
}

/**
 * The full name of a user attribute: scoped ones carry project and application in front.
 * @param {Application} application
 * @param {string} name
 */
export function userAttributeName(application, name) {
  if (application.scopedUserAttributes.includes(name)) return scopedName(application, name);
  if (application.globalUserAttributes.includes(name)) return name;
  throw new NotEntitledError(`Required entitlement scoped_user_attributes or global_user_attributes does not contain ${name}`);
}

/** @param {Application} application @param {string} name */
export function scopedName(application, name) {
  return `${application.id.replace(/::|-/g, '_')}_${name}`;
}

/**
 * An entry is an origin, or an address with * where anything may stand.
 * @param {string} pattern
 * @param {string} url
 */
export function urlMatches(pattern, url) {
  const address = new URL(url);
  if (!pattern.includes('*')) {
    const entry = new URL(pattern);
    return entry.origin === address.origin && (entry.pathname === '/' || entry.pathname === address.pathname);
  }
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*');
  return new RegExp(`^${expression}$`).test(address.origin + address.pathname);
}

/** @param {string} url */
function originOf(url) {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}
