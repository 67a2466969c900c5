// @ts-check
// The numbers of Looker's channel between host and extension; each direction counts for itself.

/** From the extension. */
export const FROM_CLIENT = Object.freeze({ syn: 0, ack: 1, message: 2, messageWithResponse: 3, response: 4, responseError: 5, abort: 6 });

/** To the extension. */
export const TO_CLIENT = Object.freeze({ synAck: 0, message: 1, messageWithResponse: 2, response: 3, responseError: 4, abort: 5 });

export const NOTIFICATION = 'EXTENSION_NOTIFICATION';
export const API_REQUEST = 'EXTENSION_API_REQUEST';

/** Mount points: the name in the manifest, and what the extension is told. */
export const MOUNT_POINTS = Object.freeze({
  standalone: 'standalone',
  dashboard_tile: 'dashboard-tile',
  dashboard_vis: 'dashboard-visualization',
});
