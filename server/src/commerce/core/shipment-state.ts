import type { Shipment } from "./shipment.ts";

/** No scan for so long is too long, whatever the estimate says. */
const SILENT_MS = 72 * 3_600_000;

/** A parcel that has not arrived and is overdue, or was not scanned for too long. */
export function standsStill({ estimatedTo, events, shippedAt, deliveredAt }: Shipment, now: Date): boolean {
  if (deliveredAt !== null) return false;
  if (estimatedTo !== null && estimatedTo < now) return true;
  const seen = events[0]?.at ?? shippedAt;
  return seen === null || now.getTime() - seen.getTime() > SILENT_MS;
}

/** Who or what takes parcels in for others, in couriers' words. */
const TAKEN_IN =
  /柜|驿站|代收|代签|门卫|前台|物业|超市|菜鸟|\b(?:locker|pick-?up|desk|neighbou?r|office|store|reception)\b/iu;

/** Whether a parcel has not come to its customer's door: under way, or left with somebody or something else. */
export function mayComeAgain({ deliveredAt, events, signedBy }: Shipment): boolean {
  const [latest] = events;
  if (latest?.status === "returned") return false;
  if (deliveredAt === null || latest?.status === "in_locker") return true;
  return TAKEN_IN.test(`${signedBy?.zh ?? ""} ${signedBy?.en ?? ""}`);
}
