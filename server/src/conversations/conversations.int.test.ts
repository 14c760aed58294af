import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../platform/database/testing.ts";
import { createCustomer } from "../identity/testing.ts";
import type { AppendResult } from "./append-item.ts";
import type { CustomerSendCommand } from "./send.ts";
import type { CustomerContact } from "./thread.ts";
import { createTestDesk, type TestDesk } from "./testing.ts";
import type { Turn } from "./turns.ts";

const HOUR_MS = 3_600_000;
let desk: TestDesk;
beforeAll(async () => {
  desk = await createTestDesk();
});
afterAll(() => desk.test.drop());

async function newContact(): Promise<CustomerContact> {
  const { organizationId } = desk.scope;
  const customer = await createCustomer(desk.test.database, { organizationId, name: "" });
  return { ...desk.contact, customer: { ...desk.contact.customer, id: customer.customerId } };
}

function sends(contact: CustomerContact, stream = "tab") {
  return (n: number, text: string, more: Partial<CustomerSendCommand> = {}) =>
    desk.conversations.sendFromCustomer({ contact, clientId: text, stream, n, body: { kind: "text", text }, ...more });
}

function placeOf(result: AppendResult): string {
  if (!("conversationId" in result)) throw new Error(`not written: ${result.outcome}`);
  return result.conversationId;
}

async function textsOf(conversationId: string): Promise<string[]> {
  const from = { conversationId, after: 0, reader: { kind: "customer" } as const };
  const messages = await desk.conversations.messages(desk.scope, from);
  return messages.map(({ body }) =>
    body.kind === "text" ? body.text : body.kind === "event" ? body.event.type : body.kind,
  );
}

async function dueTurn(conversationId: string): Promise<Turn> {
  const turn = await desk.conversations.turns.load(desk.scope, conversationId);
  if (!turn) throw new Error("no turn is due");
  return turn;
}

const trace = { intent: "shipping.dispatch_time", confidence: 0.9, facts: [], clauses: [], actions: [] };
const answer = (turn: Turn, text: string) => ({
  turn,
  body: { kind: "text", text } as const,
  trace,
  dialogue: { asked: text },
});
const handOver = (turn: Turn) => ({ ...answer(turn, "马上为您转人工"), reason: "asked", brief: { problem: "发货" } });

async function waitingCustomer(): Promise<{
  readonly contact: CustomerContact;
  readonly id: string;
  readonly epoch: number;
}> {
  const contact = await newContact();
  const id = placeOf(await sends(contact)(1, "转人工"));
  const turn = await dueTurn(id);
  expect(await desk.conversations.turns.handOver(desk.scope, handOver(turn))).toBe("answered");
  return { contact, id, epoch: turn.epoch + 1 };
}

describe("a customer's sends", () => {
  it("are numbered without gaps, and a send tried again is found, not written twice", async () => {
    const send = sends(await newContact());
    const first = await send(1, "在吗");
    expect(first).toMatchObject({ outcome: "appended", seq: 1, publicSeq: 1 });
    expect(await send(1, "在吗")).toMatchObject({ outcome: "duplicate", seq: 1 });
    expect(await send(2, "什么时候发货")).toMatchObject({ outcome: "appended", seq: 2 });
    expect(await textsOf(placeOf(first))).toEqual(["在吗", "什么时候发货"]);
  });

  it("are taken only in their own order", async () => {
    const send = sends(await newContact());
    expect(await send(2, "二")).toEqual({ outcome: "out_of_step", expected: 1 });
    await send(1, "一");
    expect(await send(3, "三")).toEqual({ outcome: "out_of_step", expected: 2 });
    expect(await send(2, "二")).toMatchObject({ outcome: "appended" });
  });

  it("of two tabs at once end in one conversation", async () => {
    const contact = await newContact();
    const tabs = ["a", "b", "c", "d"].map((tab) => sends(contact, tab)(1, `hello from ${tab}`));
    const places = new Set((await Promise.all(tabs)).map(placeOf));
    expect(places.size).toBe(1);
    expect((await textsOf([...places][0] ?? "")).toSorted()).toHaveLength(4);
  });

  it("a bad item never fails its neighbours", async () => {
    const contacts = await Promise.all(Array.from({ length: 6 }, newContact));
    const results = await Promise.all(
      contacts.map((contact, index) => sends(contact)(1, index === 3 ? "broken \u0000 text" : `good ${index}`)),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "appended", "appended", "appended", "invalid", "appended", "appended",
    ]); // prettier-ignore
  });
});

