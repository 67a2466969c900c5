import { expect, test } from 'vitest';
import { LatestOnly } from './LatestOnly';

/** Calls that are answered by hand. */
class Desk {
  readonly asked: { question: number; signal: AbortSignal; answer: (value: string) => void; refuse: (why: Error) => void }[] = [];
  readonly told: string[] = [];
  readonly latest = new LatestOnly<number, string>(
    (question, signal) =>
      new Promise((answer, refuse) => {
        this.asked.push({ question, signal, answer, refuse });
      }),
    (question, outcome) => this.told.push('answer' in outcome ? `${String(question)}: ${outcome.answer}` : `${String(question)} failed`),
  );

  async answer(place: number, value: string) {
    this.asked[place]?.answer(value);
    await settled();
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('asks the first at once and of those that waited only the newest', async () => {
  const desk = new Desk();
  [1, 2, 3, 4].forEach((question) => {
    desk.latest.next(question);
  });
  await desk.answer(0, 'one');
  await desk.answer(1, 'four');
  expect(desk.asked.map(({ question }) => question)).toEqual([1, 4]);
  expect(desk.told).toEqual(['1: one', '4: four']);
});

test('cancels what is under way when asked now, and never tells its answer', async () => {
  const desk = new Desk();
  desk.latest.next(1);
  desk.latest.next(2);
  desk.latest.now(3);
  expect(desk.asked[0]?.signal.aborted).toBe(true);
  await desk.answer(1, 'three');
  await desk.answer(0, 'late');
  expect(desk.told).toEqual(['3: three']);
});

test('goes on after a failure', async () => {
  const desk = new Desk();
  desk.latest.next(1);
  desk.latest.next(2);
  desk.asked[0]?.refuse(new Error('no'));
  await settled();
  await desk.answer(1, 'two');
  expect(desk.told).toEqual(['1 failed', '2: two']);
});

test('asks again after it had nothing to do', async () => {
  const desk = new Desk();
  desk.latest.next(1);
  await desk.answer(0, 'one');
  desk.latest.next(2);
  await desk.answer(1, 'two');
  expect(desk.told).toEqual(['1: one', '2: two']);
});

test('tells nothing after it was cancelled', async () => {
  const desk = new Desk();
  desk.latest.next(1);
  desk.latest.cancel();
  await desk.answer(0, 'one');
  expect(desk.told).toEqual([]);
});
