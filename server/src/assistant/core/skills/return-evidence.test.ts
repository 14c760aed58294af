import { describe, expect, test } from "vitest";
import type { Order, Remedy } from "../../../commerce/index.ts";
import type { Dialogue } from "../dialogue.ts";
import type { KnownCase } from "../known-case.ts";
import type { SkillTurn } from "../skill.ts";
import { anOrder, aTurn, hoursFromNow, NOW, someFacts } from "../test-facts.ts";
import { returnEvidenceSkills } from "./return-evidence.ts";
import { toldToCase } from "./told-to-case.ts";

const ASKED = "退货卖家说地址不对没收到";
const remedy: Remedy = {
  id: "remedy",
  number: "R1",
  kind: "return",
  state: "returning",
  reason: {},
  amount: 10_000,
  lineIds: [],
  requestedAt: hoursFromNow(-60),
  approvedAt: hoursFromNow(-55),
  receivedAt: null,
  doneAt: null,
  expectedBy: null,
  parcel: null,
};
const order: Order = { ...anOrder("100001"), state: "delivered", remedies: [remedy] };
const known: KnownCase = {
  number: "20000001",
  order: "100001",
  openedAt: NOW,
  standing: { state: "open", dueAt: hoursFromNow(48) },
  isNew: false,
};

interface Setting {
  readonly cases?: readonly KnownCase[];
  readonly dialogue?: Partial<Dialogue>;
  readonly more?: Partial<SkillTurn>;
  readonly of?: Order;
}

function hear(text: string, { cases = [], dialogue, more, of = order }: Setting = {}) {
  const intent = "return.seller_not_received";
  const skill = returnEvidenceSkills[intent];
  if (skill === undefined) throw new Error("no skill");
  return skill({ ...aTurn(intent, text, someFacts({ orders: [of], cases }), dialogue), ...more });
}

const asking: Partial<Dialogue> = {
  order: "100001",
  asked: { slot: "parcel", intent: "return.seller_not_received", text: ASKED },
};

describe("a return of which nothing is on record", () => {
  test("is asked for once: where it went, by which number", () => {
    const outcome = hear(ASKED);
    expect(outcome).toMatchObject({ kind: "ask", slot: "parcel", subject: { order: "100001" } });
    expect(outcome.opens).toBeUndefined();
  });

  test("is then taken down with what the customer says, in his words", () => {
    const text = `${ASKED}\n寄到广东省广州市白云区石井路9号，单号SF1234567890123`;
    const { kind, opens } = hear(text, { dialogue: asking });
    expect(kind).toBe("answer");
    expect(opens?.wish).toMatchObject({ subject: { fault: null }, order: { number: "100001" }, courier: null });
    const said = opens?.wish.evidence.filter(({ source }) => source === "customer");
    expect(said).toEqual([
      { kind: "address_used", address: expect.stringContaining("石井路9号") as string, source: "customer" },
      { kind: "tracking", courier: "", number: "SF1234567890123", sentAt: null, signedAt: null, source: "customer" },
    ]);
  });

  test("is taken down also where he does not know", () => {
    const { kind, opens } = hear(`${ASKED}\n不记得了`, { dialogue: asking });
    expect([kind, opens?.wish.evidence.map((one) => one.kind)]).toEqual(["answer", ["order", "remedy"]]);
  });

  test("is taken down without a question where a colleague goes on anyway", () => {
    const { kind, opens } = hear(ASKED, { more: { isLast: true } });
    expect([kind, opens === undefined]).toEqual(["answer", false]);
  });

  test("is a colleague's at once where much money hangs on it", () => {
    const dear = { ...order, remedies: [{ ...remedy, amount: 50_001 }] };
    const outcome = hear(`${ASKED}\n不知道`, { dialogue: asking, of: dear });
    expect(outcome).toMatchObject({ kind: "hand_over", opens: { wish: { money: { amount: 50_001 } } } });
  });
});

