import { useCallback } from 'react';
import type { ApiClient } from './client';
import { problemOfAnswer } from './problems';
import { useApi } from './useApi';
import { useLoaded } from './useLoaded';

/** Roles that change something and that a page must know of before somebody presses a button. */
export type ChangingRole = 'release' | 'train';

export interface MayCall {
  readonly release: Permission;
  readonly train: Permission;
}

/** Unknown is treated as allowed: the answer to the call itself will tell. */
export type Permission = 'allowed' | 'no role' | 'no token' | 'unknown';

/**
 * Which changing roles the token has. The functions check the role before they read the rest, so a request that can change nothing tells:
 * a promotion of no version, the cancelling of a run that cannot be.
 */
export function useMayCall(): MayCall {
  const api = useApi();
  const asked = useLoaded(useCallback((signal: AbortSignal) => ask(api, signal), [api]));
  return asked.value ?? { release: 'unknown', train: 'unknown' };
}

async function ask(api: ApiClient, signal: AbortSignal): Promise<MayCall> {
  const [release, train] = await Promise.all([askRelease(api, signal), askTrain(api, signal)]);
  return { release: permissionOf(release), train: permissionOf(train) };
}

/** Whether promotions would be taken: promotes nothing. */
export async function askRelease(api: ApiClient, signal: AbortSignal): Promise<Response> {
  const { response } = await api.POST('/models/{name}/promote', { params: { path: { name: 'none' } }, body: {} as never, signal });
  return response;
}

/** Whether trainings would be begun: cancels a run that cannot be. */
export async function askTrain(api: ApiClient, signal: AbortSignal): Promise<Response> {
  const { response } = await api.POST('/runs/{id}/cancel', { params: { path: { id: '00000000000000-00000000' } }, signal });
  return response;
}

function permissionOf(response: Response): Permission {
  const { kind } = problemOfAnswer(response, undefined);
  if (kind === 'forbidden') {
    return 'no role';
  }
  if (kind === 'unauthorized') {
    return 'no token';
  }
  return kind === 'invalid' || kind === 'missing' ? 'allowed' : 'unknown';
}
