import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeTile } from '../../testing/FakeTile';
import { renderWith } from '../../testing/renderWith';
import { sampleBackend } from '../../testing/sampleModel';
import { TileCard } from './TileCard';

const noFilters = {};

function open(filters: Readonly<Record<string, string>> = noFilters, backend = sampleBackend()) {
  const tile = new FakeTile();
  const rendered = renderWith(backend, <TileCard tile={tile} model="diamond-price" filters={filters} />);
  const asked = () => backend.callsOf('post', '/predict').map(({ body }) => (body as { features: Record<string, unknown> }).features);
  return { tile, asked, ...rendered };
}

it('predicts a typical row at once, and says when its picture may be taken', async () => {
  const { tile, asked } = open();
  expect(await screen.findByText('4,000 USD')).toBeVisible();
  expect(asked()).toHaveLength(1);
  expect(asked()[0]).toMatchObject({ cut: 'Ideal', certified: true });
  await waitFor(() => {
    expect(tile.pictures).toEqual([undefined]);
  });
});

it('takes what the dashboard filters by', async () => {
  const { asked } = open({ Cut: 'Fair', Carat: '2', Table: '55 to 60' });
  await screen.findByText('4,000 USD');
  expect(asked()[0]).toMatchObject({ cut: 'Fair', carat: 2 });
  expect(screen.getByRole('combobox', { name: /^cut/, hidden: true })).toHaveValue('Fair');
});

it('predicts again as values are tried', async () => {
  const { asked, user } = open();
  await screen.findByText('4,000 USD');
  await user.click(screen.getByText('What if'));
  await user.selectOptions(screen.getByRole('combobox', { name: /^cut/, hidden: true }), 'Good');
  await waitFor(() => {
    expect(asked().at(-1)).toMatchObject({ cut: 'Good' });
  });
});

it('says what fails, in Looker’s own place too, and lets the picture be taken', async () => {
  const { tile } = open(noFilters, sampleBackend().refuse('post', '/predict', 403, 'This needs a token with the role predict'));
  expect(await screen.findByRole('alert')).toHaveTextContent('This needs a token with the role predict');
  await waitFor(() => {
    expect(tile.problems.at(-1)).toBe('This needs a token with the role predict');
    expect(tile.pictures.at(-1)).toBe('This needs a token with the role predict');
  });
});