describe("the same problem again", () => {
  test("hears how its case stands, and no second one is opened", () => {
    const outcome = hear(ASKED, { cases: [known] });
    expect([outcome.kind, outcome.opens]).toEqual(["answer", undefined]);
    expect(outcome.reply.text).toContain("<case.underway>");
    expect(outcome.reply.text).not.toContain("<ask.return_parcel>");
  });

  test("with a number that nobody had is added to it", () => {
    const outcome = hear(`${ASKED} 单号SF1234567890123`, {
      cases: [known],
      more: { mentions: { ...aTurn("x", "", someFacts()).mentions, numbers: ["SF1234567890123"] } },
      dialogue: asking,
    });
    expect(outcome.opens?.wish.evidence).toContainEqual(expect.objectContaining({ number: "SF1234567890123" }));
    expect(outcome.reply.text).toContain("<case.underway>");
  });

  test("goes to a colleague where the promise was broken; a case that is closed is over", () => {
    const late: KnownCase = { ...known, standing: { state: "open", dueAt: hoursFromNow(-1) } };
    expect(hear(ASKED, { cases: [late] })).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    const over: KnownCase = { ...known, standing: { state: "closed", closedAt: NOW, reason: "solved" } };
    expect(hear(ASKED, { cases: [over] })).toMatchObject({ kind: "ask", slot: "parcel" });
  });
});

describe("what belongs to the case that is open", () => {
  const last = { intent: "return.seller_not_received", subject: "100001|", text: ASKED, at: NOW.getTime() };
  const goesOn: Setting = { cases: [known], dialogue: { order: "100001", last } };
  const givenIn = (text: string, setting: Setting = goesOn) =>
    hear(text, setting).opens?.wish.evidence.map((one) =>
      one.kind === "tracking" ? one.number : one.kind === "address_used" && one.address,
    );

  test.each([
    ["寄到了广东省广州市白云区石井路9号", ["广东省广州市白云区石井路9号"]],
    ["广东省广州市白云区石井路9号", ["广东省广州市白云区石井路9号"]],
    ["我寄到广州了", ["我寄到广州了"]],
    ["SF1234567890123", ["SF1234567890123"]],
    ["运单号是 SF1234567890123", ["SF1234567890123"]],
    [
      "I sent it to 12 Main Street, Springfield, IL 62701, tracking number 1Z999AA10123456784",
      ["12 Main Street, Springfield, IL 62701", "1Z999AA10123456784"],
    ],
    ["the tracking number is 1Z999AA10123456784", ["1Z999AA10123456784"]],
  ])("%s: is written into it, and shown as understood", (text, evidence) => {
    expect(givenIn(text)).toEqual(evidence);
    const { kind, reply } = hear(text, goesOn);
    expect(kind).toBe("answer");
    for (const one of evidence) expect(reply.text).toContain(one);
    expect(reply.text).toMatch(/<case\.added> list=.*\n<case\.underway>/u);
    expect(reply.facts).toEqual(["case:20000001#state"]);
  });

  test.each([
    "能寄到广州吗",
    "麻烦寄到广东省广州市白云区石井路9号",
    "帮我改地址到广东省广州市白云区石井路9号",
    "do you ship to Chicago?",
    "please send it to 12 Main Street, Springfield, IL 62701",
    "100001",
    "20000001",
    "13800000000",
    "SF1234567890123 帮我查一下到哪了",
  ])("%s: is none of it", (text) => {
    const facts = someFacts({ orders: [order], cases: [known] });
    expect(toldToCase(aTurn("x", text, facts, goesOn.dialogue))).toBeNull();
  });

  test("is heard only while that case is talked of, and open", () => {
    const turn = (change: Setting) =>
      toldToCase(aTurn("x", "SF1234567890123", someFacts({ orders: [order], ...change }), change.dialogue));
    expect(turn(goesOn)?.known).toBe(known);
    expect(turn({ ...goesOn, cases: [] })).toBeNull();
    expect(turn({ ...goesOn, dialogue: { order: "100001", last: { ...last, intent: "order.status" } } })).toBeNull();
    expect(turn({ ...goesOn, dialogue: { order: null, last } })).toBeNull();
  });

  test("goes to a colleague as well where the promise was broken", () => {
    const late: KnownCase = { ...known, standing: { state: "open", dueAt: hoursFromNow(-1) } };
    const outcome = hear("SF1234567890123", { ...goesOn, cases: [late] });
    expect(outcome).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    expect(outcome.reply.text).toMatch(/<case\.added>.*\n<case\.overdue>/u);
    expect(outcome.opens?.wish.evidence).toHaveLength(1);
  });
});
