import { type TSchema, Type } from "typebox";
import { CLOSE_REASONS, FAULTS } from "./core/case.ts";
import type { Case, CaseHead } from "./core/case-view.ts";

const orNull = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const Moment = Type.String({ description: "RFC 3339, UTC" });
const Money = Type.Object({ amount: Type.Integer({ description: "Minor units" }), currency: Type.String() });
const Reason = Type.Enum([...CLOSE_REASONS, "customer_erased"]);

const head = {
  id: Type.String(),
  number: Type.String({ description: "Eight digits, by which people speak of it" }),
  shopId: Type.String(),
  subject: Type.Object({ kind: Type.Literal("return_not_received"), fault: orNull(Type.Enum([...FAULTS])) }),
  customer: Type.Object({ id: Type.String(), name: Type.String() }),
  conversationId: Type.String(),
  order: orNull(Type.String()),
  money: orNull(Money),
  openedAt: Moment,
  state: Type.Union([
    Type.Object({ state: Type.Literal("open"), dueAt: Moment }),
    Type.Object({ state: Type.Literal("closed"), closedAt: Moment, reason: Reason }),
  ]),
};

/** A case at a glance. */
export const CaseHeadView = Type.Object(head);

const Party = Type.Object({
  role: Type.Enum(["customer", "shop", "courier", "platform"]),
  name: Type.Optional(Type.String()),
});

const known = {
  at: Moment,
  source: Type.Enum(["shop_records", "courier", "customer", "conversation", "person"]),
};

const Evidence = Type.Union([
  Type.Object({ ...known, kind: Type.Enum(["address_shown", "address_used", "address_now"]), address: Type.String() }),
  Type.Object({
    ...known,
    kind: Type.Literal("tracking"),
    courier: Type.String(),
    number: Type.String(),
    sentAt: orNull(Moment),
    signedAt: orNull(Moment),
  }),
  Type.Object({ ...known, kind: Type.Literal("messages"), conversationId: Type.String(), upTo: Type.Integer() }),
  Type.Object({
    ...known,
    kind: Type.Literal("order"),
    number: Type.String(),
    state: Type.String(),
    total: Type.Integer(),
    currency: Type.String(),
  }),
  Type.Object({
    ...known,
    kind: Type.Literal("remedy"),
    number: Type.String(),
    remedy: Type.String(),
    state: Type.String(),
    amount: Type.Integer(),
    currency: Type.String(),
  }),
]);

const Event = Type.Union([
  Type.Object({ type: Type.Enum(["opened", "told"]) }),
  Type.Object({ type: Type.Literal("evidence_added"), evidence: Type.Array(Type.String()) }),
  Type.Object({ type: Type.Literal("promised"), by: Moment }),
  Type.Object({ type: Type.Literal("noted"), text: orNull(Type.String()) }),
  Type.Object({ type: Type.Literal("closed"), reason: Reason, text: orNull(Type.String()) }),
]);

const Entry = Type.Object({
  at: Moment,
  actor: Type.Object({
    kind: Type.Enum(["assistant", "person", "system"]),
    id: Type.Optional(Type.String()),
    name: Type.Optional(Type.String()),
  }),
  event: Event,
});

/** A case whole. */
export const CaseView = Type.Object({
  ...head,
  parties: Type.Array(Party),
  evidence: Type.Array(Evidence),
  timeline: Type.Array(Entry),
});

/** A case at a glance, as it goes over the wire. */
export function presentHead({ openedAt, state, ...rest }: CaseHead) {
  return {
    ...rest,
    openedAt: openedAt.toISOString(),
    state:
      state.state === "open"
        ? { ...state, dueAt: state.dueAt.toISOString() }
        : { ...state, closedAt: state.closedAt.toISOString() },
  };
}

/** A case whole, as it goes over the wire. */
export function presentCase({ parties, evidence, timeline, ...rest }: Case) {
  return {
    ...presentHead(rest),
    parties: [...parties],
    evidence: evidence.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
    timeline: timeline.map(({ at, actor, event }) => ({
      at: at.toISOString(),
      actor,
      event: event.type === "evidence_added" ? { ...event, evidence: [...event.evidence] } : event,
    })),
  };
}
