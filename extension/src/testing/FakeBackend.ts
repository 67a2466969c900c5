import type { FunctionName } from '../api/routes';
import { functionOfOperation } from '../api/routes';
import type { paths } from '../api/schema';
import type { Backend, KeyValueStore, Queries, SetupReport, Tile, TypedToken, User } from '../backend/Backend';

type Method = 'get' | 'post' | 'delete';

/** The paths that have such a method. */
type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths];

/** The JSON of an operation's 2xx answers. */
type Json<P extends keyof paths, M extends Method> = paths[P] extends Record<M, { responses: infer R }>
  ? { [S in keyof R & (200 | 201 | 202)]: R[S] extends { content: { 'application/json': infer B } } ? B : never }[keyof R & (200 | 201 | 202)]
  : never;

export interface Call {
  readonly functionName: FunctionName;
  readonly operation: string;
  readonly url: URL;
  /** The parts of the path in braces, decoded. */
  readonly path: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

type Handler = (call: Call) => Response | Promise<Response>;

/** The seam over memory: answers calls as it was told to, and keeps them. What it was not told to answer is a 404. */
export class FakeBackend implements Backend {
  kind: 'browser' | 'looker' = 'browser';
  place: 'page' | 'tile' | 'visualization' = 'page';
  rendering = false;
  queries: Queries | undefined = undefined;
  tile: Tile | undefined = undefined;
  typedToken: TypedToken | undefined = undefined;
  readonly store: KeyValueStore & { readonly entries: Map<string, string> } = new MemoryStore();
  readonly calls: Call[] = [];
  readonly downloads: { readonly fileName: string; readonly content: Blob }[] = [];
  readonly copied: string[] = [];
  /** Undefined: only the functions know. */
  knownRoles: readonly string[] | undefined = undefined;
  report: SetupReport = { checks: [] };
  private readonly handlers = new Map<string, Handler>();

  /** Answers with this body of the contract's type, or with what a function of the call gives. */
  answer<M extends Method, P extends PathsWith<M>>(method: M, path: P, body: Json<P, M> | ((call: Call) => Json<P, M> | Promise<Json<P, M>>), headers: Record<string, string> = {}): this {
    return this.handle(method, path, async (call) => Response.json(typeof body === 'function' ? await (body as (call: Call) => unknown)(call) : body, { headers }));
  }

  /** Answers with a problem document. */
  refuse<M extends Method, P extends PathsWith<M>>(method: M, path: P, status: number, detail: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): this {
    return this.handle(method, path, () =>
      Response.json(
        { type: 'urn:orchard:problem:test', title: detail, status, detail, request_id: 'r1', ...more },
        { status, headers: { ...headers, 'Content-Type': 'application/problem+json' } },
      ),
    );
  }

  /** Answers as nobody does. */
  unreachable<M extends Method, P extends PathsWith<M>>(method: M, path: P): this {
    return this.handle(method, path, () => Promise.reject(new TypeError('Failed to fetch')));
  }

  /** Answers freely. */
  handle<M extends Method, P extends PathsWith<M>>(method: M, path: P, handler: Handler): this {
    this.handlers.set(`${method.toUpperCase()} ${path}`, handler);
    return this;
  }

  async fetch(functionName: FunctionName, request: Request): Promise<Response> {
    const url = new URL(request.url);
    const found = operationOf(request.method, url.pathname);
    if (found === undefined || functionOfOperation[found.operation] !== functionName) {
      throw new Error(`The function ${functionName} has no ${request.method} ${url.pathname}`);
    }
    const text = await request.clone().text();
    const call = { functionName, url, ...found, body: text === '' ? undefined : parsed(text), headers: request.headers, signal: request.signal };
    this.calls.push(call);
    const handler = this.handlers.get(found.operation);
    const answer = Promise.resolve(handler === undefined ? Response.json({ title: 'Not told to answer', status: 404 }, { status: 404 }) : handler(call));
    return abortable(answer, request.signal);
  }

  callsOf<M extends Method, P extends PathsWith<M>>(method: M, path: P): readonly Call[] {
    return this.calls.filter(({ operation }) => operation === `${method.toUpperCase()} ${path}`);
  }

  download(fileName: string, content: Blob): Promise<void> {
    this.downloads.push({ fileName, content });
    return Promise.resolve();
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  setup(): Promise<SetupReport> {
    return Promise.resolve(this.report);
  }

  user(): Promise<User> {
    return Promise.resolve({ id: '7', name: 'Ada' });
  }

  roles(): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.knownRoles);
  }
}

class MemoryStore implements KeyValueStore {
  readonly entries = new Map<string, string>();

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.entries.get(key));
  }

  set(key: string, value: string): Promise<void> {
    this.entries.set(key, value);
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.entries.delete(key);
    return Promise.resolve();
  }
}

function operationOf(method: string, pathname: string): { operation: string; path: Record<string, string> } | undefined {
  const parts = pathname.split('/');
  for (const operation of Object.keys(functionOfOperation)) {
    const [verb, template = ''] = operation.split(' ');
    const names = template.split('/');
    if (verb === method && names.length === parts.length && names.every((name, index) => name.startsWith('{') || name === parts[index])) {
      const path = Object.fromEntries(names.flatMap((name, index) => (name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(parts[index] ?? '')]] : [])));
      return { operation, path };
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function abortable(answer: Promise<Response>, signal: AbortSignal): Promise<Response> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new DOMException('Aborted', 'AbortError'));
    };
    if (signal.aborted) {
      abort();
    }
    signal.addEventListener('abort', abort);
    answer.then(resolve, reject);
  });
}
