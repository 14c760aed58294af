import type { Product } from "../core/product.ts";
import type { Shopper } from "./build-customers.ts";
import type { ShopSeed } from "./content/shop-seed.ts";
import { drawFor, type Draw } from "./draw.ts";
import type { OrderPlan, PlannedLine, PlannedRemedy } from "./order-plan.ts";

/** How far back the demo's orders go, in days. */
export const DEMO_DAYS = 88;

/** What a plan is drawn from. */
export interface PlanSetting {
  readonly seed: number;
  readonly shop: ShopSeed;
  readonly products: readonly Product[];
}

/** An order of chance for this customer. */
export function drawPlan({ seed, shop, products }: PlanSetting, shopper: Shopper, key: string): OrderPlan {
  const draw = drawFor(seed, shop.slug, "order", key);
  // More orders lately than long ago, so that many are still on their way.
  const days = Math.floor(DEMO_DAYS * draw.unit() ** 1.7);
  const virtual = draw.percent(3);
  const stuck = draw.percent(12) && days >= 6 && days <= 16;
  return {
    key,
    number: orderNumber(shop, draw),
    customer: shopper.customer,
    address: shopper.address,
    placed: { days, minute: minuteOfDay(draw) },
    lines: drawLines(products, virtual, draw),
    payAfterMinutes: draw.percent(95) ? draw.int(1, 18) : null,
    method: draw.pick(shop.paidWith),
    cancelAfterHours: draw.percent(3) ? draw.between(0.3, 3) : null,
    packAfterHours: draw.percent(4) ? draw.between(60, 110) : draw.between(3, 26),
    shipAfterHours: draw.between(1, 5),
    pace: draw.unit(),
    stuck,
    signedBy: draw.percent(80) ? "self" : draw.pick(["locker", "locker", "guard", "neighbour"] as const),
    confirmAfterHours: draw.between(4, 300),
    reviewAfterHours: draw.percent(45) ? draw.between(2, 120) : null,
    remedy: drawRemedy(draw, virtual || stuck),
    courier: draw.percent(75) ? 0 : 1,
    note: drawNote(shop, draw),
    discount: draw.percent(18) ? draw.pick([500, 1000, 1500, 2000]) : 0,
  };
}

/** Chinese numbers are long and say nothing; English ones are short. Both are drawn wide enough to be told apart. */
function orderNumber(shop: ShopSeed, draw: Draw): string {
  const digits = (count: number): string => Array.from({ length: count }, () => draw.int(0, 9)).join("");
  return shop.language === "zh" ? `${draw.int(1, 9)}${digits(17)}` : `NF-${draw.int(1, 9)}${digits(8)}`;
}

/** People buy by day and most of all in the evening. */
function minuteOfDay(draw: Draw): number {
  const hour = draw.percent(55) ? draw.between(19, 23.8) : draw.between(8, 19);
  return Math.floor(hour * 60);
}

function drawLines(products: readonly Product[], virtual: boolean, draw: Draw): readonly PlannedLine[] {
  const kinds = products.filter((product) => product.virtual === virtual);
  const count = virtual ? 1 : draw.pick([1, 1, 1, 2, 2, 3]);
  const chosen = new Set(Array.from({ length: count }, () => draw.pick(kinds)));
  return Array.from(chosen, (product) => ({
    product,
    variant: draw.pick(product.variants),
    quantity: virtual ? 1 : draw.pick([1, 1, 1, 1, 2, 2, 3]),
  }));
}

const REASONS: readonly string[] = [
  "尺码不合适|Does not fit",
  "颜色和图片不一样|Colour differs from the picture",
  "不喜欢了|Changed my mind",
  "收到有瑕疵|Arrived with a flaw",
  "买多了|Bought too many",
];

function drawRemedy(draw: Draw, never: boolean): PlannedRemedy | null {
  const dice = draw.unit() * 100;
  const reason = draw.pick(REASONS);
  const afterHours = draw.between(6, 96);
  const line = draw.percent(50) ? 0 : null;
  const base = { before: "after delivery", reason, line, afterHours, until: "done", wrongAddress: false } as const;
  if (never || dice > 13) return null;
  if (dice < 2) return { ...base, kind: "refund", before: "dispatch", line: null, afterHours: afterHours / 50 };
  if (dice < 7) return { ...base, kind: "return" };
  if (dice < 8.5) return { ...base, kind: "exchange", line: 0 };
  if (dice < 10) return { ...base, kind: "refund", line: 0, reason: "少发一件|One piece was missing" };
  if (dice < 11) return { ...base, kind: "price_difference", line: 0, reason: "买完降价|Cheaper after I bought it" };
  if (dice < 12) return { ...base, kind: "compensation", reason: "发货太慢|Sent too late" };
  return { ...base, kind: "return", until: "rejected", reason: "超过退货期限|Past the return window" };
}

function drawNote(shop: ShopSeed, draw: Draw): string | null {
  if (!draw.percent(8)) return null;
  return shop.language === "zh"
    ? draw.pick(["送货前请打电话", "放门卫就行", "麻烦包装好一点，送人的", "尽快发货，谢谢"])
    : draw.pick(["Leave at the back door", "Gift, please no invoice inside", "Ring twice"]);
}
