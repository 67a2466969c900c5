import type { components } from './schema';

export type Violation = components['schemas']['Violations'][number];

type Kind = 'setup' | 'offline' | 'aborted' | 'unauthorized' | 'forbidden' | 'invalid' | 'missing' | 'conflict' | 'limited' | 'unavailable' | 'failed';

/** Why a call gave no data: a problem document of the functions (RFC 9457), or no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: Kind;
  /** 0 without an answer. */
  readonly status: number;
  readonly type: string;
  readonly requestId: string | undefined;
  readonly violations: readonly Violation[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    about: {
      readonly kind: Kind;
      readonly status?: number;
      readonly type?: string;
      readonly requestId?: string | undefined;
      readonly violations?: readonly Violation[] | undefined;
      readonly retryAfterSeconds?: number | undefined;
    },
  ) {
    super(message);
    this.kind = about.kind;
    this.status = about.status ?? 0;
    this.type = about.type ?? 'about:blank';
    this.requestId = about.requestId;
    this.violations = about.violations ?? [];
    this.retryAfterSeconds = about.retryAfterSeconds;
  }

  /** Whether the same call may well succeed later. */
  get isPassing(): boolean {
    return this.kind === 'offline' || this.kind === 'limited' || this.kind === 'unavailable' || this.kind === 'failed';
  }

  /** What was expected at a place of the input, by its JSON path such as `$.features.carat`. */
  expectedAt(path: string): string | undefined {
    return this.violations.find((violation) => violation.path === path)?.expected;
  }
}

/** Any failure as a problem. */
export function problemOf(failure: unknown): ApiProblem {
  if (failure instanceof ApiProblem) {
    return failure;
  }
  if (isAbort(failure)) {
    return new ApiProblem('Cancelled', { kind: 'aborted' });
  }
  if (failure instanceof TypeError) {
    return new ApiProblem('Nobody answers', { kind: 'offline' });
  }
  return new ApiProblem(failure instanceof Error ? failure.message : String(failure), { kind: 'failed' });
}

export function isAbort(failure: unknown): boolean {
  return (
    (failure instanceof ApiProblem && failure.kind === 'aborted') ||
    (typeof failure === 'object' && failure !== null && 'name' in failure && failure.name === 'AbortError')
  );
}

/** The problem that an answer tells; also answers that are no problem document, as gateways give. */
export function problemOfAnswer(response: Response, body: unknown): ApiProblem {
  const told = isRecord(body) ? body : {};
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  return new ApiProblem(text(told['detail']) ?? text(told['title']) ?? `HTTP ${String(response.status)}`, {
    kind: kindOf(response.status),
    status: response.status,
    type: text(told['type']) ?? 'about:blank',
    requestId: text(told['request_id']) ?? response.headers.get('X-Request-Id') ?? undefined,
    violations: Array.isArray(told['violations']) ? told['violations'].filter(isViolation) : [],
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
  });
}

function kindOf(status: number): Kind {
  switch (status) {
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'missing';
    case 409:
      return 'conflict';
    case 429:
      return 'limited';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return status >= 500 ? 'failed' : 'invalid';
  }
}

function isViolation(value: unknown): value is Violation {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['expected'] === 'string' && typeof value['actual'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
