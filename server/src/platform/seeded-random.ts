import type { Random } from "./random.ts";

const INCREMENT = 0x6d2b79f5;
const TWO_TO_32 = 4_294_967_296;

/**
 * Chance that comes out the same for the same seed (a whole number; its lower 32 bits count), on every machine.
 * The generator is Tommy Ettinger's mulberry32: a period of 2³², enough for demo data and tests.
 */
export const seededRandom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + INCREMENT) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
};
