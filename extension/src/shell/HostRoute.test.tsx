import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, MemoryRouter, useLocation } from 'react-router';
import { expect, it } from 'vitest';
import { HostRoute } from './HostRoute';

function Here() {
  const { pathname, search } = useLocation();
  return (
    <>
      <p>{pathname + search}</p>
      <Link to="/models?model=m">Models</Link>
    </>
  );
}

it('tells Looker of every page, and follows Looker', async () => {
  const told: string[] = [];
  let push: (route: string) => void = () => undefined;
  const routes = {
    initial: '/predict',
    changed: (route: string) => told.push(route),
    subscribe: (listener: (route: string) => void) => {
      push = listener;
      return () => undefined;
    },
  };
  render(
    <MemoryRouter initialEntries={[routes.initial]}>
      <HostRoute routes={routes} />
      <Here />
    </MemoryRouter>,
  );
  await userEvent.click(screen.getByRole('link'));
  act(() => {
    push('/explore');
  });
  expect(screen.getByText('/explore')).toBeInTheDocument();
  expect(told).toEqual(['/predict', '/models?model=m', '/explore']);
});
