import type { FunctionName } from '../../api/routes';
import { strings } from '../../strings';
import type { Backend, SetupCheck, SetupReport, TypedToken, User } from '../Backend';
import { saveFile } from '../saveFile';
import { BrowserStore } from './BrowserStore';

/** The functions behind one address, which is where the page came from. */
export class BrowserBackend implements Backend {
  readonly kind = 'browser';
  readonly place = 'page';
  readonly rendering = false;
  readonly queries = undefined;
  readonly tile = undefined;
  readonly store = new BrowserStore('orchard');
  readonly typedToken: TypedToken;
  private token = '';
  private readonly base: URL;

  constructor(base: string) {
    this.base = new URL('./', base);
    const isSet = () => this.token !== '';
    this.typedToken = {
      get isSet() {
        return isSet();
      },
      set: (token) => {
        this.token = token.trim();
      },
    };
  }

  async fetch(_functionName: FunctionName, request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    if (this.token !== '') {
      headers.set('Authorization', `Bearer ${this.token}`);
    }
    const { method, signal } = request;
    // A request made of another one streams its body, for which browsers want HTTP/2.
    const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
    return fetch(new URL(`.${pathname}${search}`, this.base), { method, headers, body, signal });
  }

  download(fileName: string, content: Blob): Promise<void> {
    saveFile(fileName, content);
    return Promise.resolve();
  }

  copy(text: string): Promise<void> {
    return navigator.clipboard.writeText(text);
  }

  async setup(): Promise<SetupReport> {
    return { checks: [await this.reach()] };
  }

  user(): Promise<User> {
    return Promise.resolve({ id: 'browser', name: strings.shell.you });
  }

  /** Who is let in without a token is on the same machine, and may do everything. A typed token does not tell what it may do. */
  roles(): Promise<readonly string[] | undefined> {
    return Promise.resolve(this.token === '' ? ['predict', 'read', 'train', 'release'] : undefined);
  }

  private async reach(): Promise<SetupCheck> {
    const check = { id: 'function.health', title: strings.setup.address };
    try {
      const answer = await this.fetch('health', new Request(new URL('/health', this.base)));
      return answer.ok || answer.status === 503
        ? { ...check, state: 'ok', detail: strings.setup.answered(this.base.href) }
        : { ...check, state: 'failing', detail: strings.setup.answeredWith(this.base.href, answer.status) };
    } catch {
      return { ...check, state: 'failing', detail: strings.setup.unreachable(this.base.href), remedy: strings.setup.startIt };
    }
  }
}
