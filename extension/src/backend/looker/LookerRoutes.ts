import type { Routes } from '../Backend';

/** The part of Looker's address that is the extension's. */
export class LookerRoutes implements Routes {
  private readonly listeners = new Set<(route: string) => void>();

  constructor(
    readonly initial: string,
    private readonly tell: (route: string) => void,
  ) {}

  changed(route: string): void {
    this.tell(route);
  }

  subscribe(listener: (route: string) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Looker's page has gone elsewhere, by its back button for example. */
  hostChanged(route: string): void {
    for (const listener of this.listeners) {
      listener(route);
    }
  }
}
