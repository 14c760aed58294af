import { describe, expect, test } from "vitest";
import type { Order, OrderRequest, RequestWish } from "../../../commerce/index.ts";
import type { Outcome } from "../outcome.ts";
import { actionOf } from "../pending.ts";
import {
  aLine,
  anOrder,
  aProduct,
  aShipment,
  aTurn,
  type FactsChange,
  hoursFromNow,
  someFacts,
} from "../test-facts.ts";
import { skillFor } from "./index.ts";

const rules: NonNullable<FactsChange["rules"]> = {
  invoices: { kinds: ["electronic", "special_vat"], text: { zh: "支持电子发票和专票" } },
};
const tea = { lines: [aLine(aProduct("T1", "绿茶|Green tea"))] };
const late = anOrder("100001", { ...tea, times: { dispatchBy: hoursFromNow(-2) } });
const stuck = anOrder("100002", {
  ...tea,
  state: "shipped",
  shipments: [aShipment("ZT1", { estimatedTo: hoursFromNow(-5) })],
});
const locker = anOrder("100003", {
  ...tea,
  state: "delivered",
  shipments: [aShipment("ZT2", { deliveredAt: hoursFromNow(-20), signedBy: { zh: "丰巢智能柜" } })],
});

function asked(wish: RequestWish, change: Partial<OrderRequest> = {}): OrderRequest {
  const plain = {
    id: "r1",
    state: "open",
    once: "",
    askedAt: hoursFromNow(-1),
    answeredAt: null,
    answerDay: null,
  } as const;
  return { ...plain, wish, ...change };
}

function run(
  intent: string,
  text: string,
  orders: readonly Order[],
  dialogue: Parameters<typeof aTurn>[3] = {},
  more: FactsChange["rules"] = {},
): Outcome {
  const skill = skillFor(intent);
  if (skill === undefined) throw new Error(`no skill for ${intent}`);
  return skill(aTurn(intent, text, someFacts({ orders, rules: { ...rules, ...more } }), dialogue));
}

const wishOf = (outcome: Outcome) =>
  outcome.kind === "ask" && outcome.pending
    ? actionOf(outcome.pending)
    : [outcome.kind, outcome.kind === "ask" && outcome.slot];

describe("pressing the warehouse", () => {
  test("is asked for once a day: later the same day its answer is told", () => {
    expect(wishOf(run("order.urge_dispatch", "催一下", [late]))).toEqual({ kind: "urge_dispatch", order: "100001" });
    const once = "2026-03-11";
    const open = { ...late, requests: [asked({ kind: "urge_dispatch" }, { once })] };
    const told = run("order.urge_dispatch", "催一下", [open]);
    expect(told).toMatchObject({ kind: "answer", offers: "person" });
    expect(told.reply.text).toContain("<request.asked>");
    const answer = { once, state: "done", answeredAt: hoursFromNow(0), answerDay: "2026-03-12" } as const;
    const answered = { ...late, requests: [asked({ kind: "urge_dispatch" }, answer)] };
    expect(run("order.urge_dispatch", "催一下", [answered]).reply.text).toContain(
      "<request.answered> at=今天（3月11日）09:00 by=3月12日 what=<request.what.urge_dispatch>",
    );
  });

  test("is of no use before the promise: the promise is told", () => {
    const told = run("order.urge_dispatch", "快点发货", [anOrder("100009")]);
    expect(told).toMatchObject({ kind: "answer" });
    expect(told.reply.text).toContain("<dispatch.order.by>");
    expect(told.reply.clauses).toEqual(["urge.deadline"]);
  });

  test("of what is held by wish offers to take that back", () => {
    const held = { ...late, requests: [asked({ kind: "hold_dispatch", notBefore: "2026-03-20" })] };
    expect(wishOf(run("order.urge_dispatch", "怎么还不发货", [held]))).toEqual({
      kind: "withdraw_request",
      order: "100001",
      request: "r1",
    });
    expect(run("shipping.dispatch_time", "我的订单什么时候发货", [held]).reply.text).toContain("<hold.is>");
  });
});

