// Looker's components as Node loads them were compiled for it.
import 'regenerator-runtime/runtime';
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// A unit test of plain functions may ask for the node environment.
if (typeof window !== 'undefined') {
  afterEach(cleanup);
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
}
