// @vitest-environment node
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

const mostBytes = 500_000;

test('Looker loads at most 500 kB', async () => {
  const built = await build({ mode: 'looker', logLevel: 'error', build: { write: false } });
  const scripts = (Array.isArray(built) ? built : [built]).flatMap((part) => ('output' in part ? part.output : []));
  const bytes = scripts.flatMap((file) => (file.type === 'chunk' ? [gzipSync(file.code, { level: 9 }).length] : []));
  expect(bytes).toHaveLength(1);
  expect(bytes[0]).toBeLessThanOrEqual(mostBytes);
}, 240_000);
