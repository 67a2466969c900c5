import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiProblem } from '../api/problems';
import type { Loaded } from '../api/useLoaded';
import { strings } from '../strings';
import { Theme } from '../theme/Theme';
import { LoadState } from './LoadState';
import { skeletonDelay } from './Skeleton';

const reload = vi.fn();

function show(loaded: Loaded<string>) {
  render(
    <Theme>
      <LoadState loaded={loaded} label="Loading fruit" isEmpty={(value) => value === ''} empty="No fruit">
        {(value) => <p>{value}</p>}
      </LoadState>
    </Theme>,
  );
}

describe('while loading', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('shows nothing at first, so that what is quick does not flicker', () => {
    show({ state: 'loading', value: undefined, reload });
    act(() => {
      vi.advanceTimersByTime(skeletonDelay - 1);
    });
    expect(screen.queryByRole('status')).toBeNull();
  });

  test('shows a skeleton with its name when slow', () => {
    show({ state: 'loading', value: undefined, reload });
    act(() => {
      vi.advanceTimersByTime(skeletonDelay);
    });
    expect(screen.getByRole('status')).toHaveTextContent('Loading fruit');
  });

  test('keeps what was there while it is loaded again', () => {
    show({ state: 'loading', value: 'apple', reload });
    expect(screen.getByText('apple')).toBeVisible();
  });
});

test('says what is empty', () => {
  show({ state: 'ready', value: '', reload });
  expect(screen.getByText('No fruit')).toBeVisible();
});

test.each([
  ['offline', strings.states.offline],
  ['unauthorized', strings.states.expired],
  ['forbidden', strings.states.forbidden],
  ['unavailable', strings.states.unavailable],
  ['missing', strings.states.missing],
] as const)('tells %s in words, with a way to try again', async (kind, words) => {
  show({ state: 'failed', value: undefined, problem: new ApiProblem('why', { kind, status: kind === 'offline' ? 0 : 500 }), reload });
  expect(screen.getByRole('alert')).toHaveTextContent(words);
  reload.mockClear();
  await userEvent.click(screen.getByRole('button', { name: strings.states.retry }));
  expect(reload).toHaveBeenCalledOnce();
});

test('tells how long to wait after too many requests', () => {
  show({ state: 'failed', value: undefined, problem: new ApiProblem('slow down', { kind: 'limited', status: 429, retryAfterSeconds: 7 }), reload });
  expect(screen.getByRole('alert')).toHaveTextContent(strings.states.limited(7));
});

test('keeps the last value below a failure', () => {
  show({ state: 'failed', value: 'apple', problem: new ApiProblem('why', { kind: 'failed', status: 500 }), reload });
  expect(screen.getByRole('alert')).toBeVisible();
  expect(screen.getByText('apple')).toBeVisible();
});
