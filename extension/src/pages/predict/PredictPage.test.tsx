import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { strings } from '../../strings';
import type { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { sampleBackend, sampleManifest, samplePrediction, sampleVersion } from '../../testing/sampleModel';
import { PredictPage } from './PredictPage';

const words = strings.predict;

async function open(backend: FakeBackend, path = '/predict') {
  const { user } = renderWith(backend, <PredictPage />, path);
  await screen.findByLabelText('carat', { exact: false, selector: 'input[name=carat]' });
  return user;
}

const carat = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^carat/ });

async function fill(user: Awaited<ReturnType<typeof open>>) {
  await user.type(carat(), '1.5');
  await user.selectOptions(screen.getByRole('combobox', { name: /^cut/ }), 'Ideal');
}

/** Some frames later. */
const settled = () => act(() => new Promise((resolve) => setTimeout(resolve, 100)));

const result = () => screen.getByText(words.result, { selector: 'h2' }).closest('section') ?? document.body;

describe('the form', () => {
  test('asks for each feature of the schema with its unit, range and help', async () => {
    await open(sampleBackend());
    expect(carat()).toHaveAccessibleDescription('Weight');
    expect(screen.getByText('0 to 6 · carat')).toBeVisible();
    const cut = screen.getByRole('combobox', { name: /^cut/ });
    expect(within(cut).getAllByRole('option').map((option) => option.textContent)).toEqual([words.choose, 'Ideal', 'Good', 'Fair']);
    expect(screen.getByText(new RegExp(words.standIn('57')))).toBeVisible();
  });

  test('predicts with Enter, sends numbers as numbers, nothing where it may, and no default', async () => {
    const backend = sampleBackend();
    const user = await open(backend);
    await fill(user);
    await user.type(carat(), '{Enter}');
    expect(await within(result()).findByText('4,000 USD')).toBeVisible();
    const body = backend.callsOf('post', '/predict').at(-1)?.body;
    expect(body).toMatchObject({ model: 'diamond-price', features: { carat: 1.5, cut: 'Ideal', certified: null } });
    expect(body).not.toHaveProperty('features.table');
  });

  test('tells what is missing at the fields and asks nobody', async () => {
    const backend = sampleBackend();
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.predict }));
    expect(screen.getByRole('alert')).toHaveTextContent(words.mistakes(2));
    expect(carat()).toBeInvalid();
    expect(carat()).toHaveAccessibleDescription(new RegExp(words.required));
    await waitFor(() => {
      expect(carat()).toHaveFocus();
    });
    expect(backend.callsOf('post', '/predict')).toEqual([]);
  });

  test('tells what the server refuses at the field, once', async () => {
    const violations = [{ path: '$.features.carat', expected: 'a number from 0 to 6', actual: '1.5' }];
    const user = await open(sampleBackend().refuse('post', '/predict', 422, 'does not fit', { violations }));
    await fill(user);
    await waitFor(() => {
      expect(carat()).toHaveAccessibleDescription(/a number from 0 to 6/);
    });
    expect(screen.getAllByText(/a number from 0 to 6/)).toHaveLength(1);
  });

  test('draws a plausible row and predicts it', async () => {
    const backend = sampleBackend();
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.randomize }));
    await within(result()).findByText('4,000 USD');
    expect(Number(carat().value)).toBeGreaterThanOrEqual(0.2);
    expect(Number(carat().value)).toBeLessThanOrEqual(4.2);
  });

  test('remembers what was typed for the next time, and clears it', async () => {
    const backend = sampleBackend();
    backend.store.entries.set('predict.inputs.diamond-price', JSON.stringify({ carat: '0.9', gone: 'x' }));
    const user = await open(backend);
    await waitFor(() => {
      expect(carat()).toHaveValue('0.9');
    });
    await user.click(screen.getByRole('button', { name: words.clear }));
    expect(carat()).toHaveValue('');
    await waitFor(() => {
      expect(backend.store.entries.get('predict.inputs.diamond-price')).toBe('{}');
    });
  });

  const withFeatures = (names: readonly string[]) =>
    sampleBackend().answer('get', '/models/{name}/versions/{version}', {
      ...sampleManifest,
      features: names.map((name) => ({ name, type: 'number' as const, missing: 'refuse' as const })),
      encoder: [],
      baseline: { ...sampleManifest.baseline, features: [] },
    });

  test('of five anonymous features asks for five numbers, and for no name to look for', async () => {
    const { user } = renderWith(withFeatures(['0', '1', '2', '3', '4']), <PredictPage />, '/predict');
    const fields = await screen.findAllByRole('textbox');
    expect(fields).toHaveLength(5);
    for (const field of fields) {
      await user.type(field, '1');
    }
    expect(await within(result()).findByText('4,000 USD')).toBeVisible();
  });

  test('of sixty features finds one by its name, and shows those that need attention all the same', async () => {
    const names = Array.from({ length: 60 }, (_, place) => `measure_${String(place + 1)}_of_sixty`);
    const { user } = renderWith(withFeatures(names), <PredictPage />, '/predict');
    await user.type(await screen.findByRole('searchbox', { name: words.filter }), 'measure_59');
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    await user.type(screen.getByRole('textbox'), '1{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent(words.mistakes(59));
    expect(screen.getAllByRole('textbox')).toHaveLength(60);
    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'measure_1_of_sixty' })).toHaveFocus();
    });
  });

  test('is not stopped by a store that holds nonsense', async () => {
    const backend = sampleBackend();
    backend.store.entries.set('predict.inputs.diamond-price', '{"carat": [');
    await open(backend);
    expect(carat()).toHaveValue('');
  });
});

