// @ts-check
// Writes the recordings of the two examples out of examples/data (rows spread over the file): node looker-host/recordings/record.js

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';

const ROWS = 240;
const MODEL = 'orchard_examples';
const HERE = new URL('./', import.meta.url);
const EXAMPLES = new URL('../../../examples/', HERE);

const SOURCES = [
  { explore: 'leads', label: 'Leads', spec: 'lead-conversion.yaml', data: 'bank-full.csv', delimiter: ';', first: 43001 },
  { explore: 'diamonds', label: 'Diamonds', spec: 'diamond-price.yaml', data: 'diamonds.csv', delimiter: ',', first: 1 },
];

/** @param {string} explore @param {any} feature */
function field(explore, feature) {
  const isNumber = feature.type === 'number';
  return {
    name: `${explore}.${feature.name}`,
    label: `${explore[0]?.toUpperCase()}${explore.slice(1)} ${String(feature.name)}`,
    label_short: feature.name,
    type: isNumber ? 'number' : 'string',
    category: 'dimension',
    is_numeric: isNumber,
    hidden: false,
    view: explore,
    view_label: explore,
    description: feature.description ?? null,
  };
}

for (const { explore, label, spec, data, delimiter, first } of SOURCES) {
  const { features, label: target } = parse(await readFile(new URL(spec, EXAMPLES), 'utf8'));
  const [header = '', ...lines] = (await readFile(new URL(`data/${data}`, EXAMPLES), 'utf8')).trim().split('\n');
  const columns = header.split(delimiter).map(unquoted);
  const recorded = [...features, { type: features.length > 5 ? 'category' : 'number', ...target }];
  const step = Math.max(1, Math.floor((lines.length - first) / ROWS));
  const rows = Array.from({ length: ROWS }, (_, index) => (lines[first + index * step] ?? '').split(delimiter).map(unquoted));
  const dimensions = recorded.map((feature) => field(explore, feature));
  const count = { ...field(explore, { name: 'count', type: 'number' }), category: 'measure' };
  await mkdir(new URL('explores/', HERE), { recursive: true });
  await mkdir(new URL('rows/', HERE), { recursive: true });
  await writeFile(
    new URL(`explores/${MODEL}--${explore}.json`, HERE),
    `${JSON.stringify({ id: `${MODEL}::${explore}`, name: explore, label, model_name: MODEL, hidden: false, fields: { dimensions, measures: [count], filters: [], parameters: [] } }, null, 1)}\n`,
  );
  const cells = rows.map((row) => recorded.map(({ name, type }) => (type === 'number' ? Number(row[columns.indexOf(name)]) : row[columns.indexOf(name)])));
  const names = recorded.map(({ name }) => `${explore}.${String(name)}`);
  await writeFile(
    new URL(`rows/${MODEL}--${explore}.json`, HERE),
    `{"fields": ${JSON.stringify(names)}, "rows": [\n${cells.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`,
  );
}

const ODD = [
  ['no_fields', 'No fields'],
  ['quick_queries', 'Quick queries'],
  ['measures_only', 'Measures only'],
  ['odd_cells', 'Odd cells'],
  ['wide', '500 columns'],
  ['broken_sql', 'Broken SQL'],
].map(([name, label]) => ({ name, label, description: null, hidden: false, group_label: null }));
const explores = SOURCES.map(({ explore, label }) => ({ name: explore, label, description: null, hidden: false, group_label: 'Orchard' }));
await writeFile(
  new URL('lookml_models.json', HERE),
  `${JSON.stringify([{ name: MODEL, label: 'Orchard examples', project_name: 'orchard', has_content: true, explores }, { name: 'odd_explores', label: 'Odd explores', project_name: 'orchard', has_content: true, explores: ODD }], null, 1)}\n`,
);

/** @param {string} text */
function unquoted(text) {
  return text.replace(/^"|"$/g, '');
}
