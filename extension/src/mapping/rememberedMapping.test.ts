import { describe, expect, it } from 'vitest';
import { mappingKey, readMapping, recallMapping, rememberMapping } from './rememberedMapping';

function memory() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => Promise.resolve(kept.get(key)),
    set: (key: string, value: string) => {
      kept.set(key, value);
      return Promise.resolve();
    },
    remove: (key: string) => {
      kept.delete(key);
      return Promise.resolve();
    },
  };
}

describe('a remembered mapping', () => {
  it('comes back for the same model and source only', async () => {
    const store = memory();
    const mapping = { age: { kind: 'column' as const, column: 'leads.age' }, job: { kind: 'nothing' as const } };
    await rememberMapping(store, mappingKey('lead-conversion', 'bank::leads'), mapping);
    const columns = new Set(['leads.age']);
    expect(await recallMapping(store, mappingKey('lead-conversion', 'bank::leads'), columns)).toEqual(mapping);
    expect(await recallMapping(store, mappingKey('diamond-price', 'bank::leads'), columns)).toEqual({});
  });

  it('forgets columns that are gone', () => {
    const text = '{"age":{"kind":"column","column":"leads.gone"},"job":{"kind":"value","value":"x"}}';
    expect(readMapping(text, new Set())).toEqual({ job: { kind: 'value', value: 'x' } });
  });

  it('is empty where the store holds something else, or fails', async () => {
    for (const text of ['', 'null', '[1]', '{"a":1,"b":{"kind":"column"},"c":null}', '{']) {
      expect(readMapping(text, new Set(['undefined']))).toEqual({});
    }
    const broken = { ...memory(), get: () => Promise.reject(new Error('forbidden')), set: () => Promise.reject(new Error('full')) };
    expect(await recallMapping(broken, 'key', new Set())).toEqual({});
    await expect(rememberMapping(broken, 'key', {})).resolves.toBeUndefined();
  });
});
