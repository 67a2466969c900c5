import { createRoot } from 'react-dom/client';
import { App } from './App';
import type { Backend } from './backend/Backend';

/** Shows the app as soon as there is a document, in an element of its own. */
export function mount(connect: () => Promise<Backend>): void {
  const start = () => {
    const root = document.createElement('div');
    root.id = 'orchard';
    document.body.append(root);
    createRoot(root).render(<App connect={connect} />);
  };
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start);
  } else {
    start();
  }
}
