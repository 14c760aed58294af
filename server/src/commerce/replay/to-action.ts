import type { Address } from "../core/address.ts";
import type { Order } from "../core/order.ts";
import type { Action, CancelReason } from "../core/policy/index.ts";
import type { Tau2Address, Tau2Write } from "./tau2-shapes.ts";

/** The benchmark's words for why an order is cancelled. */
const REASONS: Readonly<Record<string, CancelReason>> = {
  "no longer needed": "no_longer_needed",
  "ordered by mistake": "ordered_by_mistake",
};

/** The benchmark's word for one of our reasons. */
export function reasonText(reason: CancelReason): string {
  return Object.entries(REASONS).find(([, ours]) => ours === reason)?.[0] ?? reason;
}

/** An annotated write as an action of ours; null where it asks for something that no action does. */
export function toAction(write: Tau2Write, order: Order | null): Action | null {
  if (write.name === "modify_user_address")
    return { kind: "change_own_address", address: toAddress(write.arguments, "") };
  if (order === null) return null;
  const { number } = order;
  switch (write.name) {
    case "cancel_pending_order": {
      const reason = REASONS[write.arguments.reason];
      return reason === undefined ? null : { kind: "cancel", order: number, reason };
    }
    case "modify_pending_order_address":
      return {
        kind: "change_address",
        order: number,
        address: toAddress(write.arguments, order.address?.recipient ?? ""),
      };
    case "modify_pending_order_payment":
      return { kind: "change_payment", order: number, payWith: write.arguments.payment_method_id };
    case "return_delivered_order_items": {
      const { item_ids, payment_method_id } = write.arguments;
      return { kind: "return", order: number, lineIds: linesOf(order, item_ids), refundTo: payment_method_id };
    }
    default: {
      const { item_ids, new_item_ids, payment_method_id } = write.arguments;
      const lines = linesOf(order, item_ids);
      const changes = lines.map((lineId, index) => ({ lineId, variantSku: new_item_ids[index] ?? "" }));
      const kind = write.name === "modify_pending_order_items" ? "change_items" : "exchange";
      return { kind, order: number, changes, payWith: payment_method_id };
    }
  }
}

/** Each item its own line, also where an order holds the same one twice; an unknown item names no line. */
function linesOf(order: Order, itemIds: readonly string[]): readonly string[] {
  const free = [...order.lines];
  return itemIds.map((itemId) => {
    const at = free.findIndex(({ variantSku }) => variantSku === itemId);
    return at < 0 ? itemId : (free.splice(at, 1)[0]?.id ?? itemId);
  });
}

/** A tau2 address as ours. */
export function toAddress({ address1, address2, city, country, state, zip }: Tau2Address, recipient: string): Address {
  const line = [address1, address2].filter((part) => part !== "").join(", ");
  const code = country === "USA" ? "US" : country;
  return { recipient, phone: "", country: code, region: state, city, district: "", line, postcode: zip };
}

/** Our address as a tau2 one: what follows the first comma of the line is its second part. */
export function fromAddress({ country, region, city, line, postcode }: Address): Tau2Address {
  const [address1 = "", ...rest] = line.split(", ");
  const name = country === "US" ? "USA" : country;
  return { address1, address2: rest.join(", "), city, country: name, state: region, zip: postcode };
}