describe("the assistant's turn", () => {
  it("is due until it is answered, and is answered once", async () => {
    const id = placeOf(await sends(await newContact())(1, "这件什么时候能发货"));
    const turn = await dueTurn(id);
    expect(turn.pending.map((entry) => entry.body)).toEqual([{ kind: "text", text: "这件什么时候能发货" }]);
    const both = [answer(turn, "48 小时内"), answer(turn, "另一种说法")];
    await Promise.all(both.map((each) => desk.conversations.turns.answer(desk.scope, each)));
    expect(await textsOf(id)).toHaveLength(2);
    expect(await desk.conversations.turns.load(desk.scope, id)).toBeNull();
    expect(await desk.conversations.turns.answer(desk.scope, answer(turn, "又一次"))).toBe("answered");
    expect(await textsOf(id)).toHaveLength(2);
  });

  it("finds what its last answer remembered", async () => {
    const send = sends(await newContact());
    const id = placeOf(await send(1, "我的订单"));
    await desk.conversations.turns.answer(desk.scope, answer(await dueTurn(id), "哪一个？"));
    await send(2, "第二个");
    const turn = await dueTurn(id);
    expect(turn.dialogue).toEqual({ asked: "哪一个？" });
  });

  it("can never talk over a person", async () => {
    const { contact, id, epoch } = await waitingCustomer();
    await sends(contact)(2, "人呢");
    const [wang] = desk.agents;
    const stale: Turn = { ...(await turnOf(contact, id)), epoch: epoch - 1 };
    expect(await desk.conversations.turns.answer(desk.scope, answer(stale, "我是助手"))).toBe("stale");
    await desk.conversations.transfer(desk.scope, {
      conversationId: id,
      epoch,
      command: { type: "assign", agentId: wang.id, agentName: wang.name },
    });
    expect(await desk.conversations.turns.answer(desk.scope, answer({ ...stale, epoch: epoch + 1 }, "我是助手"))).toBe(
      "stale",
    );
    expect(await textsOf(id)).not.toContain("我是助手");
  });

  async function turnOf(contact: CustomerContact, conversationId: string): Promise<Turn> {
    const { organizationId, shopId } = contact;
    const customer = { id: contact.customer.id, verified: false };
    const place = { organizationId, shopId, conversationId, customer, language: "zh" } as const;
    return { ...place, epoch: 1, customerSeq: 99, pending: [], dialogue: null };
  }
});

