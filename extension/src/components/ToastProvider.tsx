import { type ReactNode, useCallback, useEffect, useState } from 'react';
import styled from 'styled-components';
import { strings } from '../strings';
import { ToastContext } from './ToastContext';

const shownForMilliseconds = 6_000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<{ readonly message: string }>();
  const show = useCallback((message: string) => {
    setToast({ message });
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => {
      setToast(undefined);
    }, shownForMilliseconds);
    return () => {
      clearTimeout(timer);
    };
  }, [toast]);
  return (
    <ToastContext.Provider value={show}>
      {children}
      <Place role="status">
        {toast === undefined ? null : (
          <Box>
            {toast.message}
            <button
              type="button"
              onClick={() => {
                setToast(undefined);
              }}
            >
              {strings.states.dismiss}
            </button>
          </Box>
        )}
      </Place>
    </ToastContext.Provider>
  );
}

const Place = styled.div`
  position: fixed;
  inset: auto 16px 16px;
  display: grid;
  justify-items: center;
  pointer-events: none;
`;
const Box = styled.div`
  pointer-events: auto;
  display: flex;
  gap: 16px;
  padding: 10px 16px;
  border-radius: var(--radius);
  background: var(--text);
  color: var(--ground);
  button { all: unset; cursor: pointer; text-decoration: underline; }
  button:focus-visible { outline: 2px solid currentcolor; }
`;