describe('the prediction', () => {
  test('is told to be of before once the form has changed into one that cannot be predicted', async () => {
    const user = await open(sampleBackend());
    await fill(user);
    await within(result()).findByText('4,000 USD');
    expect(screen.queryByText(words.behind)).toBeNull();
    await user.clear(carat());
    expect(await screen.findByText(words.behind)).toBeVisible();
    await user.type(carat(), '2');
    await waitFor(() => {
      expect(screen.queryByText(words.behind)).toBeNull();
    });
  });

  test('is asked for once by each button', async () => {
    const backend = sampleBackend();
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.randomize }));
    await within(result()).findByText('4,000 USD');
    await settled();
    expect(backend.callsOf('post', '/predict')).toHaveLength(1);
  });

  test('is not made of an empty form unless it is asked for', async () => {
    const optional = { ...sampleManifest, features: sampleManifest.features.map((feature) => ({ ...feature, missing: 'allow' as const })) };
    const backend = sampleBackend().answer('get', '/models/{name}/versions/{version}', optional);
    const user = await open(backend);
    await user.type(carat(), '2');
    await within(result()).findByText('4,000 USD');
    await user.click(screen.getByRole('button', { name: words.clear }));
    await settled();
    expect(screen.getByText(words.none)).toBeVisible();
    await user.click(screen.getByRole('button', { name: words.predict }));
    expect(await within(result()).findByText('4,000 USD')).toBeVisible();
  });

  test('follows a slider without being asked to', async () => {
    const backend = sampleBackend().answer('post', '/predict', (call) => ({ ...samplePrediction, prediction: (call.body as { features: { carat: number } }).features.carat * 1000 }));
    const user = await open(backend);
    await fill(user);
    fireEvent.change(screen.getByRole('slider', { name: words.slide('carat') }), { target: { value: '3.02' } });
    expect(await within(result()).findByText('3,020 USD')).toBeVisible();
    expect(carat()).toHaveValue('3.02');
  });

  test('says what confidence and interval mean and what moved it', async () => {
    const user = await open(sampleBackend());
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByRole('meter', { name: words.confidence })).toHaveAttribute('aria-valuenow', '0.8');
    expect(screen.getByText(words.confidenceOfNumber('90%', '20%'))).toBeVisible();
    expect(screen.getByText(words.intervalMeaning('3,000', '5,000', '90%'))).toBeVisible();
    expect(screen.getByText(new RegExp('carat moved it most, by \\+700'))).toBeVisible();
    await user.click(screen.getByRole('button', { name: strings.charts.asTable }));
    expect(screen.getByRole('cell', { name: '−200' })).toBeVisible();
  });

  test('is made without contributions where the version cannot be explained', async () => {
    const backend = sampleBackend().handle('post', '/predict', ({ body }) =>
      (body as { explain: boolean }).explain
        ? Response.json({ status: 422, detail: 'no', violations: [{ path: '$.explain', expected: 'false', actual: 'true' }] }, { status: 422 })
        : Response.json(samplePrediction),
    );
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await within(result()).findByText('4,000 USD')).toBeVisible();
  });

  test('carries warnings, a probability and the recommended action', async () => {
    const user = await open(
      sampleBackend().answer('post', '/predict', {
        prediction: 'yes',
        probability: 0.66,
        probabilities: { no: 0.34, yes: 0.66 },
        confidence: 0.66,
        recommended_action: 'HIGH_PRIORITY',
        input_features: {},
        model: 'diamond-price',
        model_version: sampleVersion,
        model_type: 'RandomForestClassifier',
        feature_count: 4,
        warnings: [{ code: 'unseen_category', feature: 'cut', message: 'did not occur in training' }],
      }),
    );
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByText('HIGH_PRIORITY')).toBeVisible();
    expect(screen.getByText('did not occur in training')).toBeVisible();
    expect(screen.getByText(words.confidenceOfClass('66', 'yes'))).toBeVisible();
  });

  test('says that storage is stale', async () => {
    const user = await open(sampleBackend().answer('post', '/predict', samplePrediction, { 'Orchard-Stale': 'true' }));
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByText(strings.states.stale)).toBeVisible();
  });

  test('says that the version changed under the form, and loads the new one', async () => {
    const backend = sampleBackend().answer('post', '/predict', { ...samplePrediction, model_version: '20260201000000' });
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByText(words.changed(sampleVersion, '20260201000000'))).toBeVisible();
    const asked = backend.callsOf('get', '/models/{name}').length;
    await user.click(screen.getByRole('button', { name: words.changedLoad }));
    await waitFor(() => {
      expect(backend.callsOf('get', '/models/{name}').length).toBeGreaterThan(asked);
    });
  });
});

