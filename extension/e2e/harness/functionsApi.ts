import { inject } from 'vitest';

/** Asks the functions themselves, past the pages: what is true, whatever was shown. */
export async function ask(path: string): Promise<Record<string, unknown>> {
  const answer = await fetch(inject('standalone') + path);
  if (!answer.ok) {
    throw new Error(`${path} answers with ${String(answer.status)}`);
  }
  return (await answer.json()) as Record<string, unknown>;
}

export interface Move {
  readonly action: string;
  readonly to?: string;
  readonly reason: string;
  readonly who: string;
}

export interface Moved {
  readonly champion: string;
  /** Newest first. */
  readonly history: readonly Move[];
}

export async function modelOf(name: string): Promise<Moved> {
  const { champion, history } = await ask(`/models/${name}`);
  return { champion: champion as string, history: history as Move[] };
}

/** Newest first. */
export async function versionsOf(name: string): Promise<string[]> {
  const { versions } = await ask(`/models/${name}/versions`);
  return (versions as { version: string }[]).map(({ version }) => version);
}
