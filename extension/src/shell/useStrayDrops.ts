import { useEffect } from 'react';

const events = ['dragover', 'drop'] as const;

/** A file that is dropped beside the place for it would be opened by the browser instead of these pages, and all that was typed be gone. */
export function useStrayDrops(): void {
  useEffect(() => {
    const ignore = (event: Event) => {
      event.preventDefault();
    };
    events.forEach((name) => {
      window.addEventListener(name, ignore);
    });
    return () => {
      events.forEach((name) => {
        window.removeEventListener(name, ignore);
      });
    };
  }, []);
}
