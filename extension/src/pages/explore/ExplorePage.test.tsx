import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Explore, ExploreField, ExploreQuery, Queries, Rows } from '../../backend/Backend';
import { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { answerLeads, diamondInfo, leadInfo } from '../../testing/sampleInfo';
import { strings } from '../../strings';
import { ExplorePage } from './ExplorePage';

function backendOf(info = leadInfo): FakeBackend {
  return new FakeBackend()
    .answer('get', '/models', { org_id: 'default', models: [{ name: info.model, champion: info.version, aliases: {} }, { name: 'without', aliases: {} }] })
    .answer('get', '/info', info)
    .answer('post', '/batch_predict', ({ body }) => answerLeads(body));
}

const leads = ['Age;Job;Loan;Y', '30;admin.;Yes;no', '70;student;no;yes', 'old;student;no;yes', '55;admin.;no;no'].join('\n');
const file = (text: string, name = 'leads.csv') => new File([text], name, { type: 'text/csv' });

async function rowsShown(): Promise<string[]> {
  const table = await screen.findByRole('table', { name: 'Predictions' });
  return within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
}

describe('a file to score', () => {
  it('is matched to features, scored in order, and shows an error in the row that does not fit', async () => {
    const backend = backendOf();
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    expect(await screen.findByText(/leads\.csv: 4 rows, 4 columns, utf-8/)).toBeInTheDocument();
    expect(await screen.findByLabelText(/^age/)).toHaveValue('column:Age');
    expect(screen.getByLabelText(/known y/i)).toHaveValue('column:Y');
    await user.click(screen.getByRole('button', { name: 'Score these rows' }));

    expect(await screen.findByText('4 rows scored, 1 of them did not fit.')).toBeInTheDocument();
    const rows = await rowsShown();
    expect(rows[0]).toContain('no30%70%LOW_PRIORITY');
    expect(rows[1]).toContain('yes70%70%HIGH_PRIORITY');
    expect(rows[2]).toContain('age: expected a number, sensibly from 17 to 120, found the string "old"');
    const [call] = backend.callsOf('post', '/batch_predict');
    expect(call?.body).toMatchObject({
      model: 'lead-conversion',
      version: '20260116143022',
      records: [{ features: { age: 30, job: 'admin.', loan: 'yes' } }, {}, { features: { age: 'old' } }, {}],
    });
  });

  it('is not scored by a version that serves no more: the new one is loaded first', async () => {
    const backend = backendOf();
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    const score = await screen.findByRole('button', { name: 'Score these rows' });
    backend.answer('get', '/info', { ...leadInfo, version: '20260201000000' });
    await user.click(score);
    expect(await screen.findByText(strings.predict.changed(leadInfo.version, '20260201000000'))).toBeVisible();
    expect(backend.callsOf('post', '/batch_predict')).toEqual([]);
    await user.click(screen.getByRole('button', { name: strings.predict.changedLoad }));
    await waitFor(() => {
      expect(screen.queryByText(strings.predict.changed(leadInfo.version, '20260201000000'))).toBeNull();
    });
    await user.click(screen.getByRole('button', { name: 'Score these rows' }));
    expect(await screen.findByText('4 rows scored, 1 of them did not fit.')).toBeInTheDocument();
    expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ version: '20260201000000' });
  });

  it('says that storage fails', async () => {
    const backend = backendOf().answer('post', '/batch_predict', ({ body }) => answerLeads(body), { 'Orchard-Stale': 'true' });
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    expect(await screen.findByText(strings.states.stale)).toBeVisible();
  });

  it('moves the confusion matrix with the threshold', async () => {
    const { user } = renderWith(backendOf(), <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    const matrix = await screen.findByRole('table', { name: 'Confusion matrix of y' });
    const counts = () => [...matrix.querySelectorAll('b')].map((count) => count.textContent);
    // Probabilities 0.3 (no), 0.7 (yes), 0.55 (no); the row that does not fit does not count.
    expect(counts()).toEqual(['1', '0', '1', '1']);
    expect(screen.getByText('Precision 50%, recall 100%, F1 66.7%.')).toBeInTheDocument();
    const slider = screen.getByRole('slider');
    slider.focus();
    setRange(slider, '0.6');
    expect(counts()).toEqual(['1', '0', '0', '2']);
    expect(slider).toHaveAttribute('aria-valuetext', '60%');
    await user.selectOptions(screen.getByLabelText('Show'), 'At or above the threshold');
    expect(await screen.findByText('1 of 4 rows')).toBeInTheDocument();
  });

  it('filters and sorts its rows, and downloads what is shown', async () => {
    const backend = backendOf();
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    await user.click(await screen.findByRole('button', { name: 'Probability' }));
    expect((await rowsShown()).map((row) => row.slice(0, 1))).toEqual(['2', '4', '1', '3']);
    await user.selectOptions(screen.getByLabelText('Show'), 'LOW_PRIORITY');
    await waitFor(() => {
      expect(screen.getByText('2 of 4 rows')).toBeInTheDocument();
    });
    await user.click(screen.getByRole('button', { name: 'Download 2 rows as CSV' }));
    expect((await backend.downloads[0]?.content.text())?.match(/^\d+/gm)).toEqual(['55', '30']);
    await user.selectOptions(screen.getByLabelText('Show'), 'All rows');
    await user.type(screen.getByLabelText('Containing'), 'STUDENT');
    await waitFor(() => {
      expect(screen.getByText('2 of 4 rows')).toBeInTheDocument();
    });
    await user.click(screen.getByRole('button', { name: 'Download 2 rows as CSV' }));
    const [, download] = backend.downloads;
    expect(download?.fileName).toBe('lead-conversion-20260116143022-predictions.csv');
    const lines = (await download?.content.text())?.trim().split('\r\n');
    expect(lines?.[0]).toMatch(/Age,Job,Loan,Y,prediction,probability,confidence,interval_lower,interval_upper,recommended_action,warnings,error$/);
    expect(lines?.[1]).toBe('70,student,no,yes,yes,0.7,0.7,,,HIGH_PRIORITY,,');
    expect(lines).toHaveLength(3);
  });

  it('asks for what is still needed, and takes one value for all rows', async () => {
    const backend = backendOf();
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file('Age;Job\n30;student\n'));
    expect(await screen.findByText('Still needed: loan.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Score these rows' })).toBeDisabled();
    await user.selectOptions(screen.getByLabelText(/^loan/), 'One value for all rows');
    await user.type(screen.getByLabelText('Value of loan for all rows'), 'no');
    await user.click(screen.getByRole('button', { name: 'Score these rows' }));
    await screen.findByText('1 row scored.');
    expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ records: [{ features: { age: 30, job: 'student', loan: 'no' } }] });
  });

  it('remembers a mapping for files with the same columns', async () => {
    const backend = backendOf();
    const first = renderWith(backend, <ExplorePage />);
    const text = 'a1;Job;Loan\n30;student;no\n';
    await first.user.upload(await screen.findByLabelText(/drop a csv file/i), file(text));
    await first.user.selectOptions(await screen.findByLabelText(/^age/), 'column:a1');
    first.unmount();
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(text, 'other.csv'));
    expect(await screen.findByLabelText(/^age/)).toHaveValue('column:a1');
  });

  it('that cannot be read says why, and on which line', async () => {
    const { user } = renderWith(backendOf(), <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file('a,b\n1,"2\n'));
    expect(await screen.findByRole('alert')).toHaveTextContent('leads.csv cannot be read.Line 2: a quotation mark is opened and never closed.');
  });

  it('tells which lines were left out', async () => {
    const { user } = renderWith(backendOf(), <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file('Age,Job\n30,student\n31\n'));
    expect(await screen.findByText('The header has 2 columns. Line 3 has 1.')).toBeInTheDocument();
  });

  it('is scored again only where it got no answer', async () => {
    let fail = true;
    const backend = backendOf().handle('post', '/batch_predict', ({ body }) =>
      fail ? Response.json({ title: 'storage fails', status: 503 }, { status: 503 }) : Response.json(answerLeads(body)),
    );
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file(leads));
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    expect(await screen.findByText('0 of 4 rows scored; 4 got no answer.')).toBeInTheDocument();
    fail = false;
    await user.click(screen.getByRole('button', { name: 'Score the other 4' }));
    expect(await screen.findByText('4 rows scored, 1 of them did not fit.')).toBeInTheDocument();
  });

  it('of numbers is compared with the known label', async () => {
    const backend = backendOf(diamondInfo).answer('post', '/batch_predict', {
      predictions: [110, 180].map((prediction) => ({ prediction, confidence: 0.8, interval: { lower: 90, upper: 200, confidence_level: 0.9 }, input_features: [] })),
      record_count: 2,
      error_count: 0,
      model: 'diamond-price',
      model_version: '20260116143022',
      model_type: 'RandomForestRegressor',
      feature_count: 2,
    });
    const { user } = renderWith(backend, <ExplorePage />);
    await user.upload(await screen.findByLabelText(/drop a csv file/i), file('carat,depth,price\n0.3,60,100\n0.5,61,200\n'));
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    expect(await screen.findByText('15 USD')).toBeInTheDocument();
    expect((await rowsShown())[0]).toContain('11080%90 to 200');
  });
});

