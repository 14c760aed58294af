/** What of a request says where it stands in the list. */
interface Placed {
  readonly request: { readonly id: string; readonly askedAt: string };
}

/**
 * The list on the screen: what waits, and what one has answered while looking at it, which stays where it was so that the
 * answer can be seen and taken back. The longest waiting first.
 */
export function shownRequests<One extends Placed>(waiting: readonly One[], answered: readonly One[]): readonly One[] {
  const all = new Map([...waiting, ...answered].map((one) => [one.request.id, one]));
  return [...all.values()].sort(byAge);
}

/** As the server sorts them. */
function byAge({ request: a }: Placed, { request: b }: Placed): number {
  return Date.parse(a.askedAt) - Date.parse(b.askedAt) || (a.id < b.id ? -1 : Number(a.id > b.id));
}
