import { type Static, Type } from "typebox";
import { Tau2Address } from "../import/core/read-tau2.ts";

/** What of a tau2 database may change, and what is needed to say how. Everything else is carried along as it is. */
const Tau2Item = Type.Object({
  name: Type.String(),
  product_id: Type.String(),
  item_id: Type.String(),
  price: Type.Number(),
  options: Type.Record(Type.String(), Type.String()),
});

/** An address as tau2 has it. */
export type Tau2Address = Static<typeof Tau2Address>;

const Tau2Order = Type.Object({
  order_id: Type.String(),
  user_id: Type.String(),
  address: Tau2Address,
  items: Type.Array(Tau2Item),
  status: Type.String(),
  payment_history: Type.Array(
    Type.Object({ transaction_type: Type.String(), amount: Type.Number(), payment_method_id: Type.String() }),
  ),
  cancel_reason: Type.Optional(Type.String()),
  return_items: Type.Optional(Type.Array(Type.String())),
  return_payment_method_id: Type.Optional(Type.String()),
  exchange_items: Type.Optional(Type.Array(Type.String())),
  exchange_new_items: Type.Optional(Type.Array(Type.String())),
  exchange_payment_method_id: Type.Optional(Type.String()),
  exchange_price_difference: Type.Optional(Type.Number()),
});
export type Tau2Order = Static<typeof Tau2Order>;

const Tau2User = Type.Object({
  user_id: Type.String(),
  address: Tau2Address,
  payment_methods: Type.Record(
    Type.String(),
    Type.Object({ id: Type.String(), source: Type.String(), balance: Type.Optional(Type.Number()) }),
  ),
  orders: Type.Array(Type.String()),
});

const Tau2Product = Type.Object({
  name: Type.String(),
  product_id: Type.String(),
  variants: Type.Record(
    Type.String(),
    Type.Object({
      item_id: Type.String(),
      options: Type.Record(Type.String(), Type.String()),
      available: Type.Boolean(),
      price: Type.Number(),
    }),
  ),
});

/** A tau2 database. */
export const Tau2State = Type.Object({
  products: Type.Record(Type.String(), Tau2Product),
  users: Type.Record(Type.String(), Tau2User),
  orders: Type.Record(Type.String(), Tau2Order),
});
export type Tau2State = Static<typeof Tau2State>;

const OrderId = { order_id: Type.String() };
const AddressParts = Tau2Address.properties;
const Items = { item_ids: Type.Array(Type.String()), payment_method_id: Type.String() };
const write = <Name extends string, Shape extends Record<string, ReturnType<typeof Type.String>>>(
  name: Name,
  shape: Shape,
) => Type.Object({ action_id: Type.String(), name: Type.Literal(name), arguments: Type.Object(shape) });

/** A write that a task is annotated with. */
export const Tau2Write = Type.Union([
  write("cancel_pending_order", { ...OrderId, reason: Type.String() }),
  write("modify_pending_order_address", { ...OrderId, ...AddressParts }),
  Type.Object({
    action_id: Type.String(),
    name: Type.Literal("modify_pending_order_items"),
    arguments: Type.Object({ ...OrderId, ...Items, new_item_ids: Type.Array(Type.String()) }),
  }),
  write("modify_pending_order_payment", { ...OrderId, payment_method_id: Type.String() }),
  Type.Object({
    action_id: Type.String(),
    name: Type.Literal("return_delivered_order_items"),
    arguments: Type.Object({ ...OrderId, ...Items }),
  }),
  Type.Object({
    action_id: Type.String(),
    name: Type.Literal("exchange_delivered_order_items"),
    arguments: Type.Object({ ...OrderId, ...Items, new_item_ids: Type.Array(Type.String()) }),
  }),
  write("modify_user_address", { user_id: Type.String(), ...AddressParts }),
]);
export type Tau2Write = Static<typeof Tau2Write>;

/** The names of writes; everything else that a task is annotated with only reads. */
export const WRITE_NAMES: ReadonlySet<string> = new Set(Tau2Write.anyOf.map((one) => one.properties.name.const));

/** A task, as far as it says what should be done. */
export const Tau2Task = Type.Object({
  id: Type.String(),
  evaluation_criteria: Type.Object({
    actions: Type.Array(Type.Object({ action_id: Type.String(), name: Type.String(), arguments: Type.Unknown() })),
  }),
});
export type Tau2Task = Static<typeof Tau2Task>;
