import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ROOT, runOrchard } from '../../looker-host/functions.js';

const target = new URL('../../target/e2e/', import.meta.url);
/** Named after what was trained, so that nothing older is taken for it. */
const kept = new URL('trained-2/', target);

/** The examples' models, small: enough to look like models, quick to train. */
const specs = ['diamond-price', 'lead-conversion'];

/** A fresh copy of a store with two models, one of them with two versions whose features differ. What was trained is kept for the next time. */
export async function freshStore(): Promise<{ store: string; specs: string }> {
  const work = new URL('work/', target);
  await rm(work, { recursive: true, force: true });
  if (!existsSync(kept)) {
    await train(work);
    await rename(work, kept);
  }
  await cp(kept, work, { recursive: true });
  return { store: fileURLToPath(new URL('store', work)), specs: fileURLToPath(work) };
}

async function train(work: URL): Promise<void> {
  await mkdir(work, { recursive: true });
  // No link: a spec reads in its own folder only.
  await cp(new URL('examples/data', ROOT), new URL('data', work), { recursive: true });
  const store = fileURLToPath(new URL('store', work));
  for (const name of specs) {
    const spec = await readFile(new URL(`examples/${name}.yaml`, ROOT), 'utf8');
    const small = spec.replace('trees: 200, max_depth: 16', 'trees: 30, max_depth: 9');
    const file = new URL(`${name}.yaml`, work);
    await writeFile(file, small);
    await runOrchard(['train', fileURLToPath(file), '--store', store]);
  }
  const another = new URL('lead-conversion-2.yaml', work);
  await writeFile(another, (await readFile(new URL('lead-conversion.yaml', work), 'utf8')).replace('seed: 1', 'seed: 2').replace('trees: 30', 'trees: 10').replace(/ +- \{name: campaign,.*\n/, ''));
  await runOrchard(['train', fileURLToPath(another), '--store', store]).catch(() => undefined); // the gate may be lost: a version all the same
  await rm(another);
}
