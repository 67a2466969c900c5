import { useCallback } from 'react';
import { useBackend } from '../backend/BackendContext';
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
 * Which changing roles the token has. A session tells; a typed token does not. Then a request that can change nothing does, since the
 * functions check the role before they read the rest: a promotion of no version, the cancelling of a run that cannot be. That
 * they are refused is meant, and cannot be kept out of the browser's console.
 */
export function useMayCall(): MayCall {
  const api = useApi();
  const backend = useBackend();
  const asked = useLoaded(
    useCallback(
      async (signal: AbortSignal) => {
        const roles = await backend.roles();
        return roles === undefined ? ask(api, signal) : { release: permissionIn(roles, 'release'), train: permissionIn(roles, 'train') };
      },
      [api, backend],
    ),
  );
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

function permissionIn(roles: readonly string[], role: ChangingRole): Permission {
  return roles.includes(role) ? 'allowed' : 'no role';
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
