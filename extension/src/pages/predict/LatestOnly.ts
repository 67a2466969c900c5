/**
 * Runs one call at a time. What is asked for meanwhile waits, and only the newest of it is run: sliding asks sixty times a
 * second, and the server is asked as often as it answers. So answers never come out of order.
 */
export class LatestOnly<Question, Answer> {
  private running: AbortController | undefined;
  private waiting: { readonly question: Question } | undefined;

  constructor(
    private readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>,
    private readonly tell: (question: Question, outcome: { readonly answer: Answer } | { readonly failure: unknown }) => void,
  ) {}

  /** Asks after what is running, in place of what was waiting. */
  next(question: Question): void {
    this.waiting = { question };
    if (this.running === undefined) {
      void this.run();
    }
  }

  /** Cancels what is running and waiting, and asks this. */
  now(question: Question): void {
    this.cancel();
    this.next(question);
  }

  /** Nothing that was asked before is told any more. */
  cancel(): void {
    this.waiting = undefined;
    this.running?.abort();
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (this.waiting !== undefined) {
      const { question } = this.waiting;
      const abort = new AbortController();
      this.waiting = undefined;
      this.running = abort;
      const outcome = await this.ask(question, abort.signal).then(
        (answer) => ({ answer }),
        (failure: unknown) => ({ failure }),
      );
      if (this.running !== abort) {
        return; // cancelled, and maybe another run has begun
      }
      this.tell(question, outcome);
    }
    this.running = undefined;
  }
}
