import type { Address } from "../../core/address.ts";
import type { PaymentOnFile } from "../../core/policy/index.ts";
import { DraftReader, type ImportShop } from "./build-context.ts";
import { addressOf } from "./build-order.ts";
import type { Located } from "./check-drafts.ts";
import type { CustomerDraft } from "./drafts.ts";
import type { ImportProblem } from "./import-problem.ts";

/** A customer made from a draft, under the id that the source has for him. */
export interface BuiltCustomer {
  readonly externalId: string;
  readonly displayName: string;
  readonly address: Address | null;
  readonly payments: readonly PaymentOnFile[];
  readonly problems: readonly ImportProblem[];
}

/** Makes a customer of a draft. A gift card without a balance holds nothing. */
export function buildCustomer({ draft, locate }: Located<CustomerDraft>, shop: ImportShop): BuiltCustomer {
  const read = new DraftReader(shop, locate);
  const payments = (draft.payments ?? []).map(({ reference, method, balance }, index) => ({
    reference,
    method,
    balance: method === "gift_card" ? read.money(balance, `/payments/${index}/balance`) : null,
  }));
  return {
    externalId: draft.id,
    displayName: draft.name ?? "",
    address: draft.address === undefined ? null : addressOf(draft.address),
    payments,
    problems: [...read.problems],
  };
}
