import { type ApiClient, dataOf, type Schemas } from '../../api/client';
import type { MayCall } from '../../api/useMayCall';
import { strings } from '../../strings';

/** What describes a version is the champion's, and missing without one. */
export type ModelDescription = Schemas['ModelDescription'];
export type Version = Schemas['VersionList']['versions'][number];
export type Manifest = Schemas['Manifest'];

/** Pages of 200 that are read at most. */
const mostPages = 5;
const pageSize = 200;

export interface ModelData {
  readonly model: ModelDescription;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly hasMore: boolean;
}

export async function loadModelNames(api: ApiClient, signal: AbortSignal): Promise<string[]> {
  const names: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages && (page === 0 || token !== undefined); page++) {
    const list = await dataOf(api.GET('/models', { params: { query: { limit: pageSize, ...pageToken(token) } }, signal }));
    names.push(...list.models.map(({ name }) => name));
    token = list.next_page_token;
  }
  return names;
}

export async function loadModel(api: ApiClient, name: string, signal: AbortSignal): Promise<ModelData> {
  const [model, list] = await Promise.all([
    dataOf(api.GET('/models/{name}', { params: { path: { name } }, signal })),
    dataOf(api.GET('/models/{name}/versions', { params: { path: { name }, query: { limit: pageSize } }, signal })),
  ]);
  return { model, versions: list.versions, hasMore: list.next_page_token !== undefined };
}

export function loadManifest(api: ApiClient, name: string, version: string, signal: AbortSignal): Promise<Manifest> {
  return dataOf(api.GET('/models/{name}/versions/{version}', { params: { path: { name, version } }, signal }));
}

/** Why a button that needs the role cannot be pressed. */
export function refusalOf(may: MayCall, role: keyof MayCall): string | undefined {
  switch (may[role]) {
    case 'no role':
      return strings.models.noRole(role);
    case 'no token':
      return strings.models.noToken;
    case 'allowed':
    case 'unknown':
      return undefined;
  }
}

function pageToken(token: string | undefined): { page_token?: string } {
  return token === undefined ? {} : { page_token: token };
}
