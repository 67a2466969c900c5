// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { addressAttribute, keyAttribute } from '../src/backend/looker/attributes';
import { coreApiMethods } from '../src/backend/looker/CoreApi';
import { parseLookml } from './lookml.js';
import { readManifest } from './manifest.js';

const source = readFileSync(new URL('../manifest.lkml', import.meta.url), 'utf8');
const code = sourcesBelow(new URL('../src/', import.meta.url)).join('\n');

function sourcesBelow(folder: URL): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) {
      return sourcesBelow(new URL(`${entry.name}/`, folder));
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.|Fake/.test(entry.name) ? [readFileSync(new URL(entry.name, folder), 'utf8')] : [];
  });
}

/** What each entitlement is for, in the words of the code that needs it. */
const needs: Readonly<Record<string, RegExp>> = {
  local_storage: /\.localStorage(Get|Set|Remove)Item\(/,
  navigation: /\.updateLocation\(/,
  new_window: /\.openBrowserWindow\(|window\.open\(|target="_blank"/,
  use_form_submit: /<form|<Form\b|onSubmit=|styled\.form/,
  use_embeds: /LookerEmbedSDK/,
  use_downloads: /saveFile\(|\.download = /,
  use_iframes: /<iframe/,
  use_clipboard: /\.clipboardWrite\(/,
};

it('entitles to what the code does, and to nothing else', () => {
  const needed = Object.keys(needs).filter((name) => needs[name]?.test(code));
  expect([...readManifest(source).switches].sort()).toEqual(needed.sort());
});

it('entitles to the API methods that the code calls', () => {
  const { coreApiMethods: entitled } = readManifest(source);
  expect(entitled).toEqual([...coreApiMethods]);
  const called = [...code.matchAll(/this\.call\('/g)];
  expect(called).toHaveLength(coreApiMethods.length);
  expect(code.match(/invokeCoreSdk\(/g)).toHaveLength(1);
});

it('entitles to the user attributes that the code reads', () => {
  expect(readManifest(source).scopedUserAttributes).toEqual([addressAttribute, keyAttribute]);
  expect(readManifest(source).globalUserAttributes).toEqual([]);
});

it('can be put on a dashboard', () => {
  const { id, mountPoints } = readManifest(source);
  expect(id).toBe('orchard::predictions');
  expect(mountPoints).toEqual(['dashboard_vis', 'dashboard_tile', 'standalone']);
});

it.each([
  ['an entitlement that Looker does not know', 'project_name: "p" application: a { file: "b.js" entitlements: { use_magic: yes } }', 'Looker knows no use_magic'],
  ['neither yes nor no', 'project_name: "p" application: a { file: "b.js" entitlements: { local_storage: true } }', 'local_storage must be yes or no'],
  ['both url and file', 'project_name: "p" application: a { file: "b.js" url: "u" }', 'either url or file'],
  ['no project', 'application: a { file: "b.js" }', 'project_name'],
  ['a list of words', 'project_name: "p" application: a { file: "b.js" entitlements: { core_api_methods: "me" } }', 'core_api_methods must be a list'],
])('refuses %s', (_what, manifest, message) => {
  expect(() => readManifest(manifest)).toThrow(message);
});

it.each([
  ['a: {', 1],
  ['a: "b', 1],
  ['a: b\nc', 2],
  ['a: [1 2]', 1],
  ['a:\n\n}', 3],
  ['"a": b', 1],
])('names the line of the mistake in %j', (text, line) => {
  expect(() => parseLookml(text)).toThrow(`line ${String(line)}:`);
});

it('reads comments, nested blocks, lists and repeated keys', () => {
  const file = parseLookml('# first\nexplore: leads { label: "a # b" joins: ["x", "y",] } # last\nexplore: other {}');
  expect(file.members.get('explore')).toEqual([
    { name: 'leads', members: new Map([['label', ['a # b']], ['joins', [['x', 'y']]]]) },
    { name: 'other', members: new Map() },
  ]);
});

it.each(['leads', 'diamonds'])('the project to begin with has the fields of the recorded explore %s', (explore) => {
  const view = readFileSync(new URL(`../lookml/views/${explore}.view.lkml`, import.meta.url), 'utf8');
  const recorded = JSON.parse(readFileSync(new URL(`recordings/explores/orchard_examples--${explore}.json`, import.meta.url), 'utf8')) as { fields: { dimensions: { name: string }[] } };
  const names = [...view.matchAll(/dimension: (\w+) \{/g)].map(([, name]) => `${explore}.${String(name)}`);
  expect(names).toEqual(recorded.fields.dimensions.map(({ name }) => name));
});