test("cancelling what was asked for leaves the order alone", () => {
  const held = { ...late, requests: [asked({ kind: "hold_dispatch", notBefore: "2026-03-20" })] };
  expect(wishOf(run("order.cancel", "取消预约发货", [held]))).toMatchObject({ kind: "withdraw_request" });
  expect(wishOf(run("order.cancel", "取消订单", [held]))).toMatchObject({ kind: "cancel" });
  expect(wishOf(run("order.cancel", "取消预约发货", [late]))).toMatchObject({ kind: "cancel" });
});

test("what the courier answered is told with the parcel", () => {
  const answer = (change: Partial<OrderRequest>) =>
    run("logistics.track", "查件有结果没", [
      { ...stuck, requests: [asked({ kind: "trace", parcel: "ZT1" }, { once: "ZT1", ...change })] },
    ]).reply.text;
  expect(answer({})).toContain("<request.asked>");
  expect(answer({ state: "done", answeredAt: hoursFromNow(0) })).toContain("<request.done>");
  expect(answer({ state: "refused", answeredAt: hoursFromNow(0) })).toContain("<request.refused>");
  expect(answer({ state: "withdrawn", answeredAt: hoursFromNow(0) })).not.toContain("<request.");
});

test("what is wanted no more is offered to be taken back", () => {
  const urged = { ...late, requests: [asked({ kind: "urge_dispatch" }, { once: "2026-03-11" })] };
  expect(wishOf(run("order.urge_dispatch", "不用催了", [urged]))).toMatchObject({ kind: "withdraw_request" });
  const traced = { ...stuck, requests: [asked({ kind: "trace", parcel: "ZT1" }, { once: "ZT1" })] };
  expect(wishOf(run("logistics.stuck", "不用查了，取消查件吧", [traced]))).toMatchObject({ kind: "withdraw_request" });
});

describe("holding an order", () => {
  const until = (notBefore: string) => ({ ...late, requests: [asked({ kind: "hold_dispatch", notBefore })] });

  test("makes it late to nobody until its day is over", () => {
    expect(run("order.status", "我的订单怎么样了", [until("2026-03-11")]).reply.text).toContain("<hold.is>");
    expect(run("shipping.dispatch_time", "多久发货", [until("2026-03-11")]).reply.text).not.toContain("late");
    expect(run("order.status", "我的订单怎么样了", [until("2026-03-10")]).reply.text).toContain("<order.next.late>");
    expect(wishOf(run("order.urge_dispatch", "催一下", [until("2026-03-10")]))).toMatchObject({
      kind: "urge_dispatch",
    });
  });

  test("asks for the day where none is named, and takes it from what was said", () => {
    expect(wishOf(run("order.hold_dispatch", "先别发货", [late]))).toEqual(["ask", "date"]);
    const day = { kind: "hold_dispatch", order: "100001", notBefore: "2026-03-20" };
    expect(wishOf(run("order.hold_dispatch", "先别发货\n20号再发", [late]))).toEqual(day);
    expect(wishOf(run("order.hold_dispatch", "20号再发", [late]))).toEqual(day);
  });

  test("asks again for a day that is too late", () => {
    const outcome = run("order.hold_dispatch", "6月1号再发", [late]);
    expect(wishOf(outcome)).toEqual(["ask", "date"]);
    expect(outcome.reply.text).toContain("<hold.ask.sooner> last=4月10日");
  });

  test("changes the day, and takes it back", () => {
    const held = { ...late, requests: [asked({ kind: "hold_dispatch", notBefore: "2026-03-20" })] };
    expect(wishOf(run("order.hold_dispatch", "改成22号发", [held]))).toMatchObject({ notBefore: "2026-03-22" });
    expect(wishOf(run("order.hold_dispatch", "不用等了，直接发吧", [held]))).toMatchObject({
      kind: "withdraw_request",
    });
    expect(run("order.hold_dispatch", "20号再发", [held]).reply.clauses).toEqual(["hold.different"]);
  });

  test("that is on its way is for a colleague; that is packed cannot wait", () => {
    expect(run("order.hold_dispatch", "先别发货", [stuck]).kind).toBe("hand_over");
    expect(run("order.hold_dispatch", "20号再发", [{ ...late, state: "packed" }]).kind).toBe("hand_over");
  });
});

