import type { ExtensionHostApi } from '@looker/extension-sdk';
import { ApiProblem } from '../../api/problems';
import { strings } from '../../strings';
import type { SetupCheck, SetupReport } from '../Backend';
import { addressAttribute, keyAttribute, scopedAttribute } from './attributes';
import { type CoreApi, coreApiMethods } from './CoreApi';
import { asText } from './externalCall';
import { FunctionAddresses } from './FunctionAddresses';
import { hostCall, isNotEntitled } from './hostCall';

const patience = 15_000;
const words = strings.looker.setup;
/** A model and explore that no instance has. */
const nowhere = 'orchard_setup_check';

/** Tries everything the extension needs of Looker and of the functions, and says what to paste where if it fails. */
export class SetupInspection {
  private readonly extensionId: string;

  constructor(
    private readonly host: ExtensionHostApi,
    private readonly core: CoreApi,
    /** Opens a session, whether or not one is open: the key may have changed since. */
    private readonly token: () => Promise<string>,
  ) {
    this.extensionId = host.lookerHostData?.extensionId ?? '';
  }

  async report(): Promise<SetupReport> {
    const address = await this.address();
    const [functions, token, ...entitlements] = await Promise.all([
      address.addresses === undefined ? [] : this.functions(address.addresses),
      this.session(address.origins),
      this.entitlement('local_storage', () => this.host.localStorageGetItem('setup')),
      this.entitlement('me', () => this.core.me()),
      this.entitlement('all_lookml_models', () => this.core.allLookmlModels()),
      this.entitlement('lookml_model_explore', () => refusedByLooker(this.core.lookmlModelExplore(nowhere, nowhere))),
      this.entitlement('run_inline_query', () => refusedByLooker(this.core.runInlineQuery({ model: nowhere, view: nowhere, fields: [], filters: {}, sorts: [], limit: '1' }))),
    ]);
    return { checks: [...address.checks, ...functions, token, ...entitlements, unseen('use_downloads'), unseen('use_clipboard')] };
  }

  private async address(): Promise<{ checks: SetupCheck[]; addresses?: FunctionAddresses; origins: readonly string[] }> {
    const name = scopedAttribute(this.extensionId, addressAttribute);
    const check = { id: 'attribute.orchard_url', title: words.addressAttribute(name) };
    const paste = { where: words.userAttributes, text: words.addressSettings(name) };
    try {
      const text = await hostCall(this.host.userAttributeGetItem(addressAttribute), patience);
      if (text === null || text.trim() === '') {
        return { checks: [{ ...check, state: 'missing', detail: words.notSet, remedy: words.createAttribute, paste }], origins: [] };
      }
      const addresses = FunctionAddresses.parse(text);
      const missing = addresses.missing.join(', ');
      const found: SetupCheck =
        missing === '' ? { ...check, state: 'ok', detail: text } : { ...check, state: 'failing', detail: words.functionsWithout(missing), remedy: words.nameThemAll, paste };
      return { checks: [found], addresses, origins: [...new Set([...addresses.byAddress.keys()].map((base) => new URL(base).origin))] };
    } catch (failure) {
      const detail = failure instanceof Error ? failure.message : String(failure);
      const scoped = { where: words.manifest, text: `scoped_user_attributes: ["${addressAttribute}", "${keyAttribute}"]` };
      return { checks: [{ ...check, state: 'failing', detail, remedy: words.correctAttribute, paste: isNotEntitled(failure) ? scoped : paste }], origins: [] };
    }
  }

  /** Any answer that a page may read will do: it shows address, entitlement and CORS to be right. */
  private functions(addresses: FunctionAddresses): Promise<SetupCheck[]> {
    return Promise.all(
      [...addresses.byAddress].map(async ([base, names]): Promise<SetupCheck> => {
        const check = { id: `function.${names.join('+')}`, title: words.functionsAt(base) };
        const { origin } = new URL(base);
        try {
          const { status } = await hostCall(this.host.fetchProxy(`${base}/health`, { method: 'GET' }, asText), patience);
          return { ...check, state: 'ok', detail: words.answered(status) };
        } catch (failure) {
          return isNotEntitled(failure)
            ? { ...check, state: 'missing', detail: messageOf(failure), remedy: words.entitle, paste: { where: words.manifest, text: `external_api_urls: ["${origin}/*"]` } }
            : {
                ...check,
                state: 'failing',
                detail: messageOf(failure),
                remedy: words.allowOrigin,
                paste: { where: words.functionSettings, text: `ORCHARD_ALLOWED_ORIGINS=${this.host.lookerHostData?.hostOrigin ?? this.host.lookerHostData?.hostUrl ?? ''}` },
              };
        }
      }),
    );
  }

  private async session(origins: readonly string[]): Promise<SetupCheck> {
    const name = scopedAttribute(this.extensionId, keyAttribute);
    const check = { id: 'token', title: words.session };
    try {
      await this.token();
      return { ...check, state: 'ok', detail: words.sessionOpened };
    } catch (failure) {
      const hosts = origins.map((origin) => `${origin}/*`).join(',');
      return { ...check, state: 'failing', detail: messageOf(failure), remedy: words.correctKey, paste: { where: words.userAttributes, text: words.keySettings(name, hosts) } };
    }
  }

  private async entitlement(name: string, attempt: () => Promise<unknown>): Promise<SetupCheck> {
    const check = { id: `entitlement.${name}`, title: words.entitlement(name) };
    try {
      await hostCall(attempt(), patience);
      return { ...check, state: 'ok', detail: words.works };
    } catch (failure) {
      return { ...check, state: isNotEntitled(failure) ? 'missing' : 'failing', detail: messageOf(failure), remedy: words.entitle, paste: { where: words.manifest, text: manifestLine(name) } };
    }
  }
}

/** A call that changes nothing and that Looker refuses only if it is entitled: there is no such model. */
async function refusedByLooker(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (failure) {
    if (!(failure instanceof ApiProblem) || failure.kind !== 'invalid') {
      throw failure;
    }
  }
}

/** Looker tells nobody whether these are entitled. */
function unseen(name: string): SetupCheck {
  return { id: `entitlement.${name}`, title: words.entitlement(name), state: 'unknown', detail: words.unseen, paste: { where: words.manifest, text: manifestLine(name) } };
}

function manifestLine(name: string): string {
  return (coreApiMethods as readonly string[]).includes(name) ? `core_api_methods: [${coreApiMethods.map((method) => `"${method}"`).join(', ')}]` : `${name}: yes`;
}

function messageOf(failure: unknown): string {
  return failure instanceof ApiProblem || failure instanceof Error ? failure.message : String(failure);
}
