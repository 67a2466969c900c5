import { type ApiProblem, isAbort, problemOf } from '../api/problems';
import type { Outcome } from './Outcome';
import { isRefused } from './Outcome';

/** Scores the rows from `from` up to but without `to`. */
export type ScoreRows = (from: number, to: number, signal: AbortSignal) => Promise<Answered>;

export interface Answered {
  /** For each row, in order. */
  readonly outcomes: readonly Outcome[];
  /** Storage fails: a newer version may exist. */
  readonly stale: boolean;
}

export interface ScoringPlan {
  readonly rows: number;
  readonly rowsAChunk: number;
  /** How many chunks are on their way at once. */
  readonly parallel: number;
}

export interface ScoringState {
  readonly phase: 'running' | 'cancelled' | 'done' | 'incomplete';
  readonly rows: number;
  /** Rows answered, with a prediction or an error. */
  readonly answered: number;
  /** Rows whose record did not fit. */
  readonly refused: number;
  /** Rows of chunks that got no answer. */
  readonly failed: number;
  /** Why the last of those chunks got none. */
  readonly problem: ApiProblem | undefined;
  /** Storage failed while rows were scored. */
  readonly stale: boolean;
  /** By row; undefined while a row has no answer. */
  readonly outcomes: readonly (Outcome | undefined)[];
}

type Chunk = 'waiting' | 'running' | 'done' | 'failed';

/** After so many chunks in a row without an answer the others are not tried. */
const FAILURES_IN_A_ROW = 3;

/**
 * Scores rows in chunks, a few at a time, keeping their order. A chunk without an answer spoils no other and can be tried
 * again alone; a problem that no repetition cures (a token, an unknown model) ends the whole at once.
 */
export class ChunkedScoring {
  private readonly chunks: Chunk[];
  private readonly outcomes: (Outcome | undefined)[];
  private readonly listeners = new Set<() => void>();
  private abort: AbortController | undefined;
  private problem: ApiProblem | undefined;
  private failuresInARow = 0;
  private stale = false;
  private published: ScoringState;

  constructor(
    private readonly plan: ScoringPlan,
    private readonly score: ScoreRows,
  ) {
    this.chunks = new Array<Chunk>(Math.ceil(plan.rows / plan.rowsAChunk)).fill('waiting');
    this.outcomes = new Array<Outcome | undefined>(plan.rows).fill(undefined);
    this.published = this.snapshot();
  }

  /** Scores what has no answer yet: everything the first time, later what failed or was cancelled. */
  async run(): Promise<void> {
    if (this.abort !== undefined) {
      return;
    }
    const abort = new AbortController();
    this.abort = abort;
    this.problem = undefined;
    this.failuresInARow = 0;
    this.stale = false;
    this.chunks.forEach((chunk, index) => {
      if (chunk !== 'done') {
        this.chunks[index] = 'waiting';
      }
    });
    this.publish();
    await Promise.all(Array.from({ length: this.plan.parallel }, () => this.work(abort)));
    if (this.abort === abort) {
      this.abort = undefined;
      this.publish();
    }
  }

  cancel(): void {
    this.abort?.abort();
    this.abort = undefined;
    this.chunks.forEach((chunk, index) => {
      if (chunk === 'running') {
        this.chunks[index] = 'waiting';
      }
    });
    this.publish();
  }

  readonly state = (): ScoringState => this.published;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  private async work(abort: AbortController): Promise<void> {
    for (;;) {
      const chunk = this.chunks.indexOf('waiting');
      if (chunk < 0 || abort.signal.aborted || this.hopeless()) {
        return;
      }
      this.chunks[chunk] = 'running';
      await this.scoreChunk(chunk, abort.signal);
      if (!abort.signal.aborted) {
        this.publish();
      }
    }
  }

  private async scoreChunk(chunk: number, signal: AbortSignal): Promise<void> {
    const from = chunk * this.plan.rowsAChunk;
    const to = Math.min(this.plan.rows, from + this.plan.rowsAChunk);
    try {
      const { outcomes, stale } = await this.score(from, to, signal);
      if (signal.aborted) {
        return; // a late answer: somebody else may be scoring this chunk by now
      }
      if (outcomes.length !== to - from) {
        throw new Error(`expected ${String(to - from)} predictions, found ${String(outcomes.length)}`);
      }
      outcomes.forEach((outcome, index) => {
        this.outcomes[from + index] = outcome;
      });
      this.stale ||= stale;
      this.chunks[chunk] = 'done';
      this.failuresInARow = 0;
    } catch (failure) {
      if (!signal.aborted && !isAbort(failure)) {
        this.chunks[chunk] = 'failed';
        this.problem = problemOf(failure);
        this.failuresInARow++;
      }
    }
  }

  private hopeless(): boolean {
    return (
      this.failuresInARow >= FAILURES_IN_A_ROW ||
      (this.problem !== undefined && !this.problem.isPassing)
    );
  }

  private publish(): void {
    this.published = this.snapshot();
    for (const listener of this.listeners) {
      listener();
    }
  }

  private snapshot(): ScoringState {
    const outcomes = [...this.outcomes];
    const answered = outcomes.filter((outcome) => outcome !== undefined);
    return {
      phase: this.phase(answered.length),
      rows: this.plan.rows,
      answered: answered.length,
      refused: answered.filter(isRefused).length,
      failed: this.rowsOf('failed'),
      problem: this.problem,
      stale: this.stale,
      outcomes,
    };
  }

  private phase(answered: number): ScoringState['phase'] {
    if (answered === this.plan.rows) {
      return 'done';
    }
    if (this.abort !== undefined) {
      return 'running';
    }
    return this.problem === undefined ? 'cancelled' : 'incomplete';
  }

  private rowsOf(state: Chunk): number {
    return this.chunks.reduce((sum, chunk, index) => {
      const from = index * this.plan.rowsAChunk;
      return chunk === state ? sum + Math.min(this.plan.rowsAChunk, this.plan.rows - from) : sum;
    }, 0);
  }
}
