import { Uuid } from "@warmline/contract/schemas";
import { type Static, Type } from "typebox";
import { CANCEL_REASONS } from "./core/policy/action.ts";
import {
  type Action,
  clauseName,
  CLAUSES,
  type ClauseId,
  type CouponFacts,
  type MoneyMove,
  paidBy,
  type PaymentOnFile,
  REFUND_REASONS,
  type Terms,
  waysToPay,
} from "./core/policy/index.ts";
import { type Order, ORDER_STATES, PAYMENT_METHODS } from "./core/order.ts";
import { OtherOrder, REQUEST_BODIES } from "./request-schemas.ts";
import type { PastAction } from "./store/read-history.ts";
import { Address, Amount, Moment, orNull, Text } from "./view-schemas.ts";

const strict = { additionalProperties: false } as const;
/** Longest of what an address or a reference consists of. */
const Part = Type.String({ maxLength: 200 });
const Named = Type.String({ minLength: 1, maxLength: 200 });
/** More lines than an order has. */
const MAX_LINES = 200;

const NewAddress = Type.Object(
  {
    recipient: Named,
    phone: Part,
    country: Part,
    region: Part,
    city: Part,
    district: Part,
    line: Named,
    postcode: Part,
  },
  strict,
);
const Changes = Type.Array(Type.Object({ lineId: Named, variantSku: Named }, strict), {
  minItems: 1,
  maxItems: MAX_LINES,
});
/** Of an order of which nothing was paid no money moves, by no way. */
const PayWith = Type.String({ maxLength: 200, description: "Empty where nothing was paid" });
const LineIds = Type.Array(Named, { minItems: 1, maxItems: MAX_LINES });
const kind = <Kind extends Action["kind"]>(name: Kind) => ({ kind: Type.Literal(name) });

/** What is to be done to the order of the path. */
export const ActionBody = Type.Union([
  Type.Object({ ...kind("cancel"), reason: Type.Enum([...CANCEL_REASONS]) }, strict),
  Type.Object({ ...kind("change_address"), address: NewAddress }, strict),
  Type.Object({ ...kind("change_items"), changes: Changes, payWith: PayWith }, strict),
  Type.Object({ ...kind("change_payment"), payWith: Named }, strict),
  Type.Object({ ...kind("change_note"), note: Type.String({ maxLength: 1000 }) }, strict),
  Type.Object({ ...kind("return"), lineIds: LineIds, refundTo: Named }, strict),
  Type.Object({ ...kind("exchange"), changes: Changes, payWith: Named }, strict),
  Type.Object({ ...kind("return_fee"), with: OtherOrder }, strict),
  Type.Object({ ...kind("price_protection"), lineIds: LineIds }, strict),
  Type.Object(
    {
      ...kind("refund_part"),
      amount: Type.Integer({ minimum: 1, maximum: 1e12, description: "Minor units" }),
      lineIds: Type.Array(Named, { maxItems: MAX_LINES, description: "None: the whole order" }),
      reason: Type.Enum([...REFUND_REASONS]),
    },
    strict,
  ),
  Type.Object({ ...kind("give_coupon"), code: Named }, strict),
  Type.Object({ ...kind("change_own_address"), address: NewAddress }, strict),
  ...REQUEST_BODIES,
]);

/** The action of a body, on this order. */
export function actionOf(body: Static<typeof ActionBody>, { number: order }: Order): Action {
  return body.kind === "change_own_address" ? body : { ...body, order };
}

/** A yes to what was shown. */
export const ActionOrderBody = Type.Object(
  {
    action: ActionBody,
    confirmation: Type.Object(
      {
        terms: Type.String({ minLength: 1, maxLength: 50_000, description: "As they were shown" }),
        askedAt: Type.String({ format: "date-time" }),
      },
      strict,
    ),
    /** The client's own: the same key is done once, however often it is sent. */
    key: Uuid,
    conversation: Type.Optional(
      Type.Object(
        { id: Uuid, epoch: Type.Integer({ minimum: 1 }) },
        { ...strict, description: "Yours, by the ownership you saw: its customer is told in its log" },
      ),
    ),
  },
  strict,
);

const ClauseView = Type.Object({ id: Type.String(), text: Text });
const MoneyView = Type.Object({
  way: Type.Enum(["back", "due"]),
  amount: Amount,
  by: Type.String({ description: "The way to pay, by its reference" }),
  method: orNull(Type.Enum([...PAYMENT_METHODS])),
});
const Refusal = Type.Object({
  outcome: Type.Literal("refused"),
  code: Type.Literal("action_refused"),
  clause: ClauseView,
  instead: Text,
});

