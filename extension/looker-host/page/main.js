// @ts-check
// Sets the host up: frame, channel, controls. Tests read and steer it through window.lookerHost.

import { MOUNT_POINTS } from '../protocol.js';
import { Channel } from './Channel.js';
import { Requests } from './Requests.js';
import { FAULTS, isFault, readSwitches, withoutEntitlements } from './switches.js';

/** @typedef {import('./switches.js').Switches} Switches */

const address = new URL(window.location.href);
const switches = readSwitches(address.searchParams);
const looker = await (await fetch('/looker.json')).json();
const application = withoutEntitlements(looker.application, switches.unentitled);

if (!application.mountPoints.includes(switches.mount)) throw new Error(`The manifest has no mount point ${switches.mount}`);

const last = element('output[name=last]', HTMLOutputElement);
const requests = new Requests(application, looker.attributes, switches, (message) => {
  last.value = message.error === undefined ? message.type : `${message.type}: ${message.error}`;
});
const filters = { Month: address.searchParams.get('month') ?? '' };
let runs = 1;

const frame = document.createElement('iframe');
frame.title = application.label;
frame.setAttribute('sandbox', sandbox());
const channel = new Channel(frame, (request) => requests.handle(request), connected);
frame.src = 'extension.html';
const main = element('main', HTMLElement);
main.classList.toggle('tile', switches.mount !== 'standalone');
main.append(frame);
element('header', HTMLElement).hidden = address.searchParams.has('bare');
setUpControls();

Object.assign(window, { lookerHost: { requests, switches, filters, application, refresh, notify: channel.notify.bind(channel) } });

/** Never allow-same-origin: the frame's origin is opaque, as in Looker. */
function sandbox() {
  const allowed = ['allow-scripts'];
  if (application.switches.includes('use_form_submit')) allowed.push('allow-forms');
  if (application.switches.includes('use_downloads')) allowed.push('allow-downloads');
  if (application.switches.includes('new_window')) allowed.push('allow-popups');
  return allowed.join(' ');
}

function connected() {
  channel.initialize({
    extensionId: application.id,
    lookerVersion: looker.lookerVersion,
    route: switches.route,
    routeState: undefined,
    hostUrl: window.location.origin,
    hostOrigin: window.location.origin,
    hostType: 'standard',
    mountType: undefined,
    mountPoint: MOUNT_POINTS[switches.mount],
    contextData: requests.contextData,
    isRendering: switches.rendering,
    extensionDashboardTileEnabled: true,
  });
  if (switches.mount !== 'standalone') void pushDashboard();
}

/** A dashboard that runs again: with the filters as they are now. */
function refresh() {
  runs += 1;
  return pushDashboard();
}

async function pushDashboard() {
  const started = Date.now();
  const query = tileQuery();
  const data = await visualization(query);
  channel.notify('TILE_HOST_DATA', {
    isExploring: false,
    dashboardId: '7',
    elementId: '42',
    queryId: '1',
    dashboardFilters: { ...filters },
    dashboardRunState: 'NOT_RUNNING',
    isDashboardEditing: false,
    isDashboardCrossFilteringEnabled: false,
    filteredQuery: { ...query, fields: Object.keys(data.queryResponse.data[0] ?? {}) },
    lastRunStartTime: started + runs,
    lastRunEndTime: started + runs + 1,
    lastRunSuccess: true,
  });
  if (switches.mount === 'dashboard_vis') channel.notify('VISUALIZATION_DATA', data);
}

/** The tile's query, with the dashboard's filters in its words. */
function tileQuery() {
  const { model, explore, rows } = switches;
  return { model, view: explore, filters: filters.Month === '' ? {} : { [`${explore}.month`]: filters.Month }, limit: String(rows) };
}

/** @param {ReturnType<typeof tileQuery>} query */
async function visualization(query) {
  const response = await fetch('/visualization', { method: 'POST', body: JSON.stringify(query) });
  return response.json();
}

function setUpControls() {
  const fault = element('select[name=fault]', HTMLSelectElement);
  fault.append(...Object.entries(FAULTS).map(([name, title]) => new Option(title, name)));
  fault.value = switches.fault;
  fault.addEventListener('change', () => {
    if (isFault(fault.value)) switches.fault = fault.value;
  });
  const delay = element('input[name=delay]', HTMLInputElement);
  delay.value = String(switches.delay);
  delay.addEventListener('change', () => (switches.delay = delay.valueAsNumber || 0));
  const mount = element('select[name=mount]', HTMLSelectElement);
  mount.value = switches.mount;
  mount.addEventListener('change', () => { reload('mount', mount.value); });
  const rendering = element('input[name=rendering]', HTMLInputElement);
  rendering.checked = switches.rendering;
  rendering.addEventListener('change', () => { reload('rendering', rendering.checked ? 'yes' : undefined); });
  const button = element('button[name=refresh]', HTMLButtonElement);
  button.hidden = switches.mount === 'standalone';
  button.addEventListener('click', () => void refresh());
}

/** @param {string} name @param {string | undefined} value */
function reload(name, value) {
  if (value === undefined) address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  window.location.assign(address);
}

/** @template {Element} E @param {string} selector @param {new () => E} kind @returns {E} */
function element(selector, kind) {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`${selector} is missing`);
  return found;
}
