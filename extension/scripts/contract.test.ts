// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generate } from './contract.js';

test('the generated client is that of the contract; if not, run npm run generate', async () => {
  for (const [path, text] of Object.entries(await generate())) {
    expect(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'), path).toBe(text);
  }
});
