import { NO_OWN_WORDS } from "./own-words.ts";
import type { Order, OrderLine, Product, Shipment, ShopRules, Variant } from "../../commerce/index.ts";
import { EMPTY_RULES } from "../../commerce/index.ts";
import { mentionsOf } from "./mentions.ts";
import { NEW_DIALOGUE } from "./dialogue.ts";
import type { SkillTurn, TurnFacts } from "./skill.ts";
import { sayIn, type Wording } from "./say.ts";
import { QUESTIONS } from "./test-questions.ts";
import { WORDING_KEYS } from "./wording-keys.ts";

/** The moment of every test: a Wednesday, 10:00 in Shanghai. */
export const NOW = new Date("2026-03-11T02:00:00Z");

const HOUR_MS = 3_600_000;

/** So many hours after `NOW`; negative is before. */
export function hoursFromNow(hours: number): Date {
  return new Date(NOW.getTime() + hours * HOUR_MS);
}

/** A wording whose sentences are their key and values, so that tests read decisions rather than prose. */
export const KEY_WORDING: Wording = { zh: keySentences(), en: keySentences() };

function keySentences(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(WORDING_KEYS).map(([key, places]) => [
      key,
      `<${key}>${places
        .split(" ")
        .filter(Boolean)
        .map((place) => ` ${place}={${place}}`)
        .join("")}`,
    ]),
  );
}

/** A variant with options given as `colour: "蓝色|Blue"`. */
export function aVariant(
  sku: string,
  options: Readonly<Record<string, string>>,
  change: Partial<Variant> = {},
): Variant {
  return {
    id: sku,
    sku,
    options: Object.entries(options).map(([key, value]) => ({ key, name: { zh: key, en: key }, value: both(value) })),
    price: 10_000,
    listPrice: null,
    stock: 5,
    restockOn: null,
    priceHistory: [],
    ...change,
  };
}

function both(written: string): { zh: string; en: string } {
  const [zh = "", en = zh] = written.split("|");
  return { zh, en };
}

/** A listed product without facts but its title (`中文|English`). */
export function aProduct(sku: string, title: string, change: Partial<Product> = {}): Product {
  return {
    id: sku,
    sku,
    title: both(title),
    category: "clothing",
    categoryName: { zh: "服装", en: "Clothing" },
    summary: {},
    keywords: [],
    url: null,
    imageUrl: null,
    virtual: false,
    listed: true,
    variants: [aVariant(`${sku}-1`, {})],
    attributes: [],
    usage: [],
    care: [],
    contents: [],
    packaging: null,
    sizeChart: null,
    shelfLife: null,
    batches: [],
    certificates: [],
    warranty: null,
    reviews: null,
    gift: null,
    ...change,
  };
}

/** A line of an order for a product, with one colour. */
export function aLine(product: Product, colour?: string): OrderLine {
  const options =
    colour === undefined ? [] : [{ key: "colour", name: { zh: "颜色", en: "Colour" }, value: both(colour) }];
  return {
    id: `${product.sku}-line`,
    productSku: product.sku,
    variantSku: null,
    title: product.title,
    options,
    quantity: 1,
    unitPrice: 10_000,
    discount: 0,
    total: 10_000,
  };
}

const NO_TIMES: Order["times"] = {
  placed: null,
  paid: null,
  packed: null,
  shipped: null,
  delivered: null,
  completed: null,
  cancelled: null,
  refunded: null,
  dispatchBy: null,
};

/** A paid order of one customer, to be sent within the day. */
export function anOrder(
  number: string,
  change: Omit<Partial<Order>, "times"> & { readonly times?: Partial<Order["times"]> } = {},
): Order {
  const { times, ...rest } = change;
  return {
    id: `id-${number}`,
    number,
    customerId: "customer",
    kind: "physical",
    state: "paid",
    currency: "CNY",
    total: 10_000,
    lines: [aLine(aProduct("P0", "衬衫|Shirt"))],
    fees: [],
    address: null,
    payments: [],
    warehouse: null,
    wishedCourier: null,
    note: null,
    codeDelivery: null,
    review: { reviewedAt: null, closesAt: null },
    shipments: [],
    remedies: [],
    requests: [],
    ...rest,
    times: { ...NO_TIMES, placed: hoursFromNow(-10), paid: hoursFromNow(-10), dispatchBy: hoursFromNow(20), ...times },
  };
}

/** A parcel under way, scanned once, expected in a day. */
export function aShipment(trackingNumber: string, change: Partial<Shipment> = {}): Shipment {
  return {
    id: trackingNumber,
    orderId: "",
    courier: { code: "zto", name: { zh: "中通快递", en: "ZTO Express" } },
    trackingNumber,
    lineIds: [],
    displayedOrigin: null,
    realOrigin: null,
    shippedAt: hoursFromNow(-30),
    estimatedFrom: hoursFromNow(20),
    estimatedTo: hoursFromNow(30),
    deliveredAt: null,
    signedBy: null,
    events: [
      {
        at: hoursFromNow(-3),
        place: { zh: "广州", en: "Guangzhou" },
        text: { zh: "已揽收", en: "Collected" },
        status: "collected",
      },
    ],
    ...change,
  };
}

/** What a test changes of the facts. */
export interface FactsChange {
  readonly products?: readonly Product[];
  readonly rules?: Partial<ShopRules>;
  readonly promotions?: TurnFacts["shop"]["promotions"];
  readonly orders?: readonly Order[];
  readonly coupons?: TurnFacts["coupons"];
  readonly dealings?: TurnFacts["dealings"] | undefined;
  readonly ways?: TurnFacts["ways"];
  readonly lateCoupon?: TurnFacts["lateCoupon"];
  readonly returnAddresses?: TurnFacts["returnAddresses"];
  readonly verified?: boolean;
  readonly cases?: TurnFacts["cases"];
  readonly sops?: TurnFacts["sops"];
  readonly sopBegunBy?: TurnFacts["sopBegunBy"];
  readonly own?: TurnFacts["own"];
}

/** A shop that has said nothing, and a customer who is signed in when he has orders. */
export function someFacts(change: FactsChange = {}): TurnFacts {
  const { products = [], rules = {}, promotions = [], orders = [], coupons = [], returnAddresses = new Map() } = change;
  return {
    shop: {
      version: "1",
      shop: {
        id: "shop",
        slug: "test",
        name: { zh: "测试店", en: "Test" },
        language: "zh",
        currency: "CNY",
        timeZone: "Asia/Shanghai",
      },
      products,
      promotions,
      rules: { ...EMPTY_RULES, ...rules },
      returnAddresses: [],
    },
    verified: change.verified ?? orders.length > 0,
    orders,
    dealings: change.dealings ?? new Map(),
    coupons,
    returnAddresses,
    lateCoupon: change.lateCoupon ?? null,
    ways: change.ways ?? [],
    cases: change.cases ?? [],
    sops: change.sops ?? [],
    sopBegunBy: change.sopBegunBy ?? (() => null),
    own: change.own ?? NO_OWN_WORDS,
  };
}

/** A wish as a skill hears it, in Chinese unless the text is English. */
export function aTurn(
  intent: string,
  text: string,
  facts: TurnFacts,
  dialogue: Partial<SkillTurn["dialogue"]> = {},
): SkillTurn {
  const language = /\p{sc=Han}/u.test(text) ? "zh" : "en";
  return {
    intent,
    text,
    naming: text,
    mentions: mentionsOf(text),
    language,
    facts,
    dialogue: { ...NEW_DIALOGUE, ...dialogue },
    now: NOW,
    say: sayIn(KEY_WORDING, language),
    questions: QUESTIONS,
  };
}
