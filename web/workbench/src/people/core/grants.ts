/** A role in one shop, or everywhere (`null`). */
interface Grant<R extends string> {
  readonly role: R;
  readonly shopId: string | null;
}

/** The same grants without doubles, in the order in which they were chosen. */
export function withoutDoubles<R extends string>(grants: readonly Grant<R>[]): readonly Grant<R>[] {
  return grants.filter(
    (one, at) => grants.findIndex((other) => other.role === one.role && other.shopId === one.shopId) === at,
  );
}

/** The grants with the one at `at` replaced, or, by null, removed. */
export function replaced<R extends string>(
  grants: readonly Grant<R>[],
  at: number,
  next: Grant<R> | null,
): readonly Grant<R>[] {
  return grants.flatMap((grant, index) => (index !== at ? grant : (next ?? [])));
}

/** Whether a person is found by a search for name or address. */
export function isFound(person: { readonly displayName: string; readonly email: string }, query: string): boolean {
  const words = query.normalize("NFKC").toLowerCase().trim();
  return `${person.displayName}\n${person.email}`.normalize("NFKC").toLowerCase().includes(words);
}
