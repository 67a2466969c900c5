// @ts-check
// Looker's server: the page, the extension's frame, core API out of recordings, and the server proxy with its secrets.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { NotEntitledError, requireExternalUrl, scopedName } from './application.js';
import { answer } from './coreApi.js';
import { Recordings } from './recordings.js';
import { substituteSecrets } from './secrets.js';

/** @typedef {import('./application.js').Application} Application */

/**
 * Asked for when they are needed: the functions must know the address of this host before they start.
 * @typedef {object} LookerSettings
 * @property {() => Application} application
 * @property {URL} bundle the production bundle
 * @property {() => string} functions address of the functions, or a JSON object: the value of the user attribute orchard_url
 * @property {() => string} key the value of the hidden user attribute orchard_key
 * @property {() => string[]} keyDomains its domain allow-list
 * @property {URL} [recordings]
 */

const HERE = new URL('./', import.meta.url);
const MAX_BODY_BYTES = 64 * 1024 * 1024;
const PROXY_TIMEOUT_MS = 60_000;
/** @type {Record<string, string>} */
const FILES = {
  '/': 'page/index.html',
  '/page.css': 'page/page.css',
  '/page/main.js': 'page/main.js',
  '/page/Channel.js': 'page/Channel.js',
  '/page/ExternalApi.js': 'page/ExternalApi.js',
  '/page/Requests.js': 'page/Requests.js',
  '/page/switches.js': 'page/switches.js',
  '/application.js': 'application.js',
  '/coreApi.js': 'coreApi.js',
  '/protocol.js': 'protocol.js',
};
/** @type {Record<string, string>} */
const TYPES = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript' };

export class LookerServer {
  /** @param {LookerSettings} settings */
  constructor(settings) {
    this.settings = settings;
    this.recordings = new Recordings(settings.recordings ?? new URL('recordings/', HERE));
    this.server = createServer((request, response) => void this.#handle(request, response));
  }

  /** @param {number} port 0 takes any free one @returns {Promise<string>} the address */
  async listen(port) {
    await new Promise((resolve, reject) => {
      this.server.once('error', reject).listen(port, '127.0.0.1', () => { resolve(undefined); });
    });
    const address = this.server.address();
    return `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : port)}`;
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #handle(request, response) {
    try {
      await this.#answer(request, response);
    } catch (error) {
      send(response, error instanceof NotEntitledError ? 403 : 500, 'application/json', JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
    }
  }

  /** @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response */
  async #answer(request, response) {
    const address = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const file = FILES[address.pathname];
    if (file !== undefined) {
      send(response, 200, TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain', await readFile(new URL(file, HERE)));
      return;
    }
    switch (address.pathname) {
      case '/bundle.js':
        send(response, 200, 'text/javascript', await readFile(this.settings.bundle));
        return;
      case '/extension.html':
        response.setHeader('Content-Security-Policy', contentSecurityPolicy(address.origin));
        send(response, 200, 'text/html; charset=utf-8', EXTENSION_FRAME);
        return;
      case '/looker.json':
        sendJson(response, { application: this.settings.application(), attributes: this.#visibleAttributes(), lookerVersion: '25.20.12' });
        return;
      case '/visualization':
        sendJson(response, await this.recordings.visualization(await body(request)));
        return;
      case '/core-sdk':
        sendJson(response, await answer(await body(request), this.recordings));
        return;
      case '/server-proxy':
        sendJson(response, await this.#proxy(await body(request)));
        return;
      default:
        send(response, 404, 'text/plain', 'Not found');
    }
  }

  /** Hidden values never get to the browser. */
  #visibleAttributes() {
    const { application, functions } = this.settings;
    return { [scopedName(application(), 'orchard_url')]: functions(), locale: 'en' };
  }

  /** @param {import('./secrets.js').ProxyRequest & {without?: string[]}} request */
  async #proxy({ without = [], ...request }) {
    const { key, keyDomains } = this.settings;
    const application = this.settings.application();
    requireExternalUrl(application, request.resource);
    const name = scopedName(application, 'orchard_key');
    const attributes = new Map(without.includes('orchard_key') ? [] : [[name, { value: key(), domains: keyDomains() }]]);
    const { resource, init } = substituteSecrets(request, attributes);
    const answered = await fetch(resource, {
      method: init?.method ?? 'GET',
      headers: { ...init?.headers, 'User-Agent': 'Ruby' },
      ...(init?.body === undefined ? {} : { body: init.body }),
      signal: AbortSignal.timeout(PROXY_TIMEOUT_MS),
    });
    return {
      ok: answered.ok,
      status: answered.status,
      statusText: answered.statusText,
      headers: Object.fromEntries(answered.headers),
      body: await answered.text(),
    };
  }
}

const EXTENSION_FRAME = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Extension</title></head>
<body><script src="bundle.js"></script></body></html>
`;

/**
 * Stricter than anything known of Looker: the frame may load its one script and nothing else, so that whatever reaches a
 * function went through the host.
 * @param {string} origin
 */
function contentSecurityPolicy(origin) {
  return `default-src 'none'; script-src ${origin}/bundle.js; style-src 'unsafe-inline'; img-src data: blob:; font-src data:`;
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<any>} */
async function body(request) {
  /** @type {Buffer[]} */
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > MAX_BODY_BYTES) throw new Error('The request is too large');
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'));
}

/** @param {import('node:http').ServerResponse} response @param {unknown} value */
function sendJson(response, value) {
  send(response, 200, 'application/json', JSON.stringify(value));
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} type @param {string | Buffer} content */
function send(response, status, type, content) {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(content);
}
