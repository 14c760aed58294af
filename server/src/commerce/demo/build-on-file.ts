import type { PaymentMethod } from "../core/order.ts";
import type { PaymentOnFile } from "../core/policy/index.ts";
import type { OnFile } from "../store/write-on-file.ts";
import type { CustomerSetting, Shopper } from "./build-customers.ts";
import { type Draw, drawFor } from "./draw.ts";

/** What a customer has on file: each way to pay that the shop takes, told apart by the end of its number where it has one. */
export function buildOnFile({ seed, shop }: CustomerSetting, { customer }: Shopper): OnFile {
  const draw = drawFor(seed, shop.slug, "on-file", customer.externalId);
  const payments = shop.rules.payments.map(({ method }) => wayToPay(method, draw));
  return { customerId: customer.id, address: null, payments };
}

function wayToPay(method: PaymentMethod, draw: Draw): PaymentOnFile {
  if (method !== "card" && method !== "gift_card") return { reference: method, method, balance: null };
  const reference = `${method}-${draw.int(1000, 9999)}`;
  // A round sum, in minor units: some orders cost more than that.
  return { reference, method, balance: method === "gift_card" ? draw.int(1, 40) * 1000 : null };
}
