/** Calls `work` again and again, every so many milliseconds, until the returned function is called. */
export type Every = (milliseconds: number, work: () => void) => () => void;

/** The machine's timer. */
export const everyInterval: Every = (milliseconds, work) => {
  const timer = setInterval(work, milliseconds);
  return () => clearInterval(timer);
};
