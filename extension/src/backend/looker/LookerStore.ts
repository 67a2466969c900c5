import type { ExtensionSDK } from '@looker/extension-sdk';
import type { KeyValueStore } from '../Backend';
import { hostCall } from './hostCall';

const patience = 10_000;

/** Local storage by way of the host. Without the entitlement it forgets. */
export class LookerStore implements KeyValueStore {
  constructor(private readonly sdk: Pick<ExtensionSDK, 'localStorageGetItem' | 'localStorageSetItem' | 'localStorageRemoveItem'>) {}

  async get(key: string): Promise<string | undefined> {
    try {
      return (await hostCall(this.sdk.localStorageGetItem(key), patience)) ?? undefined;
    } catch {
      return undefined;
    }
  }

  async set(key: string, value: string): Promise<void> {
    await hostCall(this.sdk.localStorageSetItem(key, value), patience).catch(() => undefined);
  }

  async remove(key: string): Promise<void> {
    await hostCall(this.sdk.localStorageRemoveItem(key), patience).catch(() => undefined);
  }
}
