import { writeFile } from 'node:fs/promises';
import { generate } from './contract.js';

for (const [path, text] of Object.entries(await generate())) {
  await writeFile(new URL(`../${path}`, import.meta.url), text);
  console.log(`wrote ${path}`);
}
