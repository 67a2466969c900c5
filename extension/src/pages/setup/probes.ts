import type { ApiClient } from '../../api/client';
import { problemOfAnswer } from '../../api/problems';
import type { FunctionName } from '../../api/routes';
import { askRelease, askTrain } from '../../api/useMayCall';
import type { SetupCheck } from '../../backend/Backend';
import { strings } from '../../strings';

/** A call that changes nothing and tells whether a function is reached, takes the token, and finds the role in it. */
export interface Probe {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly ask: (api: ApiClient, signal: AbortSignal) => Promise<Told>;
}

interface Told {
  readonly response: Response;
  readonly error?: unknown;
}

const words = strings.setup;
const roles = ['predict', 'read', 'train', 'release'] as const;

/** Roles are looked at before bodies: a request that lacks what it needs is refused for that only if the role is there. */
export const probes: readonly Probe[] = [
  probe('info', 'info', 'read', words.probes.info, (api, signal) => api.GET('/models', { params: { query: { limit: 1 } }, signal })),
  probe('predict', 'predict', 'predict', words.probes.predict, (api, signal) => api.POST('/predict', { body: {} as never, signal })),
  probe('batch', 'batch', 'predict', words.probes.batch, (api, signal) => api.POST('/batch_predict', { body: {} as never, signal })),
  probe('runs', 'train', 'read', words.probes.runs, (api, signal) => api.GET('/runs', { params: { query: { limit: 1 } }, signal })),
  probe('train', 'train', 'train', words.probes.train, async (api, signal) => ({ response: await askTrain(api, signal) })),
  probe('release', 'release', 'release', words.probes.release, async (api, signal) => ({ response: await askRelease(api, signal) })),
];

function probe(id: string, functionName: FunctionName, role: string, what: string, ask: Probe['ask']): Probe {
  return { id: `role.${id}`, title: words.probe(what, functionName), role, ask };
}

/** Where the page runs, as far as the remedies depend on it. */
export interface ProbePlace {
  readonly kind: 'browser' | 'looker';
  /** The origin that a function must allow. */
  readonly origin: string;
}

/** Asks, and says what was found and what to do. */
export async function runProbe(probed: Probe, api: ApiClient, place: ProbePlace, signal: AbortSignal): Promise<SetupCheck> {
  const check = { id: probed.id, title: probed.title };
  let told: Told;
  try {
    told = await probed.ask(api, signal);
  } catch (failure) {
    if (failure instanceof TypeError) {
      return { ...check, state: 'failing', detail: words.nobody, remedy: words.nobodyRemedy, paste: { where: words.environment, text: `ORCHARD_ALLOWED_ORIGINS=${place.origin}` } };
    }
    if (failure instanceof SyntaxError) {
      return { ...check, state: 'failing', detail: words.notJson, remedy: words.wrongPathRemedy };
    }
    return { ...check, state: 'failing', detail: failure instanceof Error ? failure.message : String(failure) };
  }
  return { ...check, ...found(probed.role, told, place) };
}

type Found = Omit<SetupCheck, 'id' | 'title'>;

function found(role: string, { response, error }: Told, place: ProbePlace): Found {
  const { status } = response;
  const ours = response.ok || (response.headers.get('Content-Type') ?? '').startsWith('application/problem+json');
  const problem = problemOfAnswer(response, error);
  if (status === 403 && !ours) {
    return { state: 'failing', detail: words.byGoogle, remedy: words.byGoogleRemedy, paste: { where: words.terraform, text: `browser = {\n  public          = true\n  allowed_origins = ["${place.origin}"]\n}` } };
  }
  if (!ours && status < 500) {
    return { state: 'failing', detail: words.wrongPath(status), remedy: words.wrongPathRemedy };
  }
  if (status === 401) {
    return { state: 'missing', detail: words.noToken(problem.message), ...newToken(place, role) };
  }
  if (status === 403) {
    return { state: 'missing', detail: words.noRole(role, problem.message), ...newToken(place, role) };
  }
  if (status === 429) {
    return { state: 'unknown', detail: words.limited };
  }
  if (status >= 500) {
    return { state: 'failing', detail: words.serverFails([problem.message, problem.requestId].filter((part) => part !== undefined).join(', ')), remedy: words.serverFailsRemedy };
  }
  return { state: 'ok', detail: words.accepted(role) };
}

function newToken({ kind }: ProbePlace, role: string): Pick<SetupCheck, 'remedy' | 'paste'> {
  const wanted = [...new Set([...roles.slice(0, 2), role])].join(',');
  return kind === 'looker'
    ? { remedy: words.newKey, paste: { where: words.terminal, text: `./orchard token --name looker --roles session,${wanted}` } }
    : { remedy: words.newToken, paste: { where: words.terminal, text: `./orchard token --name pages --roles ${wanted}` } };
}
