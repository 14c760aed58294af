/** Progress is told in steps of this share. */
const STEP = 0.1;

/** Runs a work that yields the share done, 0..1, to its end, and tells each tenth on stderr. */
export function finish<Result>(work: Iterator<number, Result>, stage: string): Result {
  let told = 0;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (step.value < told + STEP) continue;
    told = step.value;
    console.error(`… ${stage} ${Math.round(told * 100)} %`);
  }
}
