import type { KeyValueStore } from '../backend/Backend';
import type { FeatureSource, Mapping } from './Mapping';

/** More than any model has features; a store that somebody else has written to is not believed beyond it. */
const MOST_FEATURES = 5000;

/** What a mapping was made for: a model of Orchard's, and an explore or the columns of a file. */
export function mappingKey(model: string, source: string): string {
  return `mapping/${model}/${source}`;
}

/** What was remembered, as far as it still makes sense: columns that are gone are forgotten. */
export async function recallMapping(
  store: KeyValueStore,
  key: string,
  columnIds: ReadonlySet<string>,
): Promise<Mapping> {
  const text = await store.get(key).catch(() => undefined);
  return text === undefined ? {} : readMapping(text, columnIds);
}

export async function rememberMapping(
  store: KeyValueStore,
  key: string,
  mapping: Mapping,
): Promise<void> {
  await store.set(key, JSON.stringify(mapping)).catch(() => undefined);
}

/** A mapping from JSON that may be anything: what is no source of a feature is left out. */
export function readMapping(text: string, columnIds: ReadonlySet<string>): Mapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(parsed)
      .slice(0, MOST_FEATURES)
      .flatMap(([feature, value]: [string, unknown]) => {
        const source = readSource(value);
        return source !== undefined && (source.kind !== 'column' || columnIds.has(source.column))
          ? [[feature, source] as const]
          : [];
      }),
  );
}

function readSource(value: unknown): FeatureSource | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return undefined;
  }
  if (value.kind === 'column' && 'column' in value && typeof value.column === 'string') {
    return { kind: 'column', column: value.column };
  }
  if (value.kind === 'value' && 'value' in value && typeof value.value === 'string') {
    return { kind: 'value', value: value.value };
  }
  return value.kind === 'nothing' ? { kind: 'nothing' } : undefined;
}
