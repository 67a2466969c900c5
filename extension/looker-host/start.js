// @ts-check
// npm run looker-host: the extension as in Looker, with Orchard's demo behind it.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { newAccess, startFunctions } from './functions.js';
import { startLooker } from './startLooker.js';

const HELP = `Shows the built extension in a host that speaks Looker's protocol.

  npm run looker-host -- [--port 9999]
  npm run looker-host -- --functions https://… --key TOKEN   functions that run elsewhere

Without --functions it trains the demo's models, if need be, and serves them. The page's address takes
mount=dashboard_tile|dashboard_vis, route=/models, rendering, delay=MILLISECONDS, without=ATTRIBUTE,…
unentitled=ENTITLEMENT,… and fault=offline|unavailable|error|html|expired|stale.`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9999' },
    functions: { type: 'string' },
    key: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
if (!existsSync(new URL('../dist/looker/bundle.js', import.meta.url))) {
  console.error('There is no dist/looker/bundle.js yet: npm run build');
  process.exit(1);
}

let functions = values.functions ?? '';
let key = values.key ?? '';
const looker = await startLooker({ port: Number(values.port), functions: () => functions, key: () => key });
/** @type {import('./functions.js').RunningFunctions | undefined} */
let ours;
if (functions === '') {
  const access = newAccess([looker.url]);
  console.log('starting ./orchard demo …');
  ours = await startFunctions(['demo'], access.environment);
  functions = ours.url;
  key = access.key;
}
console.log(`functions    ${functions}`);
console.log(`Looker host  ${looker.url}   (Ctrl-C stops)`);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void Promise.all([ours?.stop(), looker.stop()]).then(() => process.exit(0));
  });
}
