import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Rows } from '../../backend/Backend';
import { FakeBackend } from '../../testing/FakeBackend';
import { FakeTile } from '../../testing/FakeTile';
import { renderWith } from '../../testing/renderWith';
import { answerLeads, leadInfo } from '../../testing/sampleInfo';
import { strings } from '../../strings';
import { TilePage } from './TilePage';

function open(info = leadInfo) {
  const tile = new FakeTile();
  const backend = new FakeBackend()
    .answer('get', '/models', { org_id: 'default', models: [{ name: info.model, champion: info.version, aliases: {} }] })
    .answer('get', '/info', info)
    .answer('post', '/batch_predict', ({ body }) => answerLeads(body));
  backend.kind = 'looker';
  backend.place = 'visualization';
  backend.tile = tile;
  return { tile, backend, ...renderWith(backend, <TilePage />) };
}

const rows = (...ages: (number | string | null)[]): Rows => ({
  fields: ['age', 'job', 'loan'].map((name) => ({ name: `leads.${name}`, label: name, kind: 'dimension', type: name === 'age' ? 'number' : 'string' })),
  rows: ages.map((age) => ({ 'leads.age': age, 'leads.job': 'student', 'leads.loan': 'Yes' })),
});

it('scores the rows it is given and says when its picture may be taken', async () => {
  const { tile, backend } = open();
  tile.push({ rows: rows(30, 70) });
  const table = await screen.findByRole('table', { name: 'Predictions of lead-conversion' });
  await waitFor(() => {
    expect(within(table).getByText('HIGH_PRIORITY')).toBeInTheDocument();
  });
  expect(tile.pictures).toEqual([undefined]);
  expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ version: leadInfo.version, records: [{ features: { age: 30, loan: 'yes' } }, {}] });
});

it('scores again when the dashboard has refreshed, once', async () => {
  const { tile, backend } = open();
  tile.push({ rows: rows(30) });
  await screen.findByText('1 row');
  tile.push({ rows: rows(40, 50, null) });
  await screen.findByText('3 rows, 1 without a prediction');
  expect(tile.pictures).toHaveLength(2);
  expect(backend.callsOf('post', '/batch_predict')).toHaveLength(2);
});

it('scores with the version that serves when the dashboard refreshes', async () => {
  const { tile, backend } = open();
  tile.push({ rows: rows(30) });
  await screen.findByText('1 row');
  backend.answer('get', '/info', { ...leadInfo, version: '20260201000000' });
  tile.push({ rows: rows(40, 50) });
  await waitFor(() => {
    expect(backend.callsOf('post', '/batch_predict').at(-1)?.body).toMatchObject({ version: '20260201000000', records: [{}, {}] });
  });
});

it('says that storage fails', async () => {
  const { tile, backend } = open();
  backend.answer('post', '/batch_predict', ({ body }) => answerLeads(body), { 'Orchard-Stale': 'true' });
  tile.push({ rows: rows(30) });
  expect(await screen.findByText(strings.states.stale)).toBeVisible();
});

it('shows the first row as a card if it is set to', async () => {
  const { tile, backend } = open();
  tile.push({ rows: rows(70, 30), settings: { orchard_show: 'card' } });
  expect(await screen.findByText('Probability of yes: 70%')).toBeInTheDocument();
  expect(screen.getByText('HIGH_PRIORITY')).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ records: [{}] });
});

it('takes features from the fields that were named by hand', async () => {
  const { tile, backend } = open();
  const odd = { ...rows(30), fields: [...rows().fields, { name: 'leads.years', label: 'Years', kind: 'measure' as const, type: 'sum' }] };
  tile.push({ rows: { ...odd, rows: [{ ...odd.rows[0], 'leads.years': 66 }] }, settings: { orchard_mapping: 'age = leads.years, job=gone' } });
  await screen.findByText('1 row');
  expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ records: [{ features: { age: 66, job: 'student' } }] });
});

it('names the features that its query lacks, in Looker’s own place too, and leads to the set-up check', async () => {
  const { tile } = open();
  tile.push({ rows: { fields: [], rows: [{}] } });
  expect(await screen.findByText('lead-conversion needs fields that the query lacks: age, job, loan.')).toBeInTheDocument();
  expect(tile.problems.at(-1)).toContain('age, job, loan');
  expect(tile.pictures.at(-1)).toContain('age, job, loan');
  expect(screen.getByRole('link', { name: 'Open the set-up check' })).toBeInTheDocument();
});

it('takes its problem away once there are rows that fit', async () => {
  const { tile } = open();
  tile.push({ querying: false, problem: 'no such view' });
  await screen.findByText('no such view');
  tile.push({ problem: undefined, rows: rows(30) });
  await screen.findByText('1 row');
  expect(tile.problems.at(-1)).toBeUndefined();
});

it('says so where the functions refuse, and still lets the picture be taken', async () => {
  const { tile, backend } = open();
  backend.refuse('post', '/batch_predict', 403, 'This needs a token with the role predict');
  tile.push({ rows: rows(30) });
  expect(await screen.findByRole('alert')).toHaveTextContent('This needs a token with the role predict');
  expect(tile.pictures.at(-1)).toBe('This needs a token with the role predict');
});

it('offers its settings to the editor of a visualization', async () => {
  const { tile } = open();
  await waitFor(() => {
    expect(tile.settings.map(({ name }) => name)).toEqual(['orchard_model', 'orchard_show', 'orchard_mapping']);
  });
  expect(tile.settings[0]?.choices?.map(({ value }) => value)).toEqual(['', 'lead-conversion']);
});

it('is content with no rows', async () => {
  const { tile } = open();
  tile.push({ rows: { ...rows(), rows: [] } });
  expect(await screen.findByText('The query gave no rows.')).toBeInTheDocument();
  await waitFor(() => {
    expect(tile.pictures).toEqual([undefined]);
  });
});
