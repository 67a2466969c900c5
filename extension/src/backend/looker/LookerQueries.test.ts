import { expect, it } from 'vitest';
import { CoreApi } from './CoreApi';
import { FakeHost } from './FakeHost';
import { LookerQueries } from './LookerQueries';

const place = '/lookml_models/m/explores/leads';

function queriesOver(core: Record<string, unknown>): { queries: LookerQueries; host: FakeHost } {
  const host = new FakeHost();
  host.core = core;
  return { queries: new LookerQueries(new CoreApi(host.api)), host };
}

it('leaves out models and explores that nobody can pick', async () => {
  const { queries } = queriesOver({
    '/lookml_models': [{ name: 'm', label: 'M', explores: [{ name: 'leads' }, { name: 'secret', hidden: true }, null] }, { name: 'empty', explores: null }, { explores: [] }, 7],
  });
  expect(await queries.models()).toEqual([{ name: 'm', label: 'M', explores: [{ name: 'leads', label: 'leads' }] }]);
});

it.each([null, 7, [], {}, { fields: null }, { fields: { dimensions: null } }, { fields: { dimensions: [null, {}, { name: '' }, { name: 'leads.h', hidden: true }] } }, { fields: [] }])(
  'takes an explore that is %j for one without fields',
  async (explore) => {
    const { queries } = queriesOver({ [place]: explore });
    expect(await queries.explore('m', 'leads')).toMatchObject({ name: 'leads', label: 'leads', fields: [] });
  },
);

it('asks for an explore once, and again after a failure', async () => {
  const { queries, host } = queriesOver({});
  await expect(queries.explore('m', 'leads')).rejects.toThrow('Not found');
  host.core[place] = { label: 'Leads', fields: {} };
  await queries.explore('m', 'leads');
  await queries.explore('m', 'leads');
  expect(host.coreCalls).toHaveLength(2);
});

it('gives rows cells of plain kinds, and fields their metadata', async () => {
  const { queries } = queriesOver({
    '/queries/run/json': [{ 'leads.age': 35, 'leads.tags': ['a'], 'leads.more': 1 }, { 'leads.age': null }],
    [place]: { fields: { dimensions: [{ name: 'leads.age', label: 'Age', type: 'number' }] } },
  });
  const { rows, fields } = await queries.run({ model: 'm', explore: 'leads', fields: ['leads.age', 'leads.tags'], limit: 10 });
  expect(rows).toEqual([
    { 'leads.age': 35, 'leads.tags': '["a"]' },
    { 'leads.age': null, 'leads.tags': null },
  ]);
  expect(fields.map(({ label, type }) => [label, type])).toEqual([
    ['Age', 'number'],
    ['leads.tags', 'string'],
  ]);
});

it('tells what Looker has against a query', async () => {
  const { queries } = queriesOver({ '/queries/run/json': [{ looker_error: 'View Not Found' }] });
  await expect(queries.run({ model: 'm', explore: 'leads', fields: [], limit: 1 })).rejects.toMatchObject({ kind: 'invalid', message: 'View Not Found' });
});