describe('what goes wrong', () => {
  test('because the version changed under the form leads to the new form', async () => {
    const violations = [{ path: '$.features.table', expected: 'a feature of the model', actual: '57' }];
    const backend = sampleBackend().refuse('post', '/predict', 422, 'does not fit', { violations });
    const user = await open(backend);
    backend.answer('get', '/models/{name}', { org_id: 'default', name: 'diamond-price', champion: '20260201000000', aliases: {}, history: [] });
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByText(words.changed(sampleVersion, '20260201000000'))).toBeVisible();
    expect(screen.getByRole('button', { name: words.changedLoad })).toBeVisible();
  });

  test('is told with a way to try again when nobody answers', async () => {
    const backend = sampleBackend().unreachable('post', '/predict');
    const user = await open(backend);
    await user.click(screen.getByRole('button', { name: words.randomize }));
    expect(await screen.findByRole('alert')).toHaveTextContent(strings.states.offline);
    expect(screen.getByRole('link', { name: strings.states.openSetup })).toHaveAttribute('href', '/setup');
    backend.answer('post', '/predict', samplePrediction);
    await user.click(screen.getByRole('button', { name: strings.states.retry }));
    expect(await within(result()).findByText('4,000 USD')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('asks for a token where one is missing, and goes on with it', async () => {
    const backend = sampleBackend().refuse('get', '/models', 401, 'No token');
    let token = '';
    backend.typedToken = {
      isSet: false,
      set: (typed) => {
        token = typed;
        backend.answer('get', '/models', { org_id: 'default', models: [] });
      },
    };
    const { user } = renderWith(backend, <PredictPage />);
    expect(await screen.findByRole('alert')).toHaveTextContent(strings.states.expired);
    await user.type(screen.getByLabelText(strings.states.token), 'secret{Enter}');
    expect(await screen.findByText(words.noModels)).toBeVisible();
    expect(token).toBe('secret');
    expect([...backend.store.entries.values()].join()).not.toContain('secret');
  });

  test('is told when the server fails, with the request to ask about', async () => {
    renderWith(sampleBackend().refuse('get', '/models', 500, 'Internal'), <PredictPage />);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(strings.states.failed);
    expect(alert).toHaveTextContent(strings.states.request('r1'));
    expect(within(alert).getByRole('button', { name: strings.states.retry })).toBeVisible();
  });

  test('is told when no version serves', async () => {
    renderWith(sampleBackend().answer('get', '/models/{name}', { org_id: 'default', name: 'diamond-price', aliases: {}, history: [] }), <PredictPage />);
    expect(await screen.findByText(words.noChampion('diamond-price'))).toBeVisible();
  });
});

describe('the session', () => {
  test('keeps what was predicted, saves it as CSV and compares two', async () => {
    let price = 4000;
    const backend = sampleBackend().answer('post', '/predict', () => ({ ...samplePrediction, prediction: (price += 100) }));
    const user = await open(backend);
    await fill(user);
    await user.click(screen.getByRole('button', { name: words.predict }));
    await screen.findByRole('table', { name: words.history });
    await user.clear(carat());
    await user.type(carat(), '2{Enter}');
    await waitFor(() => {
      expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    });
    await user.click(screen.getByRole('button', { name: words.exportCsv }));
    expect(backend.downloads[0]?.fileName).toBe('diamond-price-predictions.csv');
    const lines = (await backend.downloads[0]?.content.text())?.trim().split('\r\n');
    expect(lines?.[0]).toContain('at,model,model_version,carat,cut,certified,table,prediction');
    expect(lines).toHaveLength(3);
    for (const box of screen.getAllByRole('checkbox')) {
      await user.click(box);
    }
    await user.click(screen.getByRole('button', { name: words.compare }));
    expect(screen.getByText(words.compareTitle)).toBeVisible();
    expect(screen.getByRole('cell', { name: 'carat' })).toBeVisible();
    expect(screen.getByText(words.sameFeatures(3))).toBeVisible();
  });
});

describe('the model', () => {
  const models = ['aaa', 'diamond-price'].map((name) => ({ name, champion: sampleVersion, aliases: { champion: sampleVersion } }));
  const picked = () => screen.getByRole('combobox', { name: words.model });

  test('is the one that a link names, whatever was chosen last', async () => {
    const backend = sampleBackend().answer('get', '/models', { org_id: 'default', models });
    await backend.store.set('predict.model', 'aaa');
    await open(backend, '/predict?model=diamond-price');
    expect(picked()).toHaveValue('diamond-price');
  });

  test('is the one that was chosen last where no link names one, or one that is gone', async () => {
    const backend = sampleBackend().answer('get', '/models', { org_id: 'default', models });
    await backend.store.set('predict.model', 'diamond-price');
    await open(backend, '/predict?model=gone');
    expect(picked()).toHaveValue('diamond-price');
  });
});
