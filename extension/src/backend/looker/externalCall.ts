import { FetchResponseBodyType, type FetchCustomParameters, type FetchProxyDataResponse } from '@looker/extension-sdk';

const withoutBody = [204, 205, 304];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** A request in the words of Looker's proxies, which send texts only. */
export async function parametersOf(request: Request): Promise<FetchCustomParameters> {
  const method = methods.find((known) => known === request.method);
  if (method === undefined) {
    throw new Error(`Looker's proxy knows no ${request.method}`);
  }
  const body = await request.clone().text();
  return { method, headers: Object.fromEntries(request.headers), credentials: 'omit', ...(body === '' ? {} : { body }) };
}

/** Always asked for as text: the host would fail on an answer that only says it was JSON. */
export const asText = FetchResponseBodyType.text;

export function responseOf(answer: FetchProxyDataResponse): Response {
  const { status, statusText = '', headers = {} } = answer;
  if (status < 200 || status > 599) {
    throw new TypeError(`No answer (status ${String(status)})`);
  }
  const body: unknown = answer.body;
  const text = typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body);
  return new Response(withoutBody.includes(status) ? null : text, { status, statusText, headers });
}
