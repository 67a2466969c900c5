import { expect, it, vi } from 'vitest';
import type { ExploreQuery, Queries, Rows, TileContent } from '../Backend';
import type { Dashboard } from './Dashboard';
import { LookerTile } from './LookerTile';

const rows: Rows = { fields: [], rows: [{ 'leads.age': 35 }] };
const filteredQuery = { model: 'm', view: 'leads', fields: ['leads.age'], filters: { 'leads.month': 'may' }, limit: '20' };

const dashboard: Dashboard = { rendered: () => undefined, showProblem: () => undefined, offerSettings: () => undefined };

function queries(run: (query: ExploreQuery, signal?: AbortSignal) => Promise<Rows>): Queries {
  return { run, models: () => Promise.resolve([]), explore: () => Promise.reject(new Error('unused')) };
}

function heard(tile: LookerTile): TileContent[] {
  const contents: TileContent[] = [];
  tile.subscribe((content) => contents.push(content));
  return contents;
}

it('tells at once what it knows', () => {
  expect(heard(new LookerTile(undefined, dashboard))).toEqual([{ filters: {}, rows: undefined, settings: {}, editing: false, querying: false, problem: undefined, refresh: 0 }]);
});

it('runs the query that the dashboard has filtered', async () => {
  const run = vi.fn(() => Promise.resolve(rows));
  const tile = new LookerTile(queries(run), dashboard);
  const contents = heard(tile);
  tile.hostData({ lastRunStartTime: 1, filteredQuery, dashboardFilters: { Month: 'may' } });
  await vi.waitFor(() => {
    expect(contents.at(-1)).toMatchObject({ rows, refresh: 1, filters: { Month: 'may' } });
  });
  expect(run).toHaveBeenCalledWith({ model: 'm', explore: 'leads', fields: ['leads.age'], filters: { 'leads.month': 'may' }, sorts: [], limit: 20 }, expect.any(AbortSignal));
});

it('runs again when the dashboard does, and not when only its editing changes', () => {
  const run = vi.fn(() => Promise.resolve(rows));
  const tile = new LookerTile(queries(run), dashboard);
  tile.hostData({ lastRunStartTime: 1, filteredQuery });
  tile.hostData({ isDashboardEditing: true });
  tile.hostData({ lastRunStartTime: 1, filteredQuery });
  expect(run).toHaveBeenCalledTimes(1);
  tile.hostData({ lastRunStartTime: 2, filteredQuery });
  expect(run).toHaveBeenCalledTimes(2);
  expect(heard(tile)).toMatchObject([{ refresh: 2, editing: true }]);
});

it('drops the rows of a run that a newer one has overtaken', async () => {
  const answers: ((rows: Rows) => void)[] = [];
  const run = vi.fn(
    (_query: ExploreQuery, signal?: AbortSignal) =>
      new Promise<Rows>((resolve, reject) => {
        answers.push(resolve);
        signal?.addEventListener('abort', () => {
          reject(new DOMException('Aborted', 'AbortError'));
        });
      }),
  );
  const tile = new LookerTile(queries(run), dashboard);
  const contents = heard(tile);
  tile.hostData({ lastRunStartTime: 1, filteredQuery });
  tile.hostData({ lastRunStartTime: 2, filteredQuery });
  answers[1]?.(rows);
  answers[0]?.({ fields: [], rows: [{ 'leads.age': 99 }] });
  await vi.waitFor(() => {
    expect(contents.at(-1)?.rows).toBe(rows);
  });
  expect(contents.at(-1)).toMatchObject({ querying: false, problem: undefined });
});

it('tells why its query failed, and that it is over', async () => {
  const tile = new LookerTile(queries(() => Promise.reject(new Error('no such view'))), dashboard);
  const contents = heard(tile);
  tile.hostData({ lastRunStartTime: 1, filteredQuery });
  expect(contents.at(-1)?.querying).toBe(true);
  await vi.waitFor(() => {
    expect(contents.at(-1)).toMatchObject({ rows: undefined, querying: false, problem: 'no such view' });
  });
});

it('hands on what a visualization is given, without the query’s fields among the settings', () => {
  const tile = new LookerTile(undefined, dashboard);
  tile.visualizationData({ visConfig: { model: 'leads', query_fields: {} }, queryResponse: { data: [{ a: { value: 1 } }], fields: {}, pivots: [] } });
  expect(heard(tile)).toMatchObject([{ rows: { rows: [{ a: 1 }] }, settings: { model: 'leads' } }]);
});
