import { ApiProblem } from '../../api/problems';
import type { components } from '../../api/schema';

type Opened = Pick<components['schemas']['Session'], 'token' | 'expires_at' | 'renew_after' | 'expires_in' | 'roles'>;

interface Held {
  readonly token: string;
  readonly roles: readonly string[];
  /** By our own clock, which need not agree with the server's. */
  readonly renewAt: number;
  readonly endsAt: number;
}

/** The signed token of this user, in memory only. It is renewed before it ends, by one call at a time. */
export class Session {
  private held: Held | undefined;
  private opening: Promise<string> | undefined;

  /**
   * @param open asks for a session
   * @param now milliseconds of a clock that only goes forward
   */
  constructor(
    private readonly open: () => Promise<Opened>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A token that holds; one that is near its end is still given while the next is fetched. */
  async token(): Promise<string> {
    const { held } = this;
    if (held === undefined || this.now() >= held.endsAt) {
      return this.renewed();
    }
    if (this.now() >= held.renewAt) {
      this.renewed().catch(() => undefined); // tried again at the next call, and said at the end
    }
    return held.token;
  }

  /** A token that was asked for now; if none is given, the one before still holds. */
  opened(): Promise<string> {
    return this.renewed();
  }

  /** What this user's session may do. */
  async roles(): Promise<readonly string[]> {
    await this.token();
    return this.held?.roles ?? [];
  }

  /** The next token after one that was refused; another may have come meanwhile. */
  after(refused: string): Promise<string> {
    if (this.held?.token === refused) {
      this.held = undefined;
    }
    return this.token();
  }

  private renewed(): Promise<string> {
    this.opening ??= this.exchanged().finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async exchanged(): Promise<string> {
    const asked = this.now();
    const session = await this.open();
    const lifetime = session.expires_in * 1000;
    const lead = Date.parse(session.expires_at) - Date.parse(session.renew_after);
    if (typeof session.token !== 'string' || !(lifetime > 0)) {
      throw new ApiProblem('This is no session', { kind: 'failed' });
    }
    this.held = { token: session.token, roles: session.roles, endsAt: asked + lifetime, renewAt: asked + lifetime - (lead > 0 ? lead : lifetime / 5) };
    return session.token;
  }
}
