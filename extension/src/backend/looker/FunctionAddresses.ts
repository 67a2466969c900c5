import type { FunctionName } from '../../api/routes';
import { functionNames } from '../../api/routes';

/**
 * Where the functions are, out of the user attribute orchard_url: one address (a load balancer), or a JSON object with an
 * address for each function.
 */
export class FunctionAddresses {
  private constructor(private readonly addressOf: (functionName: FunctionName) => string | undefined) {}

  /** Throws an Error that says what is wrong with the text. */
  static parse(text: string): FunctionAddresses {
    if (!text.trim().startsWith('{')) {
      const address = base(text);
      return new FunctionAddresses(() => address);
    }
    const addresses = new Map(Object.entries(object(text)).map(([name, address]) => [name, base(String(address))]));
    return new FunctionAddresses((functionName) => addresses.get(functionName));
  }

  /** The whole address of a path, or undefined if this function has no address. */
  url(functionName: FunctionName, pathAndQuery: string): string | undefined {
    const address = this.addressOf(functionName);
    return address === undefined ? undefined : address + pathAndQuery;
  }

  /** Each address once, with the functions that are there. */
  get byAddress(): ReadonlyMap<string, readonly FunctionName[]> {
    const found = new Map<string, FunctionName[]>();
    for (const functionName of functionNames) {
      const address = this.addressOf(functionName);
      if (address !== undefined) {
        found.set(address, [...(found.get(address) ?? []), functionName]);
      }
    }
    return found;
  }

  get missing(): readonly FunctionName[] {
    return functionNames.filter((functionName) => this.addressOf(functionName) === undefined);
  }
}

function object(text: string): object {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('not an object of function names and addresses');
  }
  return value;
}

function base(text: string): string {
  const url = new URL(text.trim());
  if (url.protocol !== 'https:' && url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') {
    throw new Error(`${url.origin} is not an https address`);
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
