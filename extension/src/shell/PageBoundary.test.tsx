import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { strings } from '../strings';
import { FakeBackend } from '../testing/FakeBackend';
import { renderWith } from '../testing/renderWith';
import { PageBoundary } from './PageBoundary';

test('keeps a page that breaks to itself, and starts it again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  const Page = () => {
    if (broken) {
      throw new Error('odd explore');
    }
    return <p>whole</p>;
  };
  const { user } = renderWith(
    new FakeBackend(),
    <PageBoundary name="/explore">
      <Page />
    </PageBoundary>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent(strings.shell.broken);
  expect(screen.queryByText('odd explore')).toBeNull();
  broken = false;
  await user.click(screen.getByRole('button', { name: strings.shell.startAgain }));
  expect(screen.getByText('whole')).toBeVisible();
});
