// @ts-check
// Answers of Looker's API out of recordings/ (see README.md there).

import { readFile, readdir } from 'node:fs/promises';

/** @typedef {{name: string, label?: string, [key: string]: unknown}} RecordedField */
/** @typedef {{fields: string[], rows: unknown[][]}} RecordedRows */
/** @typedef {{model: string, view: string, fields?: string[], filters?: Record<string, string>, sorts?: string[], limit?: string | number}} Query */

const DEFAULT_LIMIT = 500;

/** @param {URL} file */
async function json(file) {
  return /** @type {unknown} */ (JSON.parse(await readFile(file, 'utf8')));
}

export class Recordings {
  /** @param {URL} folder ends with a slash */
  constructor(folder) {
    this.folder = folder;
  }

  /** all_lookml_models */
  models() {
    return json(new URL('lookml_models.json', this.folder));
  }

  /** lookml_model_explore @param {string} model @param {string} explore */
  async explore(model, explore) {
    return /** @type {any} */ (await this.#named('explores', model, explore));
  }

  /** Every explore there is, as `model--explore`. */
  async explores() {
    return (await readdir(new URL('explores/', this.folder))).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  }

  /** run_inline_query with result format json @param {Query} query @returns {Promise<Record<string, unknown>[]>} */
  async rows(query) {
    const recorded = /** @type {RecordedRows | undefined} */ (await this.#named('rows', query.model, query.view));
    if (recorded === undefined) return [{ looker_error: `View Not Found: ${query.view} is not recorded` }];
    const fields = query.fields ?? recorded.fields;
    const unknown = fields.filter((field) => !recorded.fields.includes(field));
    if (unknown.length > 0) return [{ looker_error: `Unknown or inaccessible field "${String(unknown[0])}" referenced by query.` }];
    const filters = Object.entries(query.filters ?? {}).map(([field, expression]) => ({ index: recorded.fields.indexOf(field), expression }));
    const limit = Number(query.limit ?? DEFAULT_LIMIT);
    const kept = recorded.rows.filter((row) => filters.every(({ index, expression }) => passes(row[index], expression)));
    return sorted(kept, recorded.fields, query.sorts ?? [])
      .slice(0, limit < 0 ? kept.length : limit)
      .map((row) => Object.fromEntries(fields.map((field) => [field, row[recorded.fields.indexOf(field)]])));
  }

  /** What a dashboard pushes to a visualization that runs this query @param {Query} query */
  async visualization(query) {
    const fields = (await this.explore(query.model, query.view))?.fields;
    const rows = await this.rows(query);
    const data = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, { value, rendered: String(value), links: [] }])));
    const shown = new Set(Object.keys(rows[0] ?? {}));
    /** @param {RecordedField[] | undefined} of */
    const kept = (of) => (of ?? []).filter((field) => shown.has(field.name));
    const dimensions = kept(fields?.dimensions);
    const measures = kept(fields?.measures);
    const queryResponse = {
      data,
      fields: { dimensions, measures, dimension_like: dimensions, measure_like: measures, table_calculations: [], pivots: [] },
      pivots: [],
    };
    return { visConfig: { query_fields: queryResponse.fields }, queryResponse };
  }

  /** @param {string} kind @param {string} model @param {string} explore */
  async #named(kind, model, explore) {
    if (!/^[\w-]+$/.test(model) || !/^[\w-]+$/.test(explore)) return undefined;
    try {
      return await json(new URL(`${kind}/${model}--${explore}.json`, this.folder));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Looker's filter expressions, as far as a test needs them: values separated by commas, and comparisons. @param {unknown} value @param {string} expression */
function passes(value, expression) {
  if (expression === '') return true;
  const comparison = /^(>=|<=|>|<)\s*(-?[\d.]+)$/.exec(expression.trim());
  if (comparison === null) return expression.split(',').some((one) => one.trim() === String(value));
  const [number, bound] = [Number(value), Number(comparison[2])];
  switch (comparison[1]) {
    case '>=':
      return number >= bound;
    case '<=':
      return number <= bound;
    case '>':
      return number > bound;
    default:
      return number < bound;
  }
}

/** @param {unknown[][]} rows @param {string[]} fields @param {string[]} sorts `field` or `field desc` */
function sorted(rows, fields, sorts) {
  const [first] = sorts;
  if (first === undefined) return rows;
  const [field = '', direction] = first.split(' ');
  const index = fields.indexOf(field);
  const sign = direction === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a[index], b[index]));
}

/** @param {unknown} a @param {unknown} b */
function compare(a, b) {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b));
}
