// @vitest-environment node
import { expect, it } from 'vitest';
import { requireCoreMethod, requireExternalUrl, requireSwitch, scopedName, urlMatches, userAttributeName, type Application } from './application.js';
import { substituteSecrets } from './secrets.js';

const application: Application = {
  id: 'orchard::my-app',
  label: 'Orchard',
  file: 'bundle.js',
  mountPoints: ['standalone'],
  switches: ['local_storage'],
  coreApiMethods: ['me'],
  externalApiUrls: ['https://orchard.example.com/*'],
  globalUserAttributes: ['locale'],
  scopedUserAttributes: ['key'],
  newWindowExternalUrls: [],
};

it('lets through what is entitled and nothing else', () => {
  requireSwitch(application, 'local_storage');
  requireCoreMethod(application, 'me');
  requireExternalUrl(application, 'https://orchard.example.com/predict');
  expect(() => { requireSwitch(application, 'use_clipboard'); }).toThrow('use_clipboard');
  expect(() => { requireCoreMethod(application, 'all_users'); }).toThrow('all_users');
  expect(() => { requireExternalUrl(application, 'https://elsewhere.example.com/'); }).toThrow('https://elsewhere.example.com');
  expect(() => userAttributeName(application, 'email')).toThrow('email');
});

it('puts project and application before a scoped attribute', () => {
  expect(userAttributeName(application, 'key')).toBe('orchard_my_app_key');
  expect(userAttributeName(application, 'locale')).toBe('locale');
});

it.each([
  ['https://a.example.com/*', 'https://a.example.com/x/y?z=1', true],
  ['https://a.example.com', 'https://a.example.com/x', true],
  ['https://a.example.com/x', 'https://a.example.com/y', false],
  ['https://*.example.com/*', 'https://a.example.com/x', true],
  ['https://a.example.com/*', 'https://a.example.com.evil.org/x', false],
  ['https://a.example.com/*', 'http://a.example.com/x', false],
  ['https://a.example.com/*', 'https://a-example.com/x', false],
])('%s matches %s: %s', (pattern, url, expected) => {
  expect(urlMatches(pattern, url)).toBe(expected);
});

const name = scopedName(application, 'key');
const attributes = new Map([[name, { value: 's3cret', domains: ['https://orchard.example.com/*'] }]]);

it('puts a secret into address, headers and body', () => {
  const tag = `{{${name}}}`;
  expect(substituteSecrets({ resource: `https://orchard.example.com/session?k=${tag}`, init: { method: 'POST', headers: { Authorization: `Bearer ${tag}` }, body: `{"k":"${tag}"}` } }, attributes)).toEqual({
    resource: 'https://orchard.example.com/session?k=s3cret',
    init: { method: 'POST', headers: { Authorization: 'Bearer s3cret' }, body: '{"k":"s3cret"}' },
  });
});

it('sends no secret to an address that is not on its list, and does not name it', () => {
  const send = () => substituteSecrets({ resource: 'https://evil.example.com/', init: { body: `{{${name}}}` } }, attributes);
  expect(send).toThrow('https://evil.example.com');
  expect(send).not.toThrow('s3cret');
});

it('leaves an unknown tag as it is', () => {
  expect(substituteSecrets({ resource: 'https://evil.example.com/{{other}}' }, attributes).resource).toBe('https://evil.example.com/{{other}}');
});
