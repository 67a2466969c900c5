import { render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Backend } from '../backend/Backend';
import { BackendContext } from '../backend/BackendContext';
import { ToastProvider } from '../components/ToastProvider';
import { Theme } from '../theme/Theme';

/** Renders inside theme, backend, router and toasts, with a user to act. */
export function renderWith(backend: Backend, children: ReactNode, path = '/'): RenderResult & { readonly user: UserEvent } {
  const user = userEvent.setup();
  const rendered = render(
    <Theme>
      <BackendContext.Provider value={backend}>
        <MemoryRouter initialEntries={[path]}>
          <ToastProvider>{children}</ToastProvider>
        </MemoryRouter>
      </BackendContext.Provider>
    </Theme>,
  );
  return { user, ...rendered };
}
