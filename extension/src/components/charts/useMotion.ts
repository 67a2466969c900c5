import { useBackend } from '../../backend/BackendContext';
import { useMedia } from '../../theme/useMedia';

/** Whether charts may move: not for readers who asked for less, and not while a picture is taken. */
export function useMotion(): boolean {
  const { rendering } = useBackend();
  const reduced = useMedia('(prefers-reduced-motion: reduce)');
  return !rendering && !reduced;
}