describe("ownership", () => {
  it("goes to exactly one of many agents who grab at once", async () => {
    const { id, epoch } = await waitingCustomer();
    const grabs = Array.from({ length: 10 }, (_, index) => desk.agents[index % 2 === 0 ? 0 : 1]).map((agent) =>
      desk.conversations.transfer(desk.scope, {
        conversationId: id,
        epoch,
        command: { type: "assign", agentId: agent.id, agentName: agent.name },
      }),
    );
    const results = await Promise.all(grabs);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect((await textsOf(id)).filter((text) => text === "agent_joined")).toHaveLength(1);
  });

  it("is handed over only with its own last words, not after an answer of another program", async () => {
    const id = placeOf(await sends(await newContact())(1, "在吗"));
    const turn = await dueTurn(id);
    await desk.conversations.turns.answer(desk.scope, answer(turn, "在的"));
    expect(await desk.conversations.turns.handOver(desk.scope, handOver(turn))).toBe("answered");
    expect(await textsOf(id)).toEqual(["在吗", "在的"]);
  });

  it("refuses an agent who does not own it, but takes his note, which its customer never sees", async () => {
    const { contact, id, epoch } = await waitingCustomer();
    const [wang, li] = desk.agents;
    await desk.conversations.transfer(desk.scope, {
      conversationId: id,
      epoch,
      command: { type: "assign", agentId: wang.id, agentName: wang.name },
    });
    const from = {
      organizationId: desk.scope.organizationId,
      conversationId: id,
      stream: "t",
      epoch: epoch + 1,
      seen: 1,
    };
    const say = (agent: typeof wang, n: number, body: { kind: "text" | "note"; text: string }) =>
      desk.conversations.sendFromAgent({ ...from, agent, clientId: `${agent.id}-${n}`, n, body });
    expect(await say(li, 1, { kind: "text", text: "我来" })).toEqual({ outcome: "not_owner" });
    expect(await say(li, 1, { kind: "note", text: "小心，老客户" })).toMatchObject({
      outcome: "appended",
      publicSeq: null,
    });
    expect(await say(wang, 1, { kind: "text", text: "您好" })).toMatchObject({ outcome: "appended" });
    const update = await desk.conversations.customerUpdate(contact, null);
    expect(update?.messages.map(({ seq }) => seq)).toEqual(update?.messages.map((_, index) => index + 1));
    expect(JSON.stringify(update)).not.toContain("小心");
  });

  it("goes back to the assistant with every message that crossed the agent's answers still to be answered", async () => {
    const [wang] = desk.agents;
    const step = fc.constantFrom("customer writes", "screen shows", "agent answers", "agent notes");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { contact, id, epoch } = await waitingCustomer();
        const assign = { type: "assign", agentId: wang.id, agentName: wang.name } as const;
        await desk.conversations.transfer(desk.scope, { conversationId: id, epoch, command: assign });
        const written = [1];
        let [shown, answered, n] = [0, 0, 0];
        for (const [index, each] of steps.entries()) {
          if (each === "customer writes") {
            const result = await sends(contact)(written.length + 1, `第${index}句`);
            if (result.outcome === "appended") written.push(result.seq);
          } else if (each === "screen shows") shown = written.at(-1) ?? 0;
          else {
            const kind = each === "agent notes" ? "note" : "text";
            const from = {
              organizationId: desk.scope.organizationId,
              conversationId: id,
              epoch: epoch + 1,
              seen: shown,
            };
            const send = { clientId: `${id}-${index}`, stream: "t", n: ++n, body: { kind, text: "您好" } } as const;
            expect((await desk.conversations.sendFromAgent({ ...from, ...send, agent: wang })).outcome).toBe(
              "appended",
            );
            if (kind === "text") answered = Math.max(answered, shown);
          }
        }
        const command = { type: "hand_back", agentId: wang.id } as const;
        await desk.conversations.transfer(desk.scope, { conversationId: id, epoch: epoch + 1, command });
        const turn = await desk.conversations.turns.load(desk.scope, id);
        // The first message was answered by the hand-over itself.
        const unanswered = written.filter((seq) => seq > Math.max(1, answered));
        expect(turn?.pending.map(({ seq }) => seq) ?? []).toEqual(unanswered);
      }),
      { numRuns: 20 },
    );
  });

  it("cannot be changed in the database without a new epoch", async () => {
    const { id } = await waitingCustomer();
    const change = asOwner(
      desk.test.url,
      `update conversation set owner = 'assistant', queued_at = null where id = '${id}'`,
    );
    await expect(change).rejects.toThrow(/without a new epoch/);
  });
});

