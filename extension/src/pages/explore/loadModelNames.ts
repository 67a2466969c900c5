import { type ApiClient, dataOf } from '../../api/client';

/** Pages of the list that are asked for at most: 20 of 200 models. */
const MOST_PAGES = 20;

/** The names of the models that serve. */
export async function loadModelNames(api: ApiClient, signal: AbortSignal): Promise<readonly string[]> {
  const names: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const list = await dataOf(api.GET('/models', { params: { query: { limit: 200, ...(token === undefined ? {} : { page_token: token }) } }, signal }));
    names.push(...list.models.filter((model) => model.champion !== undefined).map((model) => model.name));
    token = list.next_page_token;
    if (token === undefined) {
      break;
    }
  }
  return names;
}
