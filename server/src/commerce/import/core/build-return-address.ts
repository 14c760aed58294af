import type { ShopReturnAddress } from "../../core/shipment.ts";
import { addressOf } from "./build-order.ts";
import type { DraftReader } from "./build-context.ts";
import type { ReturnAddressDraft } from "./drafts.ts";

/** An address for returns of a draft; one without a street and a city is none. */
export function buildReturnAddress(draft: ReturnAddressDraft, read: DraftReader): ShopReturnAddress {
  const address = addressOf(draft.address);
  if (address.line === "") read.refuse("value_invalid", "/address/line");
  if (address.recipient === "") read.refuse("value_invalid", "/address/recipient");
  return { warehouse: draft.warehouse ?? null, address, note: read.maybeText(draft.note ?? undefined) };
}
