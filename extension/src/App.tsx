import { StrictMode, useCallback } from 'react';
import { useLoaded } from './api/useLoaded';
import type { Backend } from './backend/Backend';
import { BackendContext } from './backend/BackendContext';
import { LoadState } from './components/LoadState';
import { ToastProvider } from './components/ToastProvider';
import { Shell } from './shell/Shell';
import { strings } from './strings';
import { Still } from './theme/still';
import { Theme } from './theme/Theme';

export function App({ connect }: { readonly connect: () => Promise<Backend> }) {
  const connection = useLoaded(useCallback(() => connect(), [connect]));
  return (
    <StrictMode>
      <Theme>
        <LoadState loaded={connection} label={strings.shell.connecting}>
          {(backend) => (
            <BackendContext.Provider value={backend}>
              {backend.rendering ? <Still /> : null}
              <ToastProvider>
                <Shell />
              </ToastProvider>
            </BackendContext.Provider>
          )}
        </LoadState>
      </Theme>
    </StrictMode>
  );
}