const field = (name: string, type: string, more: Partial<ExploreField> = {}): ExploreField => ({ name, label: name, type, kind: 'dimension', ...more });

class FakeQueries implements Queries {
  readonly asked: ExploreQuery[] = [];

  constructor(
    private readonly fields: readonly ExploreField[],
    private readonly answer: Rows['rows'] = [],
  ) {}

  models() {
    return Promise.resolve([{ name: 'bank', label: 'Bank', explores: [{ name: 'leads', label: 'Leads' }, { name: 'other', label: 'Other' }] }]);
  }

  explore(model: string, name: string): Promise<Explore> {
    return Promise.resolve({ model, name, label: name, fields: this.fields });
  }

  run(query: ExploreQuery): Promise<Rows> {
    this.asked.push(query);
    return Promise.resolve({ fields: this.fields.filter(({ name }) => query.fields.includes(name)), rows: this.answer });
  }
}

const leadFields = [field('leads.age', 'number'), field('leads.job', 'string'), field('leads.loan', 'yesno'), field('leads.y', 'string'), field('leads.created_date', 'date_date')];

describe('an explore to score', () => {
  it('is queried for what is mapped only, filtered and bounded', async () => {
    const backend = backendOf();
    const queries = new FakeQueries(leadFields, [{ 'leads.age': 44, 'leads.job': null, 'leads.loan': 'Yes', 'leads.y': 'no' }]);
    backend.queries = queries;
    const { user } = renderWith(backend, <ExplorePage />);
    await user.click(await screen.findByRole('button', { name: 'Add a filter' }));
    await user.selectOptions(screen.getByLabelText('Field of filter 1'), 'leads.created_date');
    await user.type(screen.getByLabelText('Expression of filter 1'), 'last 3 months');
    await user.clear(screen.getByLabelText('Rows at most'));
    await user.type(screen.getByLabelText('Rows at most'), '50');
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    await screen.findByText('1 row scored.');
    expect(queries.asked).toEqual([
      { model: 'bank', explore: 'leads', fields: ['leads.age', 'leads.job', 'leads.loan', 'leads.y'], filters: { 'leads.created_date': 'last 3 months' }, limit: 50 },
    ]);
    expect(backend.callsOf('post', '/batch_predict')[0]?.body).toMatchObject({ records: [{ features: { age: 44, job: null, loan: 'yes' } }] });
  });

  it('keeps what was mapped by hand while filters change', async () => {
    const backend = backendOf();
    backend.queries = new FakeQueries([...leadFields, field('leads.balance2', 'number')]);
    const { user } = renderWith(backend, <ExplorePage />);
    await user.selectOptions(await screen.findByLabelText(/^balance/), 'column:leads.balance2');
    await user.click(screen.getByRole('button', { name: 'Add a filter' }));
    expect(screen.getByLabelText(/^balance/)).toHaveValue('column:leads.balance2');
  });

  it('without fields, rows, or a sensible limit says so', async () => {
    const backend = backendOf();
    backend.queries = new FakeQueries([]);
    const first = renderWith(backend, <ExplorePage />);
    expect(await screen.findByText('This explore has no fields.')).toBeInTheDocument();
    first.unmount();
    backend.queries = new FakeQueries(leadFields);
    const { user } = renderWith(backend, <ExplorePage />);
    await user.click(await screen.findByRole('button', { name: 'Score these rows' }));
    expect(await screen.findByText('The query gave no rows.')).toBeInTheDocument();
    await user.type(screen.getByLabelText('Rows at most'), '000');
    expect(screen.getByText('A whole number from 1 to 10,000.')).toBeInTheDocument();
  });

  it('with 500 fields, measures only, and labels that come twice can be mapped', async () => {
    const backend = backendOf();
    backend.queries = new FakeQueries(Array.from({ length: 500 }, (_, index) => field(`orders.f${String(index)}`, index % 2 === 0 ? 'sum' : 'count_distinct', { kind: 'measure', label: 'Same' })));
    const { user } = renderWith(backend, <ExplorePage />);
    const age = await screen.findByLabelText(/^age/);
    expect(age.querySelectorAll('option').length).toBeLessThan(10);
    await user.click(age);
    expect(age.querySelectorAll('option').length).toBeGreaterThan(500);
    await user.selectOptions(age, 'column:orders.f499');
    expect(age).toHaveValue('column:orders.f499');
  });
});

it('says so where no model serves', async () => {
  const backend = new FakeBackend().answer('get', '/models', { org_id: 'default', models: [{ name: 'without', aliases: {} }] });
  renderWith(backend, <ExplorePage />);
  expect(await screen.findByText('No model serves yet.')).toBeInTheDocument();
});

function setRange(slider: HTMLElement, value: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(slider, value);
  slider.dispatchEvent(new Event('input', { bubbles: true }));
}
