import { ApiProblem } from '../../api/problems';
import { strings } from '../../strings';

const entitlement = /entitle/i;

/**
 * An answer of Looker's host, at the latest after this time: a host that drops a call would leave the page waiting for ever.
 * The call itself cannot be ended; an answer that comes too late, or after the signal, is dropped.
 */
export function hostCall<T>(call: Promise<T>, milliseconds: number, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ApiProblem(strings.looker.silent, { kind: 'unavailable' }));
    }, milliseconds);
    const abort = () => {
      clearTimeout(timer);
      reject(new DOMException('Aborted', 'AbortError'));
    };
    if (signal?.aborted === true) {
      abort();
    }
    signal?.addEventListener('abort', abort, { once: true });
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
    call.then(
      (value) => {
        done();
        resolve(value);
      },
      (failure: unknown) => {
        done();
        reject(problemOfHost(failure));
      },
    );
  });
}

/** What the host says instead of an answer: a text, about a missing entitlement or a function that nobody could reach. */
function problemOfHost(failure: unknown): Error {
  if (failure instanceof ApiProblem) {
    return failure;
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  return entitlement.test(message)
    ? new ApiProblem(strings.looker.notEntitled(message), { kind: 'setup', type: notEntitled })
    : new ApiProblem(message === '' ? strings.states.offline : message, { kind: 'offline' });
}

const notEntitled = 'urn:orchard:problem:not-entitled';

export function isNotEntitled(failure: unknown): boolean {
  return failure instanceof ApiProblem && failure.type === notEntitled;
}
