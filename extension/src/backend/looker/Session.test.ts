import { expect, it, vi } from 'vitest';
import { Session } from './Session';

const minute = 60_000;

function sessions() {
  let opened = 0;
  return vi.fn(() => {
    opened += 1;
    return Promise.resolve({ token: `t${String(opened)}`, expires_in: 900, expires_at: '2026-01-18T09:15:00Z', renew_after: '2026-01-18T09:12:00Z', roles: ['read' as const, 'train' as const] });
  });
}

it('opens one session for many calls at once', async () => {
  const open = sessions();
  const session = new Session(open, () => 0);
  expect(await Promise.all([session.token(), session.token(), session.token()])).toEqual(['t1', 't1', 't1']);
  expect(open).toHaveBeenCalledTimes(1);
});

it('keeps the token until it is to be renewed, by a clock of its own', async () => {
  const open = sessions();
  let now = 0;
  const session = new Session(open, () => now);
  await session.token();
  now = 12 * minute - 1;
  expect(await session.token()).toBe('t1');
  expect(open).toHaveBeenCalledTimes(1);
});

it('renews before the end without letting anybody wait', async () => {
  const open = sessions();
  let now = 0;
  const session = new Session(open, () => now);
  await session.token();
  now = 13 * minute;
  expect(await Promise.all([session.token(), session.token()])).toEqual(['t1', 't1']);
  await vi.waitFor(async () => {
    expect(await session.token()).toBe('t2');
  });
  expect(open).toHaveBeenCalledTimes(2);
});

it('lets a renewal fail as long as the old token holds', async () => {
  const open = sessions();
  let now = 0;
  const session = new Session(open, () => now);
  await session.token();
  now = 13 * minute;
  open.mockRejectedValueOnce(new Error('down'));
  expect(await session.token()).toBe('t1');
});

it('waits for the next token once the old one has ended', async () => {
  const open = sessions();
  let now = 0;
  const session = new Session(open, () => now);
  await session.token();
  now = 15 * minute;
  expect(await session.token()).toBe('t2');
});

it('fetches one token for many calls that were refused together', async () => {
  const open = sessions();
  const session = new Session(open, () => 0);
  const refused = await session.token();
  expect(await Promise.all([session.after(refused), session.after(refused)])).toEqual(['t2', 't2']);
  expect(await session.after(refused)).toBe('t2');
  expect(open).toHaveBeenCalledTimes(2);
});

it('asks again after a session could not be opened', async () => {
  const open = sessions();
  open.mockRejectedValueOnce(new Error('down'));
  const session = new Session(open, () => 0);
  await expect(session.token()).rejects.toThrow('down');
  expect(await session.token()).toBe('t1');
});

it('tells the roles of the session, and opens one for that if need be', async () => {
  const open = sessions();
  const session = new Session(open, () => 0);
  expect(await session.roles()).toEqual(['read', 'train']);
  await session.token();
  expect(open).toHaveBeenCalledTimes(1);
});
