// Looker's components as Node loads them were compiled for it.
import 'regenerator-runtime/runtime';
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// A unit test of plain functions may ask for the node environment.
if (typeof window !== 'undefined') {
  afterEach(() => {
    cleanup();
    localStorage.clear();
    sessionStorage.clear();
  });
  // Machines that test may be busy; what fails waits so long.
  configure({ asyncUtilTimeout: 5_000 });
  window.matchMedia = (query) => ({
    matches: query.includes('reduced-motion'),
    media: query,
    onchange: null,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
    dispatchEvent: () => false,
  });
  window.ResizeObserver = class {
    observe = vi.fn();
    unobserve = vi.fn();
    disconnect = vi.fn();
  };
  // jsdom's files can be read by a FileReader only.
  Blob.prototype.arrayBuffer = function () {
    return new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(reader.result as ArrayBuffer);
      };
      reader.onerror = () => {
        reject(reader.error ?? new Error('unreadable'));
      };
      reader.readAsArrayBuffer(this);
    });
  };
  Blob.prototype.text = async function () {
    return new TextDecoder().decode(await this.arrayBuffer());
  };
  // jsdom lays nothing out; virtualised tables draw the rows that fit.
  const size = { clientHeight: 600, clientWidth: 1000, offsetHeight: 600, offsetWidth: 1000 };
  Object.entries(size).forEach(([name, value]) => Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value }));
}
