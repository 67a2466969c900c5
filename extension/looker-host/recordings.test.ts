// @vitest-environment node
import { expect, it } from 'vitest';
import { answer, methodName } from './coreApi.js';
import { Recordings } from './recordings.js';

const recordings = new Recordings(new URL('recordings/', import.meta.url));

function run(body: object) {
  return answer({ httpMethod: 'POST', path: '/queries/run/json', body: { model: 'orchard_examples', view: 'leads', ...body } }, recordings);
}

it('selects, filters, sorts and limits as a query says', async () => {
  const found = await run({ fields: ['leads.age', 'leads.month'], filters: { 'leads.month': 'may,jun', 'leads.age': '>=30' }, sorts: ['leads.age desc'], limit: 5 });
  const rows = (found.ok ? found.value : []) as { 'leads.age': number; 'leads.month': string }[];
  expect(rows).toHaveLength(5);
  expect(rows.every((row) => Object.keys(row).length === 2 && ['may', 'jun'].includes(row['leads.month']))).toBe(true);
  const ages = rows.map((row) => row['leads.age']);
  expect(ages).toEqual([...ages].sort((a, b) => b - a));
});

it('answers a query with a mistake as Looker does', async () => {
  expect(await run({ fields: ['leads.nothing'] })).toMatchObject({ ok: true, value: [{ looker_error: expect.stringContaining('leads.nothing') as string }] });
});

it('has what is needed of every explore that a model names', async () => {
  const models = (await recordings.models()) as { name: string; explores: { name: string }[] }[];
  for (const model of models) {
    for (const { name } of model.explores) {
      expect(await recordings.explore(model.name, name), `${model.name}--${name}`).toBeDefined();
    }
  }
});

it('knows paths by the names that entitle them', () => {
  expect(methodName({ httpMethod: 'GET', path: '/user' })).toBe('me');
  expect(methodName({ httpMethod: 'GET', path: '/lookml_models/a/explores/b' })).toBe('lookml_model_explore');
  expect(methodName({ httpMethod: 'GET', path: '/users' })).toBe('GET /users');
});

it('reads no file outside of its folder', async () => {
  expect(await recordings.explore('..', '../package')).toBeUndefined();
});