/** What is to be confirmed, or the clause that stands in the way. */
export const ProposalView = Type.Union([
  Type.Object({
    outcome: Type.Literal("offered"),
    terms: Type.String({ description: "Opaque; sent back with the yes" }),
    askedAt: Moment,
    currency: Type.String(),
    state: orNull(Type.Enum([...ORDER_STATES])),
    lines: Type.Array(
      Type.Object({
        lineId: Type.String(),
        variantSku: orNull(Type.String()),
        total: Amount,
        newVariantSku: orNull(Type.String()),
        newTotal: orNull(Amount),
      }),
    ),
    money: Type.Array(MoneyView),
    addressBefore: orNull(Address),
    coupon: orNull(Type.Object({ code: Type.String(), name: Text, endsAt: Moment })),
    clauses: Type.Array(ClauseView),
  }),
  Refusal,
]);

/** What came of it. */
export const ActedView = Type.Union([
  Type.Object({
    outcome: Type.Enum(["done", "already_done"]),
    currency: Type.String(),
    money: Type.Array(MoneyView),
    clauses: Type.Array(ClauseView),
  }),
  Refusal,
]);

/** Something that was done to an order. */
export const PastActionView = Type.Object({
  id: Uuid,
  at: Moment,
  kind: Type.String(),
  by: Type.Object({ kind: Type.Enum(["assistant", "agent", "customer"]), name: orNull(Type.String()) }),
  money: Type.Array(MoneyView),
  clauses: Type.Array(ClauseView),
});

/** A coupon that could be given. */
export const GivableCouponView = Type.Object({
  code: Type.String(),
  name: Text,
  endsAt: Moment,
  isHeld: Type.Boolean({ description: "He has it or had it: it cannot be given again" }),
});

/** A way to pay that could be chosen. */
export const WayToPayView = Type.Object({
  reference: Type.String(),
  method: Type.Enum([...PAYMENT_METHODS]),
  balance: orNull(Amount),
  isUsed: Type.Boolean({ description: "The order is paid by it now" }),
});

/** The coupon of an offer. */
export function presentCoupon({ coupon = null }: Terms) {
  return coupon && { code: coupon.code, name: coupon.name, endsAt: coupon.endsAt.toISOString() };
}

/** A coupon with whether its customer has it. */
export function presentGivable({ coupon: { code, name, endsAt }, isHeld }: CouponFacts) {
  return { code, name, endsAt: endsAt.toISOString(), isHeld };
}

/** The ways to pay for an order, those first by which it was paid, with whether it is paid by them now. */
export function presentWays(onFile: readonly PaymentOnFile[], order: Order): Static<typeof WayToPayView>[] {
  const used = paidBy({ order });
  return waysToPay(onFile, order.payments).map(({ reference, method, balance }) => {
    return { reference, method, balance, isUsed: used.has(reference) };
  });
}

/** What was looked at and held, in words; ids that are no clauses any more have none. */
export function presentClauses(ids: readonly string[]): Static<typeof ClauseView>[] {
  return ids.map((id) => ({ id, text: clauseName(id) ?? {} }));
}

/** A refusal as an agent reads it. */
export function presentRefusal(id: ClauseId): Static<typeof Refusal> {
  const { text, insteadForAgent } = CLAUSES[id];
  return { outcome: "refused", code: "action_refused", clause: { id, text }, instead: insteadForAgent };
}

/** Money with the kind of way it goes, as far as the order or what is on file tells it. */
export function presentMoney(
  money: readonly MoneyMove[],
  { payments }: Order,
  methods: readonly PaymentOnFile[] = [],
): Static<typeof MoneyView>[] {
  const known = [...methods, ...payments.map(({ reference, method }) => ({ reference: reference ?? method, method }))];
  return money.map((move) => ({
    ...move,
    method: known.find(({ reference }) => reference === move.by)?.method ?? null,
  }));
}

/** Something that was done before. */
export function presentPast({ id, at, kind, by, money, clauses }: PastAction, order: Order) {
  return {
    id,
    at: at.toISOString(),
    kind,
    by: { kind: by.kind, name: by.name ?? null },
    money: presentMoney(money, order),
    clauses: presentClauses(clauses),
  };
}
