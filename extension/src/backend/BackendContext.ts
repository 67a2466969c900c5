import { createContext, useContext } from 'react';
import type { Backend } from './Backend';

export const BackendContext = createContext<Backend | undefined>(undefined);

export function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (backend === undefined) {
    throw new Error('There is no backend around this component.');
  }
  return backend;
}
