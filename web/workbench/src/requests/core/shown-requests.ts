/** What of a request says where it stands in the list. */
interface Placed {
  readonly request: { readonly id: string; readonly askedAt: string };
}

/** What the server listed as waiting, and when that was asked for, in milliseconds of any one clock. */
export interface ReadPage<One> {
  readonly requests: readonly One[];
  readonly readAt: number;
}

/** What was answered on the screen, and when, by the same clock. */
export interface Answered<One> {
  readonly one: One;
  readonly answeredAt: number;
}

/**
 * What was answered on the screen and still stands so, as far as it knows: what the server lists as waiting, asked after
 * the answer, somebody else has opened again. The very same array where nothing has changed.
 */
export function stillAnswered<One extends Placed>(
  pages: readonly ReadPage<Placed>[],
  answered: readonly Answered<One>[],
): readonly Answered<One>[] {
  const waitsAgain = ({ one, answeredAt }: Answered<One>): boolean =>
    pages.some(
      ({ requests, readAt }) => readAt > answeredAt && requests.some(({ request }) => request.id === one.request.id),
    );
  return answered.some(waitsAgain) ? answered.filter((one) => !waitsAgain(one)) : answered;
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