describe("two orders together", () => {
  const address = {
    recipient: "林",
    phone: "",
    country: "CN",
    region: "浙江",
    city: "杭州",
    district: "",
    line: "文一路1号",
    postcode: "",
  };
  const mug = { lines: [aLine(aProduct("M1", "马克杯|Mug"))] };
  const newest = anOrder("100013", { ...tea, address });
  const second = anOrder("100012", { ...mug, address });
  const third = anOrder("100011", { ...tea, address });
  const elsewhere = { ...newest, address: { ...address, line: "别处1号" } };
  const pair = { kind: "combine", order: "100013", with: "100012" };

  test("are the two newest to one address", () => {
    const outcome = run("order.combine", "一起发", [newest, second, third]);
    expect(wishOf(outcome)).toEqual(pair);
    expect(outcome.reply.text).toContain("<confirm.combine> number=100013 other=马克杯 title=绿茶 with=100012");
    expect(outcome.reply.facts).toEqual(
      expect.arrayContaining(["order:100013#state", "order:100012#state", "order:100012#address"]),
    );
    expect(wishOf(run("order.combine", "一起发", [elsewhere, second, third]))).toEqual({
      ...pair,
      order: "100012",
      with: "100011",
    });
  });

  test("are those that are named", () => {
    const three = [newest, second, third];
    const ends = { ...pair, with: "100011" };
    expect(wishOf(run("order.combine", "订单100011和100013一起发", three))).toEqual(ends);
    expect(wishOf(run("order.combine", "订单100011跟另一单一起发", three))).toEqual({
      ...pair,
      order: "100011",
      with: "100013",
    });
    expect(wishOf(run("order.combine", "两单绿茶放一个包裹", three))).toEqual(ends);
  });

  test("are never somebody else's", () => {
    const told = run("order.combine", "订单100013和 #W7654321 一起发", [newest, second]);
    expect(told).toMatchObject({ kind: "answer", reply: { text: "<order.not_found>" } });
  });

  test.each([
    ["combine.same-address", [elsewhere, second], "一起发"],
    ["combine.unsent", [{ ...newest, state: "shipped" }, second], "订单100013和100012一起发"],
    ["combine.within-window", [newest, { ...second, times: { ...second.times, placed: hoursFromNow(-60) } }], "一起发"],
  ] as const)("are refused by %s, and a person is offered", (clause, orders, text) => {
    const told = run("order.combine", text, orders, {}, { combining: { hours: 24, text: { zh: "24小时内合并" } } });
    expect(told).toMatchObject({ kind: "answer", offers: "person", reply: { clauses: [clause] } });
    expect(told.reply.text).not.toContain("<confirm.combine>");
  });

  test("need two that wait to be sent", () => {
    const told = run("order.combine", "一起发", [newest, { ...second, kind: "virtual" }]);
    expect(told).toMatchObject({ kind: "answer", offers: "person" });
    expect(told.reply.text).toContain("<combine.none>");
  });

  test("are asked for once, on whichever of them, and taken back", () => {
    const before = { ...second, requests: [asked({ kind: "combine", with: "100013" }, { once: "100013" })] };
    const told = run("order.combine", "一起发", [newest, before]);
    expect(told).toMatchObject({ kind: "answer", offers: "person", reply: { facts: ["order:100012#requests"] } });
    expect(told.reply.text).toContain("<request.asked>");
    for (const text of ["不用合并了", "还是分开发吧", "no need to combine them"])
      expect(wishOf(run("order.combine", text, [newest, before]))).toEqual({
        kind: "withdraw_request",
        order: "100012",
        request: "r1",
      });
    expect(run("order.combine", "不用合并了", [newest, second]).reply.text).toBe("<confirm.dropped>");
    for (const text of ["不要分开发，放一起", "怎么分开发了"])
      expect(wishOf(run("order.combine", text, [newest, second]))).toEqual(pair);
  });
});

