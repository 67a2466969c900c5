import { useEffect } from 'react';
import { useBackend } from '../../backend/BackendContext';
import type { KeyValueStore } from '../../backend/Backend';
import type { FormInputs } from './FormInputs';

const quietMilliseconds = 400;

/** Puts back what was typed for the model last time, and remembers what is typed from now on. */
export function useRemembered(model: string, inputs: FormInputs): void {
  const { store } = useBackend();
  useEffect(() => {
    const key = `predict.inputs.${model}`;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      timer = undefined;
      void store.set(key, JSON.stringify(inputs.snapshot()));
    };
    const unsubscribe = inputs.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(save, quietMilliseconds);
    });
    void remembered(store, key).then((texts) => {
      if (!ended && Object.keys(inputs.snapshot()).length === 0) {
        inputs.setAll(texts);
      }
    });
    return () => {
      ended = true;
      unsubscribe();
      if (timer !== undefined) {
        clearTimeout(timer);
        save();
      }
    };
  }, [store, model, inputs]);
}

/** What is stored may be of another release, or broken. */
async function remembered(store: KeyValueStore, key: string): Promise<[string, string][]> {
  try {
    const stored: unknown = JSON.parse((await store.get(key)) ?? '{}');
    return typeof stored === 'object' && stored !== null ? Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : [];
  } catch {
    return [];
  }
}
