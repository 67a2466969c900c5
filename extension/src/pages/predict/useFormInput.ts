import { useCallback, useSyncExternalStore } from 'react';
import type { FormInputs } from './FormInputs';

/** What was typed for one feature, and what is wrong with it. */
export function useFormInput(inputs: FormInputs, name: string): { readonly text: string; readonly mistake: string | undefined } {
  const subscribe = useCallback((listener: () => void) => inputs.subscribe(listener, name), [inputs, name]);
  const text = useSyncExternalStore(subscribe, () => inputs.text(name));
  const mistake = useSyncExternalStore(subscribe, () => inputs.mistake(name));
  return { text, mistake };
}
