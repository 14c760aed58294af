import { useSyncExternalStore } from "react";

const SECOND_MS = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  now = Date.now();
  timer ??= setInterval(tick, SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The present in milliseconds, rounded down to `stepSeconds`: one timer for all clocks, and no render between steps. */
export function useNow(stepSeconds: 1 | 10 | 60): number {
  const step = stepSeconds * SECOND_MS;
  return useSyncExternalStore(subscribe, () => Math.floor(now / step) * step);
}
