import type { Cell, ExploreField } from '../Backend';

const kinds = { dimensions: 'dimension', measures: 'measure', table_calculations: 'table_calculation' } as const;

/** The fields of an explore or of a query's answer. Whatever does not look like a field is left out. */
export function fieldsOf(fields: unknown): readonly ExploreField[] {
  return Object.entries(kinds).flatMap(([group, kind]) =>
    listOf(recordOf(fields)[group]).flatMap((one) => {
      const field = recordOf(one);
      const name = textOf(field['name']);
      if (name === undefined || field['hidden'] === true) {
        return [];
      }
      const description = textOf(field['description']);
      return [{ name, label: textOf(field['label']) ?? name, kind, type: textOf(field['type']) ?? 'string', ...(description === undefined ? {} : { description }) }];
    }),
  );
}

/** A field that the rows have and no metadata tells of. */
export function unknownField(name: string): ExploreField {
  return { name, label: name, kind: 'dimension', type: 'string' };
}

export function cellOf(value: unknown): Cell {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : null;
  }
  if (typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : null;
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
