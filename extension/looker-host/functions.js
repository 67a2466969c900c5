// @ts-check
// Orchard's functions on this machine, started by ./orchard serve and stopped by us.

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = new URL('../../', import.meta.url);

/** @typedef {{url: string, stop: () => Promise<void>}} RunningFunctions */

const START_MILLISECONDS = 15 * 60_000;

/** @param {string[]} argumentsOf @param {Record<string, string>} environment */
function launch(argumentsOf, environment) {
  return spawn(fileURLToPath(new URL('orchard', ROOT)), argumentsOf, {
    cwd: fileURLToPath(ROOT),
    env: { ...process.env, JAVA_OPTIONS: '-Xmx512m', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** @param {import('node:child_process').ChildProcess} child @returns {() => string} the last lines that it said */
function tailOf(child) {
  /** @type {string[]} */
  const lines = [];
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > 30) lines.shift();
    });
  }
  return () => lines.join('\n');
}

/**
 * Runs a command of ./orchard to its end.
 * @param {string[]} argumentsOf
 * @param {Record<string, string>} environment
 * @returns {Promise<string>} what it printed
 */
export async function runOrchard(argumentsOf, environment = {}) {
  const child = launch(argumentsOf, environment);
  const tail = tailOf(child);
  /** @type {string[]} */
  const output = [];
  child.stdout.on('data', (part) => output.push(String(part)));
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`orchard ${argumentsOf.join(' ')} ended with ${String(code)}:\n${tail()}`);
  return output.join('');
}

/**
 * Serves until stopped, on any free port.
 * @param {string[]} argumentsOf serve or demo, and its options
 * @param {Record<string, string>} environment
 * @param {string} [log] a file for what they log
 * @returns {Promise<RunningFunctions>}
 */
export async function startFunctions(argumentsOf, environment = {}, log) {
  const child = launch([...argumentsOf, '--port', '0', '--json'], environment);
  const tail = tailOf(child);
  if (log !== undefined) child.stderr.pipe(createWriteStream(log));
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const timer = setTimeout(() => child.kill('SIGTERM'), START_MILLISECONDS);
  /** @type {string[]} */
  const output = [];
  const started = new Promise((resolve) => {
    child.stdout.on('data', (part) => {
      output.push(String(part));
      try {
        resolve(JSON.parse(output.join('')));
      } catch {
        // The document is not complete yet.
      }
    });
  });
  const first = await Promise.race([started, ended.then(() => undefined)]);
  clearTimeout(timer);
  if (first === undefined) throw new Error(`orchard ${argumentsOf.join(' ')} ended:\n${tail()}`);
  return { url: first.url, stop };
}

/** @typedef {{key: string, environment: Record<string, string>}} Access */

/**
 * A key for Looker's server as ./orchard token makes one, and what functions must know to take it.
 * @param {string[]} origins of the pages that may call
 * @returns {Access}
 */
export function newAccess(origins) {
  const key = `orchard_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(key).digest('hex');
  return {
    key,
    environment: {
      ORCHARD_TOKENS: `looker ${hash} session,predict,read,train,release *`,
      ORCHARD_SESSION_KEYS: `looker-host ${randomBytes(32).toString('base64')}`,
      ORCHARD_ALLOWED_ORIGINS: origins.join(','),
    },
  };
}
