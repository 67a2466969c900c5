import type { KeyValueStore } from '../Backend';

/** The browser's local storage. One that is full, forbidden or not there forgets. */
export class BrowserStore implements KeyValueStore {
  constructor(private readonly namespace: string) {}

  get(key: string): Promise<string | undefined> {
    try {
      return Promise.resolve(localStorage.getItem(this.named(key)) ?? undefined);
    } catch {
      return Promise.resolve(undefined);
    }
  }

  set(key: string, value: string): Promise<void> {
    try {
      localStorage.setItem(this.named(key), value);
    } catch {
      // Forgotten, as said above.
    }
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    try {
      localStorage.removeItem(this.named(key));
    } catch {
      // It cannot be there either.
    }
    return Promise.resolve();
  }

  private named(key: string): string {
    return `${this.namespace}.${key}`;
  }
}
