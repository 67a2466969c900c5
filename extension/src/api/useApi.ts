import { useMemo } from 'react';
import { useBackend } from '../backend/BackendContext';
import { type ApiClient, createApiClient } from './client';

export function useApi(): ApiClient {
  const backend = useBackend();
  return useMemo(() => createApiClient(backend), [backend]);
}
