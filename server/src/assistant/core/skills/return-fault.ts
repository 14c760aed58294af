import type { Address, Order, ReturnAddress, ReturnParcel } from "../../../commerce/index.ts";

/**
 * Who was wrong where a seller has not received a return, by the addresses alone: the `page` changed after the
 * customer was told; he took the parcel `label`'s sender, or `elsewhere`; it came and was signed for, so the `seller`
 * has it; the `courier` has had it for too long; it is `underway`; or an address is `unknown` and nobody is blamed.
 */
export type ReturnFault = "page" | "label" | "elsewhere" | "seller" | "courier" | "underway" | "unknown";

/** A return that nobody signed for after so many days is the courier's to find. */
export const COURIER_DAYS = 7;
const DAY_MS = 86_400_000;

/** When is it, and which address holds for the order today. */
export interface FaultSetting {
  readonly now: Date;
  readonly valid: ReturnAddress | null;
}

/** Compares where a return was sent with what was told. */
export function returnFault(order: Order, parcel: ReturnParcel, { now, valid }: FaultSetting): ReturnFault {
  const { addressGiven: given, addressUsed: used } = parcel;
  if (given === null || used === null) return "unknown";
  const holds = valid === null || isSameAddress(valid.address, used);
  if (isSameAddress(given, used) && !holds) return "page";
  if (isSameAddress(given, used) || (valid !== null && holds)) return arrived(parcel, now);
  return sentFrom(order, used) ? "label" : "elsewhere";
}

function arrived({ sentAt, signedAt }: ReturnParcel, now: Date): ReturnFault {
  if (signedAt !== null) return "seller";
  return now.getTime() - sentAt.getTime() > COURIER_DAYS * DAY_MS ? "courier" : "underway";
}

/** Whether two addresses are one place; blanks, capitals, and who receives there make no difference. */
export function isSameAddress(left: Address, right: Address): boolean {
  return addressKey(left) === addressKey(right);
}

function addressKey({ country, region, city, district, line }: Address): string {
  return [country, region, city, district, line].map((part) => part.replace(/\s+/gu, "").toLowerCase()).join("\n");
}

/** A label names its sender by the city the parcel left from: nothing more of it is known to the shop. */
function sentFrom({ shipments }: Order, { region, city }: Address): boolean {
  if (city === "") return false;
  return shipments.some(({ realOrigin }) => realOrigin?.city === city && realOrigin.region === region);
}
