/** How far a written message has come: waiting to be taken, taken (its log entry still to arrive), or given back to its writer. */
export type Delivery =
  | { readonly state: "queued" }
  | { readonly state: "sent"; readonly conversation: string; readonly seq: number }
  | { readonly state: "failed"; readonly code: string };

/** A message of one's own that the log does not show yet. `writtenAt` is in milliseconds of the client's clock. */
export interface Outgoing<Body> {
  readonly id: string;
  readonly body: Body;
  readonly writtenAt: number;
  readonly delivery: Delivery;
}

/** What can happen to written messages. `arrived` names log entries by the ids that their writer had chosen. */
export type OutgoingAction<Item> =
  | { readonly type: "written"; readonly item: Item }
  | { readonly type: "delivery"; readonly id: string; readonly delivery: Delivery }
  | { readonly type: "discarded"; readonly id: string }
  | { readonly type: "restored"; readonly items: readonly Item[] };

/** Written messages after an action. Restored ones come before those written meanwhile; one written again goes to the end. */
export function reduceOutgoing<Item extends Outgoing<unknown>>(
  items: readonly Item[],
  action: OutgoingAction<Item>,
): readonly Item[] {
  switch (action.type) {
    case "written":
      return [...items.filter(({ id }) => id !== action.item.id), action.item];
    case "delivery":
      return items.map((item) => (item.id === action.id ? { ...item, delivery: action.delivery } : item));
    case "discarded":
      return items.filter(({ id }) => id !== action.id);
    case "restored":
      return [...action.items, ...items];
  }
}

/** Drops what the log of a conversation now shows: by the writer's id, or by position once it was taken. */
export function withoutArrived<Item extends Outgoing<unknown>>(
  items: readonly Item[],
  log: { readonly conversation: string; readonly seq: number; readonly ids: ReadonlySet<string> },
): readonly Item[] {
  const left = items.filter(({ id, delivery }) => {
    const taken = delivery.state === "sent" && delivery.conversation === log.conversation && delivery.seq <= log.seq;
    return !taken && !log.ids.has(id);
  });
  return left.length === items.length ? items : left;
}
