import type { Bus } from "./bus.ts";

/**
 * A bus on which every hint is lost: all news is found by sweeps, some seconds later. For databases that cannot LISTEN,
 * behind a pooler for example, and for proving that nothing depends on a hint.
 */
export const createSilentBus = (): Bus => ({
  publish: () => undefined,
  subscribe: () => () => undefined,
  close: () => Promise.resolve(),
});
