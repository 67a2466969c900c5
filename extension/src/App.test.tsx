import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test } from 'vitest';
import { App } from './App';
import { strings } from './strings';
import { FakeBackend } from './testing/FakeBackend';

// Pages come when they are first shown; here they have come before, since compiling them may take a busy machine long.
beforeAll(() => Promise.all([import('./pages/predict/PredictPage'), import('./pages/models/ModelsPage')]), 120_000);

test('stays where it is when a file is dropped beside the place for it', async () => {
  const backend = new FakeBackend();
  render(<App connect={() => Promise.resolve(backend)} />);
  // Listeners come a moment after what is seen.
  await waitFor(() => {
    expect(fireEvent.dragOver(document.body)).toBe(false);
  });
  expect(fireEvent.drop(document.body)).toBe(false);
});

test('shows the first page and goes to the others', async () => {
  const backend = new FakeBackend();
  render(<App connect={() => Promise.resolve(backend)} />);
  expect(await screen.findByRole('heading', { level: 1, name: strings.predict.title })).toBeVisible();
  await userEvent.click(screen.getByRole('link', { name: strings.models.title }));
  expect(await screen.findByRole('heading', { level: 1, name: strings.models.title })).toBeVisible();
});

test('says so when the host does not answer', async () => {
  const connect = () => Promise.reject(new Error('No handshake'));
  render(<App connect={connect} />);
  expect(await screen.findByRole('alert')).toHaveTextContent('No handshake');
});
