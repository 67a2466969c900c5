import type { FunctionName } from '../api/routes';

/** What the pages need of the place they run in. They know no other way out: no fetch, no window.localStorage. */
export interface Backend {
  readonly kind: 'browser' | 'looker';
  /** Looker's mount point; a browser has only pages. */
  readonly place: 'page' | 'tile' | 'visualization';
  /** Whether a picture or PDF is being made: nothing may move. */
  readonly rendering: boolean;
  /**
   * Carries the request to a function, with a token, and renews the token where that can be done. Of the URL only path and query
   * count: the backend knows the address. Rejects with a DOMException named AbortError when the request's signal is
   * aborted (in Looker the answer is dropped) and with a TypeError when nobody can be reached.
   */
  fetch(functionName: FunctionName, request: Request): Promise<Response>;
  /** Looker's models and explores; undefined outside Looker. */
  readonly queries: Queries | undefined;
  /** The dashboard around a tile; undefined outside one. */
  readonly tile: Tile | undefined;
  /** The host's part of the address; undefined where the browser's own is used. */
  readonly routes?: Routes | undefined;
  /** A token typed in by the user; undefined where the host provides it. */
  readonly typedToken: TypedToken | undefined;
  /** Small things remembered for this user. Never secrets. */
  readonly store: KeyValueStore;
  download(fileName: string, content: Blob): Promise<void>;
  copy(text: string): Promise<void>;
  /** What is there and what is missing. */
  setup(): Promise<SetupReport>;
  user(): Promise<User>;
  /** The roles of this user's calls, where they are known without asking every function; undefined where they are not. */
  roles(): Promise<readonly string[] | undefined>;
}

/** Paths as the shell has them: `/models?model=m`. */
export interface Routes {
  readonly initial: string;
  changed(route: string): void;
  /** Tells where the host wants to go; gives back what ends that. */
  subscribe(listener: (route: string) => void): () => void;
}

export interface User {
  readonly id: string;
  readonly name: string;
}

/** Held in memory only: gone with the page. */
export interface TypedToken {
  readonly isSet: boolean;
  set(token: string): void;
}

/** Keys and values are texts; keys are namespaced by the implementation. A full or forbidden store loses what is set. */
export interface KeyValueStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  remove(key: string): Promise<void>;
}

export interface SetupReport {
  readonly checks: readonly SetupCheck[];
}

export interface SetupCheck {
  /** Stable, for links and tests: `attribute.orchard_url`, `entitlement.use_downloads`, `function.predict`, `token`. */
  readonly id: string;
  readonly title: string;
  readonly state: 'ok' | 'missing' | 'failing' | 'unknown';
  /** What was found. */
  readonly detail: string;
  /** What to do, for an admin. */
  readonly remedy?: string;
  /** The exact text to paste, and where. */
  readonly paste?: { readonly where: string; readonly text: string };
}

export interface Queries {
  models(): Promise<readonly LookerModel[]>;
  explore(model: string, name: string): Promise<Explore>;
  run(query: ExploreQuery, signal?: AbortSignal): Promise<Rows>;
}

export interface LookerModel {
  readonly name: string;
  readonly label: string;
  readonly explores: readonly { readonly name: string; readonly label: string }[];
}

export interface Explore {
  readonly model: string;
  readonly name: string;
  readonly label: string;
  readonly fields: readonly ExploreField[];
}

export interface ExploreField {
  /** `view.field`, as in queries and rows. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'dimension' | 'measure' | 'table_calculation';
  /** Looker's type: number, string, yesno, date_date … */
  readonly type: string;
  readonly description?: string;
}

export interface ExploreQuery {
  readonly model: string;
  readonly explore: string;
  readonly fields: readonly string[];
  readonly filters?: Readonly<Record<string, string>>;
  readonly sorts?: readonly string[];
  /** Rows at most. */
  readonly limit: number;
}

export type Cell = string | number | boolean | null;

export interface Rows {
  readonly fields: readonly ExploreField[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

export interface Tile {
  /** Tells now and whenever rows, filters or settings change; gives back what ends that. */
  subscribe(listener: (content: TileContent) => void): () => void;
  /** The tile shows all it has: Looker may take its picture. */
  rendered(failure?: string): void;
  /** Shows a problem in Looker's own place for it, or takes it away again. */
  showProblem(message: string | undefined): void;
  /** What the editor of a visualization offers to set. Elsewhere nothing can be set. */
  offerSettings(settings: readonly TileSetting[]): void;
}

export interface TileSetting {
  readonly name: string;
  readonly label: string;
  /** Texts to choose from; any text without them. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface TileContent {
  /** The dashboard's filters by title or name. */
  readonly filters: Readonly<Record<string, string>>;
  /** The host's rows in a visualization; in a tile the rows of its query, once they have been asked for. */
  readonly rows: Rows | undefined;
  /** The visualization's or tile's settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly editing: boolean;
  /** Whether the tile's query is under way. */
  readonly querying: boolean;
  /** Why the tile's query gave no rows. */
  readonly problem: string | undefined;
  /** Grows with every refresh of the dashboard. */
  readonly refresh: number;
}
