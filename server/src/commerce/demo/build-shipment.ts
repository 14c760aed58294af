import type { Courier, Shipment, TrackingEvent, TrackingStatus } from "../core/shipment.ts";
import type { BilingualText, Place } from "../core/text.ts";
import { stableId } from "../store/stable-id.ts";
import { text } from "./compact.ts";
import type { CourierSeed } from "./content/shop-seed.ts";
import { drawFor } from "./draw.ts";
import type { OrderPlan } from "./order-plan.ts";
import type { Timeline } from "./timeline.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SIGNED: Readonly<Record<OrderPlan["signedBy"], string>> = {
  self: "本人签收|the recipient",
  locker: "丰巢智能柜|a parcel locker",
  guard: "小区门卫代收|the front desk",
  neighbour: "邻居代收|a neighbour",
};

/** What a parcel is built from. */
export interface ParcelSetting {
  readonly shopId: string;
  readonly orderId: string;
  readonly plan: OrderPlan;
  readonly times: Timeline;
  readonly now: Date;
  readonly courier: Courier;
  readonly look: CourierSeed;
  readonly displayedOrigin: Place;
  readonly realOrigin: Place;
}

/** The parcel of an order as far as it has come by now; none before it was handed over. */
export function buildShipments(setting: ParcelSetting): readonly Shipment[] {
  const { plan, times, now, shopId } = setting;
  if (times.shipped === null || times.shipped > now) return [];
  const delivered = times.delivered !== null && times.delivered <= now;
  return [
    {
      id: stableId(shopId, "shipment", plan.key),
      orderId: setting.orderId,
      courier: setting.courier,
      trackingNumber: trackingNumber(setting.look, shopId, plan.key),
      lineIds: [],
      displayedOrigin: setting.displayedOrigin,
      realOrigin: setting.realOrigin,
      shippedAt: times.shipped,
      estimatedFrom: times.estimated?.from ?? null,
      estimatedTo: times.estimated?.to ?? null,
      deliveredAt: delivered ? times.delivered : null,
      signedBy: delivered ? text(SIGNED[plan.signedBy]) : null,
      events: eventsOf(setting).filter((event) => event.at <= now),
    },
  ];
}

function trackingNumber({ prefix, digits }: CourierSeed, shopId: string, key: string): string {
  const draw = drawFor("tracking", shopId, key);
  return prefix + Array.from({ length: digits }, () => draw.int(0, 9)).join("");
}

interface Leg {
  readonly at: Date;
  readonly place: BilingualText;
  readonly words: string;
  readonly status: TrackingStatus;
}

/** All scans of the journey, newest first. A stuck parcel is scanned last at the first sorting centre. */
function eventsOf(setting: ParcelSetting): readonly TrackingEvent[] {
  const { plan, times } = setting;
  if (times.shipped === null) return [];
  const start = departure(setting, times.shipped);
  const legs =
    plan.stuck || times.delivered === null ? start : [...start, ...arrival(setting, times.shipped, times.delivered)];
  return legs.map(({ words, ...leg }) => ({ ...leg, text: text(words) })).reverse();
}

function departure({ realOrigin, courier }: ParcelSetting, shipped: Date): readonly Leg[] {
  const place = realOrigin.name;
  const by = courier.name.zh ?? "";
  const byEn = courier.name.en ?? "";
  return [
    { at: shipped, place, words: `${by}已揽收|Picked up by ${byEn}`, status: "collected" },
    {
      at: new Date(shipped.getTime() + 3 * HOUR),
      place,
      words: `到达${place.zh ?? ""}转运中心|Arrived at the ${place.en ?? ""} sorting center`,
      status: "in_transit",
    },
  ];
}

function arrival({ plan, realOrigin }: ParcelSetting, shipped: Date, delivered: Date): readonly Leg[] {
  const { city, region } = plan.address;
  const target: BilingualText = { zh: region === city ? city : `${region}${city}`, en: `${city}, ${region}` };
  const way = delivered.getTime() - shipped.getTime();
  const during = (share: number): Date => {
    const passed = 3 * HOUR + (way - 6 * HOUR) * share;
    return new Date(shipped.getTime() + Math.floor(passed / MINUTE) * MINUTE);
  };
  const out = new Date(Math.max(delivered.getTime() - 3 * HOUR, during(0.9).getTime()));
  return [
    {
      at: during(0.1),
      place: realOrigin.name,
      words: `已发往${target.zh ?? ""}|Left for ${target.en ?? ""}`,
      status: "in_transit",
    },
    {
      at: during(0.7),
      place: target,
      words: `到达${target.zh ?? ""}转运中心|Arrived at the ${target.en ?? ""} facility`,
      status: "in_transit",
    },
    { at: out, place: target, words: "派送中，请保持电话畅通|Out for delivery", status: "out_for_delivery" },
    {
      at: delivered,
      place: target,
      words: `已签收：${SIGNED[plan.signedBy].split("|")[0] ?? ""}|Delivered: ${SIGNED[plan.signedBy].split("|")[1] ?? ""}`,
      status: plan.signedBy === "locker" ? "in_locker" : "delivered",
    },
  ];
}
