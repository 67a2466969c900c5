import type { Schemas } from '../../api/client';
import { improvement, metricsOf } from '../../statistics/metric';

type Manifest = Schemas['Manifest'];
type Feature = Manifest['features'][number];

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

export interface MetricDifference {
  readonly metric: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
  readonly leftBounds: Bounds | undefined;
  readonly rightBounds: Bounds | undefined;
  /** Overlapping bounds say that the rows held out cannot tell the two apart. */
  readonly better: 'left' | 'right' | 'undecided' | 'unknown';
}

export interface ImportanceDifference {
  readonly feature: string;
  readonly left: number | undefined;
  readonly right: number | undefined;
}

export interface SchemaChange {
  readonly feature: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** What differs, such as `max: 100 → 120`. */
  readonly details: readonly string[];
}

export interface ParameterDifference {
  readonly name: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** What differs between two versions of a model. */
export interface VersionComparison {
  readonly metrics: readonly MetricDifference[];
  readonly importances: readonly ImportanceDifference[];
  readonly schema: readonly SchemaChange[];
  readonly parameters: readonly ParameterDifference[];
  /** Whether both were measured on rows of the same data. */
  readonly sameData: boolean;
}

export function compareVersions(left: Manifest, right: Manifest): VersionComparison {
  return {
    metrics: metricsOf([left.metrics, right.metrics]).map((metric) => metricDifference(metric, left, right)),
    importances: importanceDifferences(left, right),
    schema: schemaChanges(left.features, right.features),
    parameters: parameterDifferences(left.lineage.parameters, right.lineage.parameters),
    sameData: left.lineage.data_fingerprint === right.lineage.data_fingerprint,
  };
}

function metricDifference(metric: string, left: Manifest, right: Manifest): MetricDifference {
  const from = left.metrics[metric] ?? undefined;
  const to = right.metrics[metric] ?? undefined;
  const leftBounds = left.evaluation?.bounds[metric];
  const rightBounds = right.evaluation?.bounds[metric];
  return { metric, left: from, right: to, leftBounds, rightBounds, better: better(metric, from, to, leftBounds, rightBounds) };
}

function better(metric: string, left: number | undefined, right: number | undefined, leftBounds: Bounds | undefined, rightBounds: Bounds | undefined): MetricDifference['better'] {
  if (left === undefined || right === undefined) {
    return 'unknown';
  }
  const gain = improvement(metric, left, right);
  const overlap = leftBounds !== undefined && rightBounds !== undefined && leftBounds.lower <= rightBounds.upper && rightBounds.lower <= leftBounds.upper;
  if (gain === 0 || overlap) {
    return 'undecided';
  }
  return gain > 0 ? 'right' : 'left';
}

function importanceDifferences(left: Manifest, right: Manifest): ImportanceDifference[] {
  const lefts = new Map(left.importances.map(({ feature, importance }) => [feature, importance]));
  const rights = new Map(right.importances.map(({ feature, importance }) => [feature, importance]));
  return [...new Set([...lefts.keys(), ...rights.keys()])]
    .map((feature) => ({ feature, left: lefts.get(feature), right: rights.get(feature) }))
    .sort((one, other) => Math.max(other.left ?? 0, other.right ?? 0) - Math.max(one.left ?? 0, one.right ?? 0));
}

function schemaChanges(left: readonly Feature[], right: readonly Feature[]): SchemaChange[] {
  const before = new Map(left.map((feature, place) => [feature.name, { feature, place }]));
  const after = new Set(right.map(({ name }) => name));
  const removed = left.filter(({ name }) => !after.has(name)).map(({ name }): SchemaChange => ({ feature: name, change: 'removed', details: [] }));
  const others = right.flatMap((feature, place): SchemaChange[] => {
    const was = before.get(feature.name);
    if (was === undefined) {
      return [{ feature: feature.name, change: 'added', details: [] }];
    }
    const details = featureDetails(was.feature, feature);
    if (details.length > 0) {
      return [{ feature: feature.name, change: 'changed', details }];
    }
    // Positional requests read another feature there.
    return was.place === place ? [] : [{ feature: feature.name, change: 'moved', details: [`position: ${String(was.place + 1)} → ${String(place + 1)}`] }];
  });
  return [...removed, ...others];
}

function featureDetails(left: Feature, right: Feature): string[] {
  const keys = ['type', 'unit', 'min', 'max', 'missing', 'default', 'values'] as const;
  return keys.flatMap((key) => {
    const from = said(left[key]);
    const to = said(right[key]);
    return from === to ? [] : [`${key}: ${from} → ${to}`];
  });
}

function said(value: unknown): string {
  if (value === undefined || value === null) {
    return '–';
  }
  return Array.isArray(value) ? value.join(', ') : String(value as string | number | boolean);
}

function parameterDifferences(left: Readonly<Record<string, string>>, right: Readonly<Record<string, string>>): ParameterDifference[] {
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .sort()
    .map((name) => ({ name, left: left[name], right: right[name] }))
    .filter((parameter) => parameter.left !== parameter.right);
}
