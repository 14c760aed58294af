/** How questions are gathered. */
export interface GatherOptions<Question, Answer> {
  /** Answers a batch, in the order of its questions. */
  readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  /** Batches under way at once. */
  readonly inFlight: number;
  /** Questions of one batch. */
  readonly most: number;
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes a function that asks one question, and asks many together: what comes while batches are under way forms the
 * next one, without a timer. A batch that fails, fails for everybody in it.
 */
export function gather<Question, Answer>(
  options: GatherOptions<Question, Answer>,
): (question: Question) => Promise<Answer> {
  let waiting: Waiting<Question, Answer>[] = [];
  let underway = 0;
  let called = false;

  /** Not before the present step is over: what it asks goes together. */
  function call(): void {
    if (called) return;
    called = true;
    queueMicrotask(() => {
      called = false;
      while (underway < options.inFlight && waiting.length > 0) start();
    });
  }

  function start(): void {
    const batch = waiting.slice(0, options.most);
    waiting = waiting.slice(options.most);
    underway += 1;
    void answer(batch).finally(() => {
      underway -= 1;
      call();
    });
  }

  async function answer(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await options.ask(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new Error(`${batch.length} questions got ${answers.length} answers`);
      answers.forEach((one, index) => batch[index]?.resolve(one));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  return (question) =>
    new Promise((resolve, reject) => {
      waiting.push({ question, resolve, reject });
      call();
    });
}
