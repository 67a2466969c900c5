import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { strings } from '../../strings';
import { FakeBackend } from '../../testing/FakeBackend';
import { renderWith } from '../../testing/renderWith';
import { PointsChart } from './PointsChart';

async function headings(nameLabel?: string) {
  const { user } = renderWith(
    new FakeBackend(),
    <PointsChart title="Runs" summary="" xLabel="Seconds" yLabel="RMSE" points={[{ name: 'forest', x: 1, y: 2 }]} {...(nameLabel === undefined ? {} : { nameLabel })} />,
  );
  await user.click(screen.getByRole('button', { name: strings.charts.asTable }));
  return screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
}

it('says in its table what the names of the points are', async () => {
  expect(await headings('Model')).toEqual(['Model', 'Seconds', 'RMSE']);
});

it('has no column of names where points have none', async () => {
  expect(await headings()).toEqual(['Seconds', 'RMSE']);
});
