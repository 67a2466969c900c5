import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../api/problems';
import { ChunkedScoring, type ScoreRows } from './ChunkedScoring';
import type { Outcome } from './Outcome';

const scored = (row: number): Outcome => ({
  prediction: row,
  probability: undefined,
  probabilities: {},
  confidence: undefined,
  interval: undefined,
  recommendedAction: undefined,
  warnings: [],
});

const unavailable = () => new ApiProblem('storage fails', { kind: 'unavailable', status: 503 });

const rowsFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => scored(from + index));

const answered = (from: number, to: number, stale = false) => ({ outcomes: rowsFrom(from, to), stale });

/** Scores when told to, so that a test decides what comes first. */
class Calls {
  readonly open: { from: number; answer: (failure?: Error) => void }[] = [];
  readonly asked: number[] = [];
  most = 0;

  readonly score: ScoreRows = (from, to, signal) =>
    new Promise((resolve, reject) => {
      this.asked.push(from);
      const call = {
        from,
        answer: (failure?: Error) => {
          this.open.splice(this.open.indexOf(call), 1);
          if (failure) {
            reject(failure);
          } else {
            resolve(answered(from, to));
          }
        },
      };
      this.open.push(call);
      this.most = Math.max(this.most, this.open.length);
      signal.addEventListener('abort', () => {
        call.answer(new DOMException('aborted', 'AbortError'));
      });
    });
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('scoring in chunks', () => {
  it('keeps the order of rows whatever order the answers come in', async () => {
    const calls = new Calls();
    const scoring = new ChunkedScoring({ rows: 7, rowsAChunk: 2, parallel: 4 }, calls.score);
    const run = scoring.run();
    while (calls.open.length > 0) {
      calls.open.at(-1)?.answer();
      await settled();
    }
    await run;
    expect(scoring.state()).toMatchObject({ phase: 'done', answered: 7, failed: 0 });
    expect(scoring.state().outcomes).toEqual(rowsFrom(0, 7));
  });

  it('has no more chunks on their way than it may', async () => {
    const calls = new Calls();
    const scoring = new ChunkedScoring({ rows: 20, rowsAChunk: 2, parallel: 3 }, calls.score);
    const run = scoring.run();
    while (calls.open.length > 0) {
      calls.open[0]?.answer();
      await settled();
    }
    await run;
    expect(calls.most).toBe(3);
    expect(calls.asked).toHaveLength(10);
  });

  it('tries a failed chunk again without scoring the others again', async () => {
    let fail = true;
    const asked: number[] = [];
    const scoring = new ChunkedScoring({ rows: 6, rowsAChunk: 2, parallel: 2 }, (from, to) => {
      asked.push(from);
      return from === 2 && fail ? Promise.reject(unavailable()) : Promise.resolve(answered(from, to));
    });
    await scoring.run();
    expect(scoring.state()).toMatchObject({ phase: 'incomplete', answered: 4, failed: 2 });
    expect(scoring.state().problem?.message).toBe('storage fails');
    expect(scoring.state().outcomes[2]).toBeUndefined();

    fail = false;
    asked.length = 0;
    await scoring.run();
    expect(asked).toEqual([2]);
    expect(scoring.state()).toMatchObject({ phase: 'done', problem: undefined });
  });

  it('stops when it is cancelled, keeps what it has, and goes on from there', async () => {
    const calls = new Calls();
    const scoring = new ChunkedScoring({ rows: 6, rowsAChunk: 2, parallel: 1 }, calls.score);
    const run = scoring.run();
    calls.open[0]?.answer();
    await settled();
    scoring.cancel();
    await run;
    expect(scoring.state()).toMatchObject({ phase: 'cancelled', answered: 2 });
    expect(calls.open).toEqual([]);

    const again = scoring.run();
    while (calls.open.length > 0) {
      calls.open[0]?.answer();
      await settled();
    }
    await again;
    expect(calls.asked).toEqual([0, 2, 2, 4]);
    expect(scoring.state().phase).toBe('done');
  });

  it('ends at once where repeating is no use', async () => {
    const asked: number[] = [];
    const scoring = new ChunkedScoring({ rows: 10, rowsAChunk: 1, parallel: 1 }, (from) => {
      asked.push(from);
      return Promise.reject(new ApiProblem('no', { kind: 'forbidden', status: 403 }));
    });
    await scoring.run();
    expect(asked).toEqual([0]);
    expect(scoring.state().phase).toBe('incomplete');
  });

  it('gives up after three chunks in a row without an answer', async () => {
    const asked: number[] = [];
    const scoring = new ChunkedScoring({ rows: 10, rowsAChunk: 1, parallel: 1 }, (from) => {
      asked.push(from);
      return Promise.reject(unavailable());
    });
    await scoring.run();
    expect(asked).toEqual([0, 1, 2]);
  });

  it('takes an answer of the wrong length for none', async () => {
    const scoring = new ChunkedScoring({ rows: 2, rowsAChunk: 2, parallel: 1 }, () =>
      Promise.resolve({ outcomes: [scored(0)], stale: false }),
    );
    await scoring.run();
    expect(scoring.state()).toMatchObject({ phase: 'incomplete', answered: 0, failed: 2 });
  });

  it('says that storage failed meanwhile, until it is run again', async () => {
    const stale = [true, false];
    let fail = true;
    const scoring = new ChunkedScoring({ rows: 4, rowsAChunk: 2, parallel: 1 }, (from, to) => (from === 2 && fail ? Promise.reject(unavailable()) : Promise.resolve(answered(from, to, stale.shift()))));
    await scoring.run();
    expect(scoring.state().stale).toBe(true);
    fail = false;
    await scoring.run();
    expect(scoring.state()).toMatchObject({ phase: 'done', stale: false });
  });

  it('is done at once without rows', async () => {
    const scoring = new ChunkedScoring({ rows: 0, rowsAChunk: 2, parallel: 1 }, new Calls().score);
    await scoring.run();
    expect(scoring.state().phase).toBe('done');
  });
});
