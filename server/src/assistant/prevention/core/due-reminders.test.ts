import { DEFAULT_REMINDER_RULES, REMINDER_KINDS } from "@warmline/contract";
import { describe, expect, test } from "vitest";
import {
  type Address,
  EMPTY_RULES,
  type Order,
  type OrderRequest,
  type Remedy,
  type ShopRules,
} from "../../../commerce/index.ts";
import { anOrder, aShipment, hoursFromNow, KEY_WORDING, NOW, someFacts } from "../../core/test-facts.ts";
import { doubtOf } from "./doubtful-address.ts";
import { dueReminders, type ReminderFacts } from "./due-reminders.ts";
import { reminderWords } from "./reminder-words.ts";

const HELD: OrderRequest = {
  id: "r1",
  wish: { kind: "hold_dispatch", notBefore: "2026-03-20" },
  state: "open",
  once: "",
  askedAt: hoursFromNow(-5),
  answeredAt: null,
  answerDay: null,
};
const asked = (wish: OrderRequest["wish"]): OrderRequest => ({ ...HELD, wish });
const LATE = { dispatchBy: hoursFromNow(-1) };
const HOME: Address = {
  recipient: "陈静",
  phone: "13800000001",
  country: "CN",
  region: "浙江省",
  city: "杭州市",
  district: "西湖区",
  line: "文三路 1 号",
  postcode: "",
};
const REVIEWS = { windowDays: 30, howTo: [{ zh: "点评价", en: "Choose review" }] };

function factsOf(order: Order, change: Partial<ReminderFacts> = {}, rules: Partial<ShopRules> = {}): ReminderFacts {
  const shop = { shop: someFacts().shop.shop, rules: { ...EMPTY_RULES, reviews: REVIEWS, ...rules } };
  const address = { id: "a", of: "shop", address: HOME, note: { zh: "附上订单号", en: "Add the number" } } as const;
  return { shop, order, returnAddress: address, addressTold: false, addressesBefore: [], ...change };
}

const agreed = (change: Partial<Remedy> = {}): Remedy => ({
  id: "r",
  number: "R1",
  kind: "return",
  state: "approved",
  reason: {},
  amount: 0,
  lineIds: [],
  requestedAt: hoursFromNow(-2),
  approvedAt: hoursFromNow(-1),
  receivedAt: null,
  doneAt: null,
  expectedBy: null,
  parcel: null,
  ...change,
});

const delivered = (hours: number) => anOrder("N1", { state: "delivered", times: { delivered: hoursFromNow(-hours) } });
const paid = (change: Parameters<typeof anOrder>[1] = {}) =>
  anOrder("N1", { address: HOME, times: { paid: hoursFromNow(-2) }, ...change });
const sent = (hours: number) =>
  anOrder("N1", {
    state: "shipped",
    shipments: [
      { ...aShipment("T1"), shippedAt: hoursFromNow(-hours), deliveredAt: null, estimatedTo: null, events: [] },
    ],
  });
const kinds = (facts: ReminderFacts): readonly string[] => dueReminders(facts, NOW).map(({ kind }) => kind);

