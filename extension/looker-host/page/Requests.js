// @ts-check
// What the extension asks of its host, each held to the manifest's entitlements.

import { requireCoreMethod, requireSwitch, userAttributeName } from '../application.js';
import { methodName } from '../coreApi.js';
import { ExternalApi } from './ExternalApi.js';

/** @typedef {import('../application.js').Application} Application */
/** @typedef {import('./switches.js').Switches} Switches */
/** @typedef {import('./Channel.js').ExtensionRequest} ExtensionRequest */
/** @typedef {{type: string, payload: unknown, answer?: unknown, error?: string}} RecordedMessage */

const KEPT_MESSAGES = 2000;

export class Requests {
  /** What passed, oldest first: tests search it for secrets. @type {RecordedMessage[]} */
  messages = [];
  /** @type {Application} */
  #application;
  /** @type {Switches} */
  #switches;
  /** @type {Map<string, string>} */
  #attributes;
  /** @type {ExternalApi} */
  #externalApi;
  /** @type {string | undefined} */
  contextData;
  /** @type {(message: RecordedMessage) => void} */
  #tell;

  /**
   * @param {Application} application
   * @param {Record<string, string>} attributes
   * @param {Switches} switches
   * @param {(message: RecordedMessage) => void} tell
   */
  constructor(application, attributes, switches, tell) {
    this.#application = application;
    this.#switches = switches;
    this.#attributes = new Map(Object.entries(attributes));
    this.#externalApi = new ExternalApi(application, switches);
    this.#tell = tell;
  }

  /** @param {ExtensionRequest} request */
  async handle(request) {
    /** @type {RecordedMessage} */
    const message = { type: request.type, payload: request.payload };
    this.messages.push(message);
    if (this.messages.length > KEPT_MESSAGES) this.messages.shift();
    try {
      if (this.#switches.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.#switches.delay));
      message.answer = await this.#answer(request.type, request.payload);
      return message.answer;
    } catch (error) {
      message.error = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      this.#tell(message);
    }
  }

  /** @param {string} type @param {any} payload @returns {Promise<unknown>} */
  async #answer(type, payload) {
    switch (type) {
      case 'VERIFY_HOST':
        return true;
      case 'INVOKE_CORE_SDK':
        return this.#coreSdk(payload);
      case 'RAW_INVOKE_CORE_SDK': {
        const answer = await this.#coreSdk(payload);
        return answer.ok ? { ok: true, body: answer.value } : { ok: false, body: answer.error };
      }
      case 'INVOKE_EXTERNAL_API':
        return this.#externalApi.call(payload);
      case 'LOCAL_STORAGE':
        requireSwitch(this.#application, 'local_storage');
        return this.#localStorage(payload);
      case 'USER_ATTRIBUTE':
        return this.#userAttribute(payload);
      case 'CONTEXT_DATA':
        return this.#context(payload);
      case 'CLIPBOARD':
        requireSwitch(this.#application, 'use_clipboard');
        await navigator.clipboard.writeText(payload.value);
        return undefined;
      case 'UPDATE_TITLE':
        document.title = `${String(payload.title)} · Looker host`;
        return undefined;
      case 'UPDATE_LOCATION':
        return this.#updateLocation(payload);
      default: // told and kept; nothing depends on it
        return undefined;
    }
  }

  /** @param {any} payload */
  async #coreSdk(payload) {
    requireCoreMethod(this.#application, methodName(payload));
    const response = await fetch('/core-sdk', { method: 'POST', body: JSON.stringify(payload) });
    return response.json();
  }

  /** @param {{type: string, name: string, value?: string}} payload */
  #localStorage({ type, name, value = '' }) {
    const key = `${this.#application.id}:${name}`;
    switch (type) {
      case 'get':
        return localStorage.getItem(key);
      case 'set':
        if (typeof value !== 'string') throw new Error('Only texts can be stored');
        localStorage.setItem(key, value);
        return true;
      default:
        localStorage.removeItem(key);
        return true;
    }
  }

  /** @param {{type: string, name: string, value?: string}} payload */
  #userAttribute({ type, name, value = '' }) {
    const fullName = userAttributeName(this.#application, name);
    switch (type) {
      case 'get':
        return this.#switches.without.includes(name) ? null : (this.#attributes.get(fullName) ?? null);
      case 'set':
        this.#attributes.set(fullName, value);
        return true;
      default:
        return this.#attributes.delete(fullName);
    }
  }

  /** @param {{type: string, contextData?: string}} payload */
  #context({ type, contextData }) {
    if (type === 'save') {
      this.contextData = contextData;
      return undefined;
    }
    return this.contextData;
  }

  /** @param {{url: string, target?: string}} payload */
  #updateLocation({ url, target }) {
    requireSwitch(this.#application, target === undefined ? 'navigation' : 'new_window');
    if (target !== undefined) window.open(url, target, 'noopener');
  }
}
