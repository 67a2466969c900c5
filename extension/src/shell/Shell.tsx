import type { ReactNode } from 'react';
import { HashRouter, MemoryRouter } from 'react-router';
import type { Backend } from '../backend/Backend';
import { useBackend } from '../backend/BackendContext';
import { TilePage } from '../pages/tile/TilePage';
import { Frame } from './Frame';
import { HostRoute } from './HostRoute';
import { PageBoundary } from './PageBoundary';

/** The pages with their navigation, or the one tile. A browser keeps the page in the address's hash; Looker's iframe has none. */
export function Shell() {
  const backend = useBackend();
  return (
    <Router backend={backend}>
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

function Router({ backend: { kind, routes }, children }: { readonly backend: Backend; readonly children: ReactNode }) {
  if (kind === 'browser') {
    return <HashRouter>{children}</HashRouter>;
  }
  return (
    <MemoryRouter {...(routes === undefined ? {} : { initialEntries: [routes.initial] })}>
      {routes === undefined ? null : <HostRoute routes={routes} />}
      {children}
    </MemoryRouter>
  );
}
