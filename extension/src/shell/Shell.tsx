import { HashRouter, MemoryRouter } from 'react-router';
import { useBackend } from '../backend/BackendContext';
import { TilePage } from '../pages/tile/TilePage';
import { Frame } from './Frame';
import { PageBoundary } from './PageBoundary';

/** The pages with their navigation, or the one tile. A browser keeps the page in the address's hash; Looker's iframe has none. */
export function Shell() {
  const backend = useBackend();
  const Router = backend.kind === 'browser' ? HashRouter : MemoryRouter;
  return (
    <Router>
      {backend.place === 'page' ? (
        <Frame />
      ) : (
        <PageBoundary name="tile">
          <TilePage />
        </PageBoundary>
      )}
    </Router>
  );
}
