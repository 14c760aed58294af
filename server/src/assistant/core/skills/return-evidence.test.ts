import { describe, expect, test } from "vitest";
import type { Order, Remedy } from "../../../commerce/index.ts";
import type { Dialogue } from "../dialogue.ts";
import type { KnownCase } from "../known-case.ts";
import type { SkillTurn } from "../skill.ts";
import { anOrder, aTurn, hoursFromNow, NOW, someFacts } from "../test-facts.ts";
import { returnEvidenceSkills } from "./return-evidence.ts";

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
