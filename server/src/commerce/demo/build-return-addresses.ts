import type { ReturnAddressToWrite } from "../store/write-rules.ts";
import { stableId } from "../store/stable-id.ts";
import { addressOf } from "./build-order.ts";
import { text } from "./compact.ts";
import type { ShopSeed } from "./content/shop-seed.ts";

/** The shop's one address for returns. What stands on parcel labels is deliberately not among them. */
export function buildReturnAddresses(shop: ShopSeed, shopId: string): readonly ReturnAddressToWrite[] {
  return [
    {
      id: stableId(shopId, "return-address"),
      of: "shop",
      belongsTo: "",
      address: addressOf(shop.returnTo),
      note: text(shop.returnTo.note),
    },
  ];
}
