import { describe, expect, it } from 'vitest';
import { expectAccessible } from './harness/expectAccessible';
import { hosts, openPage } from './harness/openPage';

describe.each(hosts)('The extension in %s', (host) => {
  it('starts, shows its navigation and breaks no rule of axe', async () => {
    const { frame, errors } = await openPage(host, '/predict');
    await frame.getByRole('navigation', { name: 'Pages' }).waitFor();
    await expectAccessible(frame);
    expect(errors).toEqual([]);
  });
});