describe("the courier", () => {
  test("traces what stands still and what was signed for, once", () => {
    expect(wishOf(run("logistics.stuck", "物流不动了", [stuck]))).toEqual({
      kind: "trace",
      order: "100002",
      parcel: "ZT1",
    });
    expect(wishOf(run("logistics.signed_not_received", "显示签收没收到", [locker]))).toEqual({
      kind: "trace",
      order: "100003",
      parcel: "ZT2",
    });
    const before = { ...stuck, requests: [asked({ kind: "trace", parcel: "ZT1" }, { once: "ZT1" })] };
    expect(run("logistics.stuck", "物流不动了", [before])).toMatchObject({ kind: "answer", offers: "person" });
  });

  test("brings a parcel from a locker to the door, not what he took himself", () => {
    const wish = { kind: "redelivery", order: "100003", parcel: "ZT2" };
    expect(wishOf(run("logistics.no_home_delivery", "放快递柜了没送上门", [locker]))).toEqual(wish);
    const self = {
      ...locker,
      shipments: [aShipment("ZT2", { deliveredAt: hoursFromNow(-20), signedBy: { zh: "本人签收" } })],
    };
    expect(run("logistics.no_home_delivery", "没送上门", [self])).toMatchObject({
      kind: "answer",
      reply: { clauses: ["redelivery.possible"] },
    });
  });
});

describe("an invoice", () => {
  const invoice = { kind: "invoice", order: "100001", invoice: "electronic" } as const;
  const number = "91330100MA2AAAAA1X";

  test("is a fact where it is asked about, with the wish one tap away", () => {
    expect(run("invoice.request", "能开发票吗", [late])).toMatchObject({ kind: "answer", next: "<invoice.wish>" });
  });

  test("asks one thing at a time, and not what was said", () => {
    expect(wishOf(run("invoice.request", "帮我开发票", [late]))).toEqual(["ask", "header"]);
    expect(wishOf(run("invoice.request", "帮我开发票，抬头云上科技有限公司", [late]))).toEqual(["ask", "tax_id"]);
    expect(wishOf(run("invoice.request", `帮我开发票，抬头云上科技有限公司\n税号${number}`, [late]))).toEqual({
      ...invoice,
      header: { of: "company", name: "云上科技有限公司", taxId: number },
    });
    expect(wishOf(run("invoice.request", "帮我开发票\n个人抬头", [late]))).toEqual({
      ...invoice,
      header: { of: "person", name: "个人", taxId: null },
    });
  });

  test("of a special kind is a company's", () => {
    const outcome = run("invoice.request", "要开专票，个人抬头", [late]);
    expect(wishOf(outcome)).toEqual(["ask", "header"]);
    expect(outcome.reply.text).toContain("<invoice.ask.company>");
  });

  test("takes digits for a tax number, not for an order", () => {
    const outcome = run("invoice.request", "开发票 抬头云上科技有限公司 税号913301007654321098", [late]);
    expect(wishOf(outcome)).toMatchObject({ order: "100001", header: { taxId: "913301007654321098" } });
  });

  test("is taken back", () => {
    const wish = {
      kind: "invoice",
      invoice: "electronic",
      header: { of: "person", name: "个人", taxId: null },
    } as const;
    const before = { ...late, requests: [asked(wish)] };
    expect(wishOf(run("invoice.request", "发票不用开了", [before]))).toMatchObject({ kind: "withdraw_request" });
    expect(run("invoice.request", "帮我开发票", [before]).reply.text).toContain("<request.asked>");
  });

  test("that was refused is told so, and nothing is asked for again", () => {
    const wish = {
      kind: "invoice",
      invoice: "electronic",
      header: { of: "person", name: "个人", taxId: null },
    } as const;
    const refused = { ...late, requests: [asked(wish, { state: "refused", answeredAt: hoursFromNow(0) })] };
    const told = run("invoice.request", "帮我开发票", [refused]);
    expect(told).toMatchObject({ kind: "answer", offers: "person" });
    expect(told.reply.text).toContain("<request.refused>");
  });
});
