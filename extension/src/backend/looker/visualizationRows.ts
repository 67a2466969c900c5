import type { Cell, ExploreField, Rows } from '../Backend';
import { cellOf, fieldsOf, listOf, recordOf, textOf, unknownField } from './fields';

/** Rows as a dashboard hands them to a visualization: `{"view.field": {value, rendered, links}}`, measures by pivot if there are any. */
export function visualizationRows(queryResponse: unknown): Rows {
  const response = recordOf(queryResponse);
  const known = fieldsOf(response['fields']);
  const pivots = listOf(response['pivots']).flatMap((pivot) => textOf(recordOf(pivot)['key']) ?? []);
  const rows = listOf(response['data']).map((row) => flat(recordOf(row), pivots));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { fields: names.map((name) => fieldNamed(name, known)), rows };
}

const separator = ' | ';

function flat(row: Readonly<Record<string, unknown>>, pivots: readonly string[]): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [name, one] of Object.entries(row)) {
    const cell = recordOf(one);
    if ('value' in cell) {
      cells[name] = cellOf(cell['value']);
    } else {
      for (const pivot of pivots) {
        cells[name + separator + pivot] = cellOf(recordOf(cell[pivot])['value']);
      }
    }
  }
  return cells;
}

function fieldNamed(name: string, known: readonly ExploreField[]): ExploreField {
  const [field = name, ...pivot] = name.split(separator);
  const found = known.find((one) => one.name === field) ?? unknownField(field);
  return pivot.length === 0 ? found : { ...found, name, label: `${found.label}${separator}${pivot.join(separator)}` };
}
