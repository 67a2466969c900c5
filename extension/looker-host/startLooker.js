// @ts-check
// Looker's host with the extension that was built, as its manifest entitles it.

import { readFile } from 'node:fs/promises';
import { readManifest } from './manifest.js';
import { LookerServer } from './server.js';

const EXTENSION = new URL('../', import.meta.url);

/** What README.md tells an admin to replace. */
const PLACEHOLDER = 'https://orchard.example.com';

/**
 * @param {{port: number, functions: () => string, key: () => string}} options functions and key are asked for when they
 *   are needed: the functions must know the address of this host before they start
 */
export async function startLooker({ port, functions, key }) {
  const source = await readFile(new URL('manifest.lkml', EXTENSION), 'utf8');
  const server = new LookerServer({
    application: () => readManifest(source.replaceAll(PLACEHOLDER, functions())),
    bundle: new URL('dist/looker/bundle.js', EXTENSION),
    functions,
    key,
    keyDomains: () => [`${functions()}/*`],
  });
  const url = await server.listen(port);
  return { url, stop: () => server.close() };
}
