// @ts-check
// The host's end of the channel to the extension in its frame.

import { API_REQUEST, FROM_CLIENT, NOTIFICATION, TO_CLIENT } from '../protocol.js';

/** @typedef {{type: string, payload?: any}} ExtensionRequest */

export class Channel {
  /** @type {MessagePort | undefined} */
  #port;
  #sequence = 0;
  /** @type {(request: ExtensionRequest) => Promise<unknown>} */
  #handle;
  /** @type {() => void} */
  #connected;

  /**
   * @param {HTMLIFrameElement} frame
   * @param {(request: ExtensionRequest) => Promise<unknown>} handle
   * @param {() => void} connected
   */
  constructor(frame, handle, connected) {
    this.#handle = handle;
    this.#connected = connected;
    window.addEventListener('message', (event) => {
      // A sandboxed frame has the origin "null", which any other has too: only the window tells.
      if (event.source !== frame.contentWindow || event.data?.action !== FROM_CLIENT.syn) return;
      const [port] = event.ports;
      if (port !== undefined) this.#open(port);
    });
  }

  /** @param {string} type @param {unknown} payload */
  notify(type, payload) {
    this.#post(TO_CLIENT.message, { eventName: NOTIFICATION, payload: [{ type, payload }] });
  }

  /** @param {unknown} payload what the extension learns of its host */
  initialize(payload) {
    this.#sequence += 1;
    this.#post(TO_CLIENT.messageWithResponse, { eventName: NOTIFICATION, payload: [{ type: 'INITIALIZE', payload }], sequence: this.#sequence });
  }

  /** @param {MessagePort} port */
  #open(port) {
    this.#port = port;
    port.onmessage = (event) => void this.#receive(event.data);
    this.#post(TO_CLIENT.synAck, {});
  }

  /** @param {{action: number, data: any}} message */
  async #receive({ action, data }) {
    switch (action) {
      case FROM_CLIENT.ack:
        this.#connected();
        return;
      case FROM_CLIENT.message:
        if (data.eventName === API_REQUEST) await this.#handle(data.payload[0]).catch(() => undefined);
        return;
      case FROM_CLIENT.messageWithResponse: {
        const { eventName, sequence } = data;
        try {
          this.#post(TO_CLIENT.response, { eventName, payload: [await this.#handle(data.payload[0])], sequence });
        } catch (error) {
          this.#post(TO_CLIENT.responseError, { eventName, payload: error instanceof Error ? error.message : String(error), sequence });
        }
        return;
      }
      default: // answers to INITIALIZE, and aborts, which this host need not obey
    }
  }

  /** @param {number} action @param {unknown} data */
  #post(action, data) {
    this.#port?.postMessage({ action, data });
  }
}
