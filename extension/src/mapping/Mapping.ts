/** What a feature's value is taken from: a column of the table, one value for all rows, or nothing (a missing value). */
export type FeatureSource =
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'nothing' };

/** By the names of features. A feature that is not in it has no source yet. */
export type Mapping = Readonly<Record<string, FeatureSource>>;

export const NOTHING: FeatureSource = { kind: 'nothing' };