describe("a closed conversation", () => {
  async function closed(): Promise<{ readonly contact: CustomerContact; readonly id: string }> {
    const { contact, id, epoch } = await waitingCustomer();
    const [wang] = desk.agents;
    const assign = { type: "assign", agentId: wang.id, agentName: wang.name } as const;
    await desk.conversations.transfer(desk.scope, { conversationId: id, epoch, command: assign });
    const close = { type: "close", agentId: wang.id, reason: "solved", seen: 99 } as const;
    const result = await desk.conversations.transfer(desk.scope, {
      conversationId: id,
      epoch: epoch + 1,
      command: close,
    });
    expect(result).toMatchObject({ ok: true, owner: "closed" });
    return { contact, id };
  }

  it("is rated once, by its customer, without opening again", async () => {
    const { contact, id } = await closed();
    const rate = (n: number) => sends(contact)(n, `rate-${n}`, { body: { kind: "rating", score: 5 } });
    expect(await rate(2)).toMatchObject({ outcome: "appended" });
    expect(await rate(3)).toEqual({ outcome: "already_rated" });
    const update = await desk.conversations.customerUpdate(contact, null);
    expect(update?.conversation).toMatchObject({ id, owner: "closed", rated: true });
  });

  it("opens again for a message within 72 hours", async () => {
    const { contact, id } = await closed();
    expect(placeOf(await sends(contact)(2, "还有个问题"))).toBe(id);
    expect((await dueTurn(id)).pending).toHaveLength(1);
  });

  it("is followed by a linked one after that, and an old send tried again does not open anything", async () => {
    const { contact, id } = await closed();
    expect(await sends(contact)(1, "转人工")).toMatchObject({ outcome: "duplicate", conversationId: id });
    desk.clock.advance(73 * HOUR_MS);
    const next = placeOf(await sends(contact)(2, "又来了"));
    expect(next).not.toBe(id);
    const [found] = await desk.conversations.find(desk.scope, desk.agents[0].id, { ids: [next] });
    expect(found?.previousId).toBe(id);
  });
});

describe("a conversation of the assistant in which nobody writes", () => {
  const ownerOf = async (id: string) =>
    (await desk.conversations.find(desk.scope, desk.agents[0].id, { ids: [id] })).map(({ owner, closeReason }) => [
      owner,
      closeReason,
    ])[0];

  it("is closed after a day, by one of several programs, and opens again when the customer writes", async () => {
    const contact = await newContact();
    const id = placeOf(await sends(contact)(1, "在吗"));
    await desk.conversations.turns.answer(desk.scope, answer(await dueTurn(id), "在的"));
    desk.clock.advance(23.9 * HOUR_MS);
    await desk.conversations.closeIdle();
    expect(await ownerOf(id)).toEqual(["assistant", undefined]);
    desk.clock.advance(0.2 * HOUR_MS);
    await Promise.all([desk.conversations.closeIdle(), desk.conversations.closeIdle()]);
    expect(await ownerOf(id)).toEqual(["closed", "no_reply"]);
    expect(await textsOf(id)).toEqual(["在吗", "在的", "closed"]);
    expect(placeOf(await sends(contact)(2, "我又来了"))).toBe(id);
    expect((await dueTurn(id)).pending).toHaveLength(1);
  });

  it("stays open while something is due, while people own it, and for who writes in the same moment", async () => {
    const unanswered = placeOf(await sends(await newContact())(1, "没人理我"));
    const { id: waiting } = await waitingCustomer();
    const contact = await newContact();
    const crossing = placeOf(await sends(contact)(1, "在吗"));
    await desk.conversations.turns.answer(desk.scope, answer(await dueTurn(crossing), "在的"));
    desk.clock.advance(25 * HOUR_MS);
    const [, sent] = await Promise.all([desk.conversations.closeIdle(), sends(contact)(2, "同一时刻")]);
    expect(await ownerOf(unanswered)).toEqual(["assistant", undefined]);
    expect(await ownerOf(waiting)).toEqual(["queue", undefined]);
    // Whichever was first: the customer's message is in an open conversation, and due.
    expect(placeOf(sent)).toBe(crossing);
    expect((await dueTurn(crossing)).pending).toHaveLength(1);
  });
});

describe("marks", () => {
  it("only move forward and never past the end", async () => {
    const contact = await newContact();
    const id = placeOf(await sends(contact)(1, "看到了吗"));
    const agentId = desk.agents[0].id;
    const mark = (read: number) =>
      desk.conversations.mark(desk.scope, { conversationId: id, reader: { kind: "agent", id: agentId }, read });
    await mark(50);
    await mark(0);
    expect((await desk.conversations.customerUpdate(contact, null))?.conversation.staffReadSeq).toBe(1);
    const [seen] = await desk.conversations.find(desk.scope, agentId, { ids: [id] });
    expect(seen?.readSeq).toBe(1);
  });
});
