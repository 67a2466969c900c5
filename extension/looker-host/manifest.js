// @ts-check
// What manifest.lkml says about the extension, as Looker's host reads it.

import { parseLookml } from './lookml.js';

/** @typedef {import('./lookml.js').LookmlBlock} LookmlBlock */
/** @typedef {import('./lookml.js').LookmlValue} LookmlValue */
/** @typedef {import('./application.js').Application} Application */

const SWITCHES = /** @type {const} */ ([
  'local_storage', 'navigation', 'new_window', 'use_form_submit', 'use_embeds', 'use_downloads', 'use_iframes', 'use_clipboard',
]);
const LISTS = /** @type {const} */ ([
  'new_window_external_urls', 'core_api_methods', 'external_api_urls', 'oauth2_urls', 'global_user_attributes', 'scoped_user_attributes',
]);
const MOUNT_POINTS = /** @type {const} */ (['dashboard_vis', 'dashboard_tile', 'standalone']);

/** @param {LookmlBlock} block @param {string} key @returns {LookmlValue | undefined} */
function only(block, key) {
  const values = block.members.get(key);
  if (values !== undefined && values.length > 1) throw new Error(`manifest: ${key} occurs ${String(values.length)} times`);
  return values?.[0];
}

/** @param {LookmlBlock} block @param {string} key @returns {LookmlBlock | undefined} */
function blockOf(block, key) {
  const value = only(block, key);
  if (value === undefined) return undefined;
  if (typeof value === 'string' || Array.isArray(value)) throw new Error(`manifest: ${key} must be a block`);
  return value;
}

/** @param {LookmlBlock | undefined} block @param {string} key @returns {boolean} */
function switchOf(block, key) {
  const value = block === undefined ? undefined : only(block, key);
  if (value === undefined) return false;
  if (value !== 'yes' && value !== 'no') throw new Error(`manifest: ${key} must be yes or no`);
  return value === 'yes';
}

/** @param {LookmlBlock} block @param {string} key @returns {string[]} */
function textsOf(block, key) {
  const value = only(block, key) ?? [];
  if (!Array.isArray(value)) throw new Error(`manifest: ${key} must be a list of texts`);
  return value.map((item) => {
    if (typeof item !== 'string') throw new Error(`manifest: ${key} must be a list of texts`);
    return item;
  });
}

/** @param {LookmlBlock} block @param {string} key @returns {string | undefined} */
function textOf(block, key) {
  const value = only(block, key);
  if (value !== undefined && typeof value !== 'string') throw new Error(`manifest: ${key} must be a text`);
  return value;
}

/** @param {LookmlBlock} block @param {readonly string[]} known */
function refuseUnknown(block, known) {
  for (const key of block.members.keys()) {
    if (!known.includes(key)) throw new Error(`manifest: Looker knows no ${key} here; it knows ${known.join(', ')}`);
  }
}

/** @param {string} source the text of manifest.lkml @returns {Application} */
export function readManifest(source) {
  const file = parseLookml(source);
  const project = textOf(file, 'project_name');
  const application = blockOf(file, 'application');
  if (project === undefined || application?.name === undefined) {
    throw new Error('manifest: project_name and application: NAME { … } are needed');
  }
  refuseUnknown(application, ['label', 'url', 'file', 'sri_hash', 'mount_points', 'entitlements']);
  if (application.members.has('url') === application.members.has('file')) throw new Error('manifest: either url or file');
  const mountPoints = blockOf(application, 'mount_points');
  const entitlements = blockOf(application, 'entitlements') ?? { name: undefined, members: new Map() };
  refuseUnknown(entitlements, [...SWITCHES, ...LISTS]);
  return {
    id: `${project}::${application.name}`,
    label: textOf(application, 'label') ?? application.name,
    file: textOf(application, 'file') ?? textOf(application, 'url') ?? '',
    mountPoints: MOUNT_POINTS.filter((name) => (mountPoints === undefined ? name === 'standalone' : switchOf(mountPoints, name))),
    switches: SWITCHES.filter((name) => switchOf(entitlements, name)),
    coreApiMethods: textsOf(entitlements, 'core_api_methods'),
    externalApiUrls: textsOf(entitlements, 'external_api_urls'),
    globalUserAttributes: textsOf(entitlements, 'global_user_attributes'),
    scopedUserAttributes: textsOf(entitlements, 'scoped_user_attributes'),
    newWindowExternalUrls: textsOf(entitlements, 'new_window_external_urls'),
  };
}
