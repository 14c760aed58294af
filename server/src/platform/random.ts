/** Where chance comes from: a number from 0 up to but not including 1, as by `Math.random`. Never for secrets. */
export type Random = () => number;

/** Real chance. What must come out the same again takes `seededRandom`. */
export const systemRandom: Random = () => Math.random();
