import { readFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const contract = new URL('../../functions/openapi.yaml', import.meta.url);
const methods = ['get', 'post', 'put', 'patch', 'delete'];
const banner = '// Generated from functions/openapi.yaml by `npm run generate`; do not edit.\n';

/** The generated files by their path below extension/: what `npm run generate` writes and a test holds them to. */
export async function generate() {
  const text = await readFile(contract, 'utf8');
  const document = parse(text, { maxAliasCount: -1 });
  return {
    'src/api/routes.ts': banner + routes(document),
    'src/api/schema.d.ts': banner + astToString(await openapiTS(withoutNot(document))),
  };
}

/** TypeScript has no `not`: what is there only unless something is not becomes optional. */
function withoutNot(document) {
  const { schemas } = document.components;
  for (const schema of Object.values(schemas)) {
    if (schema.anyOf?.some((choice) => choice.not)) {
      for (const { $ref } of schema.anyOf.filter((choice) => choice.$ref)) {
        schema.properties = { ...schema.properties, ...schemas[$ref.split('/').at(-1)].properties };
      }
      delete schema.anyOf;
    }
  }
  return document;
}

function routes(document) {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => [`${method.toUpperCase()} ${path}`, item[method]['x-function'], item[method].operationId]),
  );
  const nameless = entries.filter(([, name]) => !name).map(([operation]) => operation);
  if (nameless.length > 0) {
    throw new Error(`functions/openapi.yaml names no x-function for ${nameless.join(', ')}`);
  }
  const names = [...new Set(entries.map(([, name]) => name))].sort();
  return [
    `export const functionNames = [${names.map((name) => `'${name}'`).join(', ')}] as const;`,
    '',
    'export type FunctionName = (typeof functionNames)[number];',
    '',
    '/** The function that answers each operation. */',
    'export const functionOfOperation: Readonly<Record<string, FunctionName>> = {',
    ...entries.map(([operation, name]) => `  '${operation}': '${name}',`),
    '};',
    '',
  ].join('\n');
}