describe("what is due", () => {
  const withReturn = { ...delivered(240), remedies: [agreed()] };
  test.each<[string, ReminderFacts, readonly string[]]>([
    ["an agreed return", factsOf(withReturn), ["return_address"]],
    ["told by the assistant", factsOf(withReturn, { addressTold: true }), []],
    ["the shop has no address", factsOf(withReturn, { returnAddress: null }), []],
    ["not agreed yet", factsOf({ ...withReturn, remedies: [agreed({ state: "requested" })] }), []],
    ["agreed long ago", factsOf({ ...withReturn, remedies: [agreed({ approvedAt: hoursFromNow(-169) })] }), []],
    ["received a day ago", factsOf(delivered(24)), ["review_how_to"]],
    ["received just now", factsOf(delivered(23)), []],
    ["received long ago", factsOf(delivered(193)), []],
    ["reviewed", factsOf({ ...delivered(24), review: { reviewedAt: NOW, closesAt: null } }), []],
    ["being made good", factsOf({ ...delivered(24), remedies: [agreed({ kind: "refund" })] }), []],
    ["no words for it", factsOf(delivered(24), {}, { reviews: null }), []],
    ["unpaid", factsOf(anOrder("N1", { state: "unpaid", times: { placed: hoursFromNow(-1) } })), ["unpaid"]],
    ["just placed", factsOf(anOrder("N1", { state: "unpaid", times: { placed: hoursFromNow(-0.25) } })), []],
    ["in order", factsOf(paid()), []],
    ["incomplete", factsOf(paid({ address: { ...HOME, phone: "138" } })), ["doubtful_address"]],
    ["late", factsOf(paid({ times: { dispatchBy: hoursFromNow(-1) } })), ["dispatch_delay"]],
    ["held by wish", factsOf(paid({ times: { dispatchBy: hoursFromNow(-1) }, requests: [HELD] })), []],
    ["not late yet", factsOf(paid({ times: { dispatchBy: hoursFromNow(1) } })), []],
    ["sent by now", factsOf({ ...sent(5), times: { ...sent(5).times, dispatchBy: hoursFromNow(-9) } }), []],
    ["no scan for 73 hours", factsOf(sent(73)), ["standing_still"]],
    ["no scan for 71 hours", factsOf(sent(71)), []],
    ["traced by wish", factsOf({ ...sent(73), requests: [asked({ kind: "trace", parcel: "T1" })] }), []],
    [
      "another parcel traced",
      factsOf({ ...sent(73), requests: [asked({ kind: "trace", parcel: "T2" })] }),
      ["standing_still"],
    ],
    ["late and hurried by wish", factsOf(paid({ times: LATE, requests: [asked({ kind: "urge_dispatch" })] })), []],
    [
      "late, and the wish taken back",
      factsOf(paid({ times: LATE, requests: [{ ...asked({ kind: "urge_dispatch" }), state: "withdrawn" }] })),
      ["dispatch_delay"],
    ],
  ])("%s", (_what, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  test.each(REMINDER_KINDS)("nothing of a kind that the shop has switched off: %s", (off) => {
    const reminders = { ...DEFAULT_REMINDER_RULES, sends: REMINDER_KINDS.filter((kind) => kind !== off) };
    const unpaid = anOrder("N1", { state: "unpaid", times: { placed: hoursFromNow(-1) } });
    const late = paid({
      address: { ...HOME, line: "" },
      times: { paid: hoursFromNow(-2), dispatchBy: hoursFromNow(-1) },
    });
    const all = [withReturn, delivered(24), unpaid, late, sent(73)].flatMap((order) =>
      kinds(factsOf(order, {}, { reminders })),
    );
    expect(new Set(all)).toEqual(new Set(reminders.sends));
  });
});

describe("a doubtful address", () => {
  const coverage = { text: {}, excluded: [{ name: {}, regions: ["西藏"] }], countries: ["CN"] };
  const around = { coverage, before: [HOME, { ...HOME, line: "文三路1号" }] };
  test.each<[string, Partial<Address>, string | null]>([
    ["as ever", {}, null],
    ["written otherwise", { region: "浙江", line: "文三路 1号" }, null],
    ["without a name", { recipient: " " }, "incomplete"],
    ["without a place", { region: "", city: "" }, "incomplete"],
    ["where no courier goes", { region: "西藏自治区", city: "那曲市" }, "unreachable"],
    ["abroad", { country: "FR", region: "Bretagne" }, "unreachable"],
    ["elsewhere than ever", { city: "宁波市" }, "unusual"],
  ])("%s", (_what, change, doubt) => {
    expect(doubtOf({ ...HOME, ...change }, around)).toBe(doubt);
  });

  test("is not unusual where there is no usual one", () => {
    const elsewhere = { ...HOME, city: "宁波市" };
    expect(doubtOf(elsewhere, { coverage: null, before: [HOME] })).toBeNull();
    expect(doubtOf(elsewhere, { coverage: null, before: [HOME, { ...HOME, city: "温州市" }] })).toBeNull();
  });
});

describe("the words", () => {
  const worded = (facts: ReminderFacts): string => {
    const [reminder] = dueReminders(facts, NOW);
    if (reminder === undefined) throw new Error("nothing is due");
    return reminderWords({ reminder, facts, now: NOW, language: "zh", wording: KEY_WORDING });
  };

  test("of a return have the address, what the shop adds, and the warning", () => {
    const said = worded(factsOf({ ...delivered(240), remedies: [agreed({ kind: "exchange" })] }));
    expect(said).toContain("<reminder.return_address.exchange>");
    expect(said).toContain("浙江省杭州市西湖区文三路 1 号");
    expect(said.split("\n").slice(-2)).toEqual(["附上订单号。", "<return.address.warning>"]);
  });

  test("of everything name the order", () => {
    for (const order of [delivered(24), sent(73), paid({ times: { dispatchBy: hoursFromNow(-1) } })])
      expect(worded(factsOf(order))).toContain("N1");
    expect(worded(factsOf(sent(73)))).toContain("tracking=T1");
  });
});
