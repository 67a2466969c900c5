import type { ExtensionHostApi } from '@looker/extension-sdk';
import { ApiProblem } from '../../api/problems';
import { strings } from '../../strings';
import { hostCall } from './hostCall';

/** What the manifest entitles to, by the names that Looker's SDK gives them. */
export const coreApiMethods = ['me', 'all_lookml_models', 'lookml_model_explore', 'run_inline_query'] as const;

export interface InlineQuery {
  readonly model: string;
  /** The explore's name. */
  readonly view: string;
  readonly fields: readonly string[];
  readonly filters: Readonly<Record<string, string>>;
  readonly sorts: readonly string[];
  readonly limit: string;
}

const patience = 300_000;

/** Looker's API as this user may use it, without the megabytes of its SDK. Answers are `unknown`: instances differ. */
export class CoreApi {
  constructor(private readonly host: Pick<ExtensionHostApi, 'invokeCoreSdk'>) {}

  me(): Promise<unknown> {
    return this.call('GET', '/user', { fields: 'id,display_name' });
  }

  allLookmlModels(): Promise<unknown> {
    return this.call('GET', '/lookml_models', { fields: 'name,label,explores' });
  }

  lookmlModelExplore(model: string, explore: string): Promise<unknown> {
    return this.call('GET', `/lookml_models/${encodeURIComponent(model)}/explores/${encodeURIComponent(explore)}`, { fields: 'name,label,fields' });
  }

  runInlineQuery(query: InlineQuery, signal?: AbortSignal): Promise<unknown> {
    return this.call('POST', '/queries/run/json', { limit: Number(query.limit) }, query, signal);
  }

  private async call(httpMethod: string, path: string, parameters: object, body?: object, signal?: AbortSignal): Promise<unknown> {
    const answer: unknown = await hostCall(this.host.invokeCoreSdk(httpMethod, path, parameters, body), patience, signal);
    if (!isAnswer(answer)) {
      throw new ApiProblem(strings.looker.odd(path), { kind: 'failed' });
    }
    if (!answer.ok) {
      throw new ApiProblem(answer.error?.message ?? strings.looker.odd(path), { kind: 'invalid' });
    }
    return answer.value;
  }
}

function isAnswer(value: unknown): value is { ok: boolean; value?: unknown; error?: { message?: string } } {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
