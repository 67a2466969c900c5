import type { Cell, Table } from '../records/Table';
import type { Feature } from './Feature';
import { featureValue } from './featureValue';
import type { FeatureSource, Mapping } from './Mapping';

/** The features of one row by name, as batch_predict takes them; a feature without a source is left out. */
export type FeatureValues = Readonly<Record<string, Cell>>;

/** A function that gives the features of a row of the table, by its place. */
export function recordsOf(
  features: readonly Feature[],
  mapping: Mapping,
  table: Table,
): (row: number) => FeatureValues {
  const places = new Map(table.columns.map((column, index) => [column.id, index]));
  const readers = features.flatMap((feature) => {
    const source = Object.hasOwn(mapping, feature.name) ? mapping[feature.name] : undefined;
    if (source?.kind === 'value') {
      const value = featureValue(feature, source.value);
      return [{ name: feature.name, read: () => value }];
    }
    const place = source?.kind === 'column' ? places.get(source.column) : undefined;
    return place === undefined
      ? []
      : [
          {
            name: feature.name,
            read: (cells: readonly Cell[]) => featureValue(feature, cells[place] ?? null),
          },
        ];
  });
  return (row) => {
    const cells = table.rows[row] ?? [];
    return Object.fromEntries(readers.map(({ name, read }) => [name, read(cells)]));
  };
}

/** The features that must have a value and have no source. */
export function unmapped(features: readonly Feature[], mapping: Mapping): readonly Feature[] {
  return features.filter((feature) => {
    const source = Object.hasOwn(mapping, feature.name) ? mapping[feature.name] : undefined;
    return feature.missing === 'refuse' && !gives(source);
  });
}

/** Whether a source gives values at all; a text not yet typed does not. */
export function gives(source: FeatureSource | undefined): boolean {
  return source?.kind === 'column' || (source?.kind === 'value' && source.value.trim() !== '');
}
