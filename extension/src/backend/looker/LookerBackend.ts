import { MountPoint, type ExtensionHostApi } from '@looker/extension-sdk';
import { ApiProblem, problemOfAnswer } from '../../api/problems';
import type { FunctionName } from '../../api/routes';
import type { components } from '../../api/schema';
import { strings } from '../../strings';
import type { Backend, Queries, SetupReport, Tile, User } from '../Backend';
import { saveFile } from '../saveFile';
import { addressAttribute, keyAttribute } from './attributes';
import { CoreApi } from './CoreApi';
import { asText, parametersOf, responseOf } from './externalCall';
import { FunctionAddresses } from './FunctionAddresses';
import { recordOf, textOf } from './fields';
import { hostCall } from './hostCall';
import { LookerQueries } from './LookerQueries';
import type { LookerRoutes } from './LookerRoutes';
import { LookerStore } from './LookerStore';
import type { LookerTile } from './LookerTile';
import { Session } from './Session';
import { SetupInspection } from './SetupInspection';

const hostPatience = 15_000;
const sessionPatience = 30_000;
const callPatience = 300_000;

/**
 * The functions by way of Looker. The key is known to Looker's server alone, which puts it where its tag stands in the one
 * call that opens a session; every other call goes from the browser with the session's token.
 */
export class LookerBackend implements Backend {
  readonly kind = 'looker';
  readonly typedToken = undefined;
  readonly place: Backend['place'];
  readonly rendering: boolean;
  readonly queries: Queries;
  readonly tile: Tile | undefined;
  readonly store: LookerStore;
  private readonly core: CoreApi;
  private readonly session = new Session(() => this.openSession());
  private addresses: Promise<FunctionAddresses> | undefined;
  private me: Promise<User> | undefined;

  constructor(
    private readonly host: ExtensionHostApi,
    readonly routes: LookerRoutes | undefined,
    tileOf: (queries: Queries) => LookerTile,
  ) {
    this.place = placeOf(host.lookerHostData?.mountPoint);
    this.rendering = host.lookerHostData?.isRendering === true;
    this.core = new CoreApi(host);
    this.queries = new LookerQueries(this.core);
    this.tile = this.place === 'page' ? undefined : tileOf(this.queries);
    this.store = new LookerStore(host);
  }

  async fetch(functionName: FunctionName, request: Request): Promise<Response> {
    const url = await this.url(functionName, request);
    const parameters = await parametersOf(request);
    const token = await hostCall(this.session.token(), callPatience, request.signal);
    request.signal.throwIfAborted(); // what has been sent cannot be taken back
    const send = async (bearer: string) =>
      responseOf(await hostCall(this.host.fetchProxy(url, { ...parameters, headers: { ...parameters.headers, authorization: `Bearer ${bearer}` } }, asText), callPatience, request.signal));
    const answer = await send(token);
    // Refused before anything was done, so that asking again is safe, once.
    return answer.status === 401 ? send(await this.session.after(token)) : answer;
  }

  download(fileName: string, content: Blob): Promise<void> {
    saveFile(fileName, content);
    return Promise.resolve();
  }

  copy(text: string): Promise<void> {
    return hostCall(this.host.clipboardWrite(text), hostPatience);
  }

  setup(): Promise<SetupReport> {
    this.addresses = undefined; // an admin may just have set it
    return new SetupInspection(this.host, this.core, () => this.session.opened()).report();
  }

  user(): Promise<User> {
    this.me ??= this.loadUser();
    this.me.catch(() => (this.me = undefined));
    return this.me;
  }

  roles(): Promise<readonly string[]> {
    return this.session.roles();
  }

  private async url(functionName: FunctionName, request: Request): Promise<string> {
    const { pathname, search } = new URL(request.url);
    return (await this.addressOf(functionName)) + pathname + search;
  }

  private async addressOf(functionName: FunctionName): Promise<string> {
    this.addresses ??= this.loadAddresses();
    this.addresses.catch(() => (this.addresses = undefined));
    const address = (await this.addresses).url(functionName, '');
    if (address === undefined) {
      throw new ApiProblem(strings.looker.noAddress(functionName), { kind: 'setup' });
    }
    return address;
  }

  private async loadAddresses(): Promise<FunctionAddresses> {
    const text = await hostCall(this.host.userAttributeGetItem(addressAttribute), hostPatience);
    if (text === null || text.trim() === '') {
      throw new ApiProblem(strings.looker.attributeMissing(addressAttribute), { kind: 'setup' });
    }
    try {
      return FunctionAddresses.parse(text);
    } catch (failure) {
      throw new ApiProblem(strings.looker.attributeOdd(addressAttribute, failure instanceof Error ? failure.message : ''), { kind: 'setup' });
    }
  }

  private async openSession(): Promise<components['schemas']['Session']> {
    const [address, { id }] = await Promise.all([this.addressOf('session'), this.user()]);
    const answer = await hostCall(
      this.host.serverProxy(
        `${address}/session`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.host.createSecretKeyTag(keyAttribute)}` },
          body: JSON.stringify({ user: id }),
        },
        asText,
      ),
      sessionPatience,
    );
    const response = responseOf(answer);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) {
      const problem = problemOfAnswer(response, body);
      throw problem.kind === 'unauthorized' || problem.kind === 'forbidden'
        ? new ApiProblem(strings.looker.keyRefused, { kind: 'setup', status: problem.status, requestId: problem.requestId })
        : problem;
    }
    return body as components['schemas']['Session'];
  }

  private async loadUser(): Promise<User> {
    const me = recordOf(await this.core.me());
    const id = String(me['id'] ?? '');
    if (id === '') {
      throw new ApiProblem(strings.looker.odd('/user'), { kind: 'failed' });
    }
    return { id, name: textOf(me['display_name']) ?? id };
  }
}

function placeOf(mountPoint: MountPoint | undefined): Backend['place'] {
  switch (mountPoint) {
    case MountPoint.dashboardVisualization:
      return 'visualization';
    case MountPoint.dashboardTile:
    case MountPoint.dashboardTilePopup:
      return 'tile';
    case MountPoint.standalone:
    case undefined:
      return 'page';
  }
}
