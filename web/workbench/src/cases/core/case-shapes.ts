import { orderState, remedyKind, remedyState } from "../../customer/core/order-shapes.ts";
import { type Decoded, type Decoder, list, number, object, oneOf, orNull, text } from "../../platform/decode.ts";

/** Why people close a case. */
export const CLOSE_REASONS = ["solved", "unfounded", "withdrawn", "duplicate"] as const;

/** One of `CLOSE_REASONS`. */
export type CloseReason = (typeof CLOSE_REASONS)[number];

const reason = oneOf(...CLOSE_REASONS, "customer_erased");

/** Reads a value by what one of its fields says that it is. */
function byField<T>(field: string, shapes: Readonly<Record<string, Decoder<T>>>): Decoder<T> {
  return (value, path) => {
    const which = object({ [field]: oneOf(...Object.keys(shapes)) })(value, path)[field] ?? "";
    const shape = shapes[which];
    if (shape === undefined) throw new TypeError(`no shape is called ${which}`);
    return shape(value, path);
  };
}

const openState = object({ state: oneOf("open"), dueAt: text });
const closedState = object({ state: oneOf("closed"), closedAt: text, reason });

/** How a case stands. */
export type CaseState = Decoded<typeof openState> | Decoded<typeof closedState>;

const head = {
  id: text,
  number: text,
  shopId: text,
  subject: object({
    kind: oneOf("return_not_received"),
    fault: orNull(oneOf("page", "seller", "customer", "courier")),
  }),
  customer: object({ id: text, name: text }),
  conversationId: text,
  order: orNull(text),
  money: orNull(object({ amount: number, currency: text })),
  openedAt: text,
  state: byField<CaseState>("state", { open: openState, closed: closedState }),
};

/** Reads a case at a glance. */
export const caseHead = object(head);

/** A case at a glance. */
export type CaseHead = Decoded<typeof caseHead>;

const known = { at: text, source: oneOf("shop_records", "courier", "customer", "conversation", "person") };
const addressKind = oneOf("address_shown", "address_used", "address_now");
const address = object({ ...known, kind: addressKind, address: text });
const tracking = object({
  ...known,
  kind: oneOf("tracking"),
  courier: text,
  number: text,
  sentAt: orNull(text),
  signedAt: orNull(text),
});
const messages = object({ ...known, kind: oneOf("messages"), conversationId: text });
const order = object({
  ...known,
  kind: oneOf("order"),
  number: text,
  state: orderState,
  total: number,
  currency: text,
});
const remedy = object({
  ...known,
  kind: oneOf("remedy"),
  number: text,
  remedy: remedyKind,
  state: remedyState,
  amount: number,
  currency: text,
});

/** Something known of a problem, and who says so. */
export type Evidence =
  | Decoded<typeof address>
  | Decoded<typeof tracking>
  | Decoded<typeof messages>
  | Decoded<typeof order>
  | Decoded<typeof remedy>;

const evidence = byField<Evidence>("kind", {
  address_shown: address,
  address_used: address,
  address_now: address,
  tracking,
  messages,
  order,
  remedy,
});

const plain = object({ type: oneOf("opened", "told") });
const added = object({
  type: oneOf("evidence_added"),
  evidence: list(oneOf("address_shown", "address_used", "address_now", "tracking", "messages", "order", "remedy")),
});
const promised = object({ type: oneOf("promised"), by: text });
const noted = object({ type: oneOf("noted"), text: orNull(text) });
const closed = object({ type: oneOf("closed"), reason, text: orNull(text) });

/** What happened. */
export type CaseEvent =
  | Decoded<typeof plain>
  | Decoded<typeof added>
  | Decoded<typeof promised>
  | Decoded<typeof noted>
  | Decoded<typeof closed>;

const entry = object({
  at: text,
  actor: object({ kind: oneOf("assistant", "person", "system") }, { name: text }),
  event: byField<CaseEvent>("type", { opened: plain, told: plain, evidence_added: added, promised, noted, closed }),
});

/** What happened, when, by whom. */
export type TimelineEntry = Decoded<typeof entry>;

const party = object({ role: oneOf("customer", "shop", "courier", "platform") }, { name: text });

/** Somebody who takes part. */
export type Party = Decoded<typeof party>;

/** Reads a case whole. */
export const wholeCase = object({ ...head, parties: list(party), evidence: list(evidence), timeline: list(entry) });

/** A case with all that is known of it. */
export type Case = Decoded<typeof wholeCase>;
