import type { ExtensionHostApi, FetchCustomParameters, FetchProxyDataResponse } from '@looker/extension-sdk';

interface ProxyCall {
  readonly resource: string;
  readonly init: FetchCustomParameters;
}

type Answer = FetchProxyDataResponse | Error;

/** What the SDK gives, in memory: attributes, proxies and core API as a test says. */
export class FakeHost {
  readonly lookerHostData = { extensionId: 'orchard::predictions', lookerVersion: '25.20.12', mountPoint: 'standalone', extensionDashboardTileEnabled: true, hostOrigin: 'https://company.looker.com' };
  attributes: Record<string, string | Error> = { orchard_url: 'https://orchard.example.com' };
  readonly fetches: ProxyCall[] = [];
  readonly serverCalls: ProxyCall[] = [];
  readonly coreCalls: { readonly path: string; readonly body: unknown }[] = [];
  readonly storage = new Map<string, string>();
  onFetch: (call: ProxyCall) => Answer | Promise<Answer> = () => answer(200, {});
  onServer: (call: ProxyCall) => Answer | Promise<Answer> = () => answer(200, session(this.serverCalls.length));
  core: Record<string, unknown> = { '/user': { id: 12, display_name: 'Ada' }, '/lookml_models': [] };

  /** As the backend sees it. */
  get api(): ExtensionHostApi {
    return this as unknown as ExtensionHostApi;
  }

  createSecretKeyTag(name: string): string {
    return `{{orchard_predictions_${name}}}`;
  }

  userAttributeGetItem(name: string): Promise<string | null> {
    const value = this.attributes[name] ?? null;
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  }

  async fetchProxy(resource: string, init: FetchCustomParameters = {}): Promise<FetchProxyDataResponse> {
    this.fetches.push({ resource, init });
    return thrown(await this.onFetch({ resource, init }));
  }

  async serverProxy(resource: string, init: FetchCustomParameters = {}): Promise<FetchProxyDataResponse> {
    this.serverCalls.push({ resource, init });
    return thrown(await this.onServer({ resource, init }));
  }

  invokeCoreSdk(_method: string, path: string, _parameters?: unknown, body?: unknown): Promise<unknown> {
    this.coreCalls.push({ path, body });
    const value = this.core[path];
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value === undefined ? { ok: false, error: { message: 'Not found' } } : { ok: true, value });
  }

  localStorageGetItem(name: string): Promise<string | null> {
    return Promise.resolve(this.storage.get(name) ?? null);
  }

  localStorageSetItem(name: string, value = ''): Promise<boolean> {
    this.storage.set(name, value);
    return Promise.resolve(true);
  }
}

export function answer(status: number, body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }): FetchProxyDataResponse {
  return { ok: status < 300, status, headers, body: JSON.stringify(body) };
}

function session(number: number) {
  return { token: `session-${String(number)}`, token_type: 'Bearer', expires_in: 900, expires_at: '2026-01-18T09:15:00Z', renew_after: '2026-01-18T09:12:00Z', org_id: 'default', roles: ['predict'], user: '12' };
}

function thrown(value: Answer): FetchProxyDataResponse {
  if (value instanceof Error) {
    throw value;
  }
  return value;
}
