import { createContext, useContext } from 'react';

/** Tells something in passing, such as that a file was saved. */
export type ShowToast = (message: string) => void;

export const ToastContext = createContext<ShowToast>(() => undefined);

export function useToast(): ShowToast {
  return useContext(ToastContext);
}
