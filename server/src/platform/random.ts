/** Where chance comes from: a number from 0 up to but not including 1, as by `Math.random`. Never for secrets. */
export type Random = () => number;
