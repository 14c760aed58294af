/**
 * Cuts what may be long into slices of at most `size`, each read when the one before it was dealt with: what is said
 * about ten thousand sockets every few seconds should be small and short-lived rather than one large heap of garbage.
 */
export function* slicesOf<T>(all: Iterable<T>, size: number): Generator<readonly T[]> {
  let slice: T[] = [];
  for (const one of all) {
    slice.push(one);
    if (slice.length < size) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}
