import { act } from '@testing-library/react';
import type { Tile, TileContent, TileSetting } from '../backend/Backend';

/** A dashboard in memory, which keeps what it is told. */
export class FakeTile implements Tile {
  readonly pictures: (string | undefined)[] = [];
  readonly problems: (string | undefined)[] = [];
  settings: readonly TileSetting[] = [];
  private listener: ((content: TileContent) => void) | undefined;
  private content: TileContent = { filters: {}, rows: undefined, settings: {}, editing: false, querying: false, problem: undefined, refresh: 0 };

  subscribe(listener: (content: TileContent) => void) {
    this.listener = listener;
    listener(this.content);
    return () => undefined;
  }

  rendered(failure?: string) {
    this.pictures.push(failure);
  }

  showProblem(message: string | undefined) {
    this.problems.push(message);
  }

  offerSettings(settings: readonly TileSetting[]) {
    this.settings = settings;
  }

  push(change: Partial<TileContent>) {
    this.content = { ...this.content, refresh: this.content.refresh + 1, ...change };
    act(() => this.listener?.(this.content));
  }
}
