import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "@warmline/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  demoCast,
  installDemo,
  migrations as commerceMigrations,
  openActions,
  openBuiltInStore,
  type Actions,
  type OpenShop,
} from "../commerce/index.ts";
import {
  type Conversations,
  createConversations,
  type CustomerContact,
  type DueTurn,
  type Turns,
  migrations as conversationMigrations,
} from "../conversations/index.ts";
import { migrations as identityMigrations, findShop } from "../identity/index.ts";
import { createCustomer } from "../identity/testing.ts";
import { type Bus, createLocalBus } from "../platform/bus/index.ts";
import { TestClock } from "../platform/clock.ts";
import { createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { newId } from "../platform/ids.ts";
import { silentLog } from "../platform/log.ts";
import { openTrade } from "./open-trade.ts";
import type { Trade } from "./ports.ts";
import { createTakeTurn, type TakeTurn } from "./take-turn.ts";
import { noCases, noOwnAnswers, noSops } from "./testing.ts";

const clock = new TestClock("2026-11-22T03:00:00Z");
let database: TestDatabase;
let bus: Bus;
let conversations: Conversations;
let openShop: OpenShop;
let actions: Actions;
let trade: Trade;
let takeTurn: TakeTurn;

beforeAll(async () => {
  trade = await openTrade();
  database = await createTestDatabase([...identityMigrations, ...commerceMigrations, ...conversationMigrations]);
  await installDemo({ database: database.database, clock });
  bus = createLocalBus({ log: silentLog });
  conversations = createConversations({ database: database.database, bus, clock, log: silentLog, newId, pause });
  openShop = openBuiltInStore(database.database);
  actions = openActions(database.database, newId);
}, 180_000);

beforeEach(() => {
  takeTurn = createTakeTurn({
    turns: conversations.turns,
    openShop,
    actions,
    cases: noCases,
    sops: noSops,
    faq: noOwnAnswers,
    clock,
    log: silentLog,
    trade,
  });
});

afterAll(async () => {
  await bus.close();
  await database.drop();
});

/** Somebody who talks to a shop, and what the log says. */
interface Caller {
  readonly say: (text: string) => Promise<DueTurn>;
  readonly log: () => Promise<readonly Message[]>;
  readonly owner: () => Promise<string | undefined>;
}

async function caller(slug: string, externalId?: string): Promise<Caller> {
  const shop = await findShop(database, slug);
  if (!shop) throw new Error(`no shop ${slug}`);
  const { organizationId, id: shopId } = shop;
  const known = demoCast().find((one) => one.shopSlug === slug && one.externalId === externalId);
  const customer = known
    ? { id: known.id, name: known.name, verified: true }
    : {
        id: (await createCustomer(database.database, { organizationId, name: "" })).customerId,
        name: "",
        verified: false,
      };
  const contact: CustomerContact = { organizationId, shopId, customer, channel: "test", language: "zh" };
  const scope = { organizationId, shops: [shopId] };
  const stream = newId();
  let n = 0;
  let conversationId = "";
  return {
    say: async (text) => {
      n += 1;
      const sent = await conversations.sendFromCustomer({
        contact,
        clientId: newId(),
        stream,
        n,
        body: { kind: "text", text },
      });
      if (sent.outcome !== "appended") throw new Error(sent.outcome);
      conversationId = sent.conversationId;
      return { organizationId, shopId, conversationId };
    },
    log: () => conversations.messages(scope, { conversationId, after: 0, reader: { kind: "staff" } }),
    owner: async () => (await conversations.customerUpdate(contact, null))?.conversation.owner,
  };
}

const answers = (log: readonly Message[]) => log.filter((entry) => entry.author.kind === "assistant");
const textOf = (entry: Message | undefined): string => (entry?.body.kind === "text" ? entry.body.text : "");

describe("a turn in the log", () => {
  test("is answered from the shop's facts, and the trace names them", async () => {
    const anonymous = await caller("yunshang");
    const due = await anonymous.say("这件什么时候能发货");
    expect(await takeTurn(due)).toBe("answered");
    const [answer] = answers(await anonymous.log());
    expect(textOf(answer)).toContain("48小时");
    expect(answer?.trace).toMatchObject({
      intent: "shipping.dispatch_time",
      facts: ["shop:yunshang#dispatch_promise"],
    });
  });

  test("is due until it is answered, and then no more", async () => {
    const anonymous = await caller("northfield");
    const due = await anonymous.say("When will this ship?");
    expect(await conversations.turns.due(100)).toContainEqual(due);
    await takeTurn(due);
    expect(await conversations.turns.due(100)).not.toContainEqual(due);
    expect(await takeTurn(due)).toBe("nothing");
  });

  test("taken by two programs at once is answered once", async () => {
    const anonymous = await caller("yunshang");
    const due = await anonymous.say("从哪里发货");
    await Promise.all([takeTurn(due), takeTurn(due), takeTurn(due)]);
    expect(answers(await anonymous.log())).toHaveLength(1);
  });

  test("remembers through the log alone what was listed and asked", async () => {
    const lin = await caller("yunshang", "lin-xiaoyu");
    await takeTurn(await lin.say("我的快递到哪了"));
    const another = createTakeTurn({
      turns: conversations.turns,
      openShop,
      actions,
      cases: noCases,
      sops: noSops,
      faq: noOwnAnswers,
      clock,
      log: silentLog,
      trade,
    });
    await another(await lin.say("第二个"));
    const [asked, answered] = answers(await lin.log());
    const cards = asked?.body.kind === "text" ? (asked.body.cards ?? []) : [];
    const second = cards[1];
    expect(answered?.trace?.intent).toBe("logistics.track");
    expect(answered?.trace?.facts).toContain(`order:${second?.kind === "order" ? second.number : ""}#state`);
  });

  test("never shows somebody else's order, nor whether it exists", async () => {
    const zhou = await caller("yunshang", "zhou-min");
    await takeTurn(await zhou.say("我的快递到哪了"));
    const [own] = answers(await zhou.log());
    const card = own?.body.kind === "text" ? own.body.cards?.[0] : undefined;
    const number = card?.kind === "order" ? card.number : "";
    expect(number).not.toBe("");
    const wang = await caller("yunshang", "wang-hao");
    await takeTurn(await wang.say(`订单号 ${number} 到哪了`));
    await takeTurn(await wang.say("谢谢"));
    await takeTurn(await wang.say(`订单号 999999999999999999 到哪了`));
    const [refused, , unknown] = answers(await wang.log());
    expect(textOf(refused)).toBe(textOf(unknown));
    expect(textOf(refused)).not.toContain(number);
  });
});

describe("an action", () => {
  const used = new Set<string>();

  /** Somebody of the demo who was asked whether an order that is not being sent yet shall be cancelled. */
  async function askedToCancel() {
    for (const { id, externalId, shopSlug } of demoCast()) {
      const shop = await findShop(database, shopSlug);
      if (!shop) throw new Error("no shop");
      const gateway = openShop({ organizationId: shop.organizationId, shopId: shop.id });
      const orders = await gateway.orders(id);
      const order = orders.find(({ state, total, number }) => state === "paid" && total < 50_000 && !used.has(number));
      if (order === undefined) continue;
      const { number } = order;
      used.add(number);
      const read = async () => {
        const found = await gateway.order(id, number);
        if (!found.ok) throw new Error("the order is gone");
        return found.order;
      };
      const customer = await caller(shopSlug, externalId);
      await takeTurn(await customer.say(`取消订单 ${number}`));
      const answered = async () => answers(await customer.log()).map(textOf);
      expect((await answered()).at(-1)).toContain("确认办理");
      return { customer, number, read, answered, before: (await answered()).length };
    }
    throw new Error("nobody of the cast has an order that waits");
  }

  const takeWith = (turns: Partial<Turns>) =>
    createTakeTurn({
      turns: { ...conversations.turns, ...turns },
      openShop,
      actions,
      cases: noCases,
      sops: noSops,
      faq: noOwnAnswers,
      clock,
      log: silentLog,
      trade,
    });

  /** An agent takes a conversation from the assistant. */
  async function takeOver({ organizationId, shopId, conversationId }: DueTurn): Promise<boolean> {
    const scope = { organizationId, shops: [shopId] };
    const turn = await conversations.turns.load(scope, conversationId);
    const command = { type: "assign", agentId: newId(), agentName: "小满" } as const;
    return (await conversations.transfer(scope, { conversationId, epoch: turn?.epoch ?? 0, command })).ok;
  }

  test("is done and told at a yes, or neither, wherever the program dies", async () => {
    const { customer, number, read, answered, before } = await askedToCancel();
    const due = await customer.say("确认办理");
    const dying = takeWith({
      answerWith: (scope, turn, work) =>
        conversations.turns.answerWith(scope, turn, async (trx) => {
          await work(trx);
          throw new Error("killed between doing and telling");
        }),
    });
    await expect(dying(due)).rejects.toThrow("killed");
    expect((await read()).state).toBe("paid");
    expect(await answered()).toHaveLength(before);

    expect(await takeTurn(due)).toBe("answered");
    expect(await takeTurn(due)).toBe("nothing");
    const log = answers(await customer.log());
    expect(log).toHaveLength(before + 1);
    expect(textOf(log.at(-1))).toContain("已经帮您取消");
    expect(log.at(-1)?.trace?.actions).toEqual([`cancel ${number}`]);
    const { payments, total } = await read();
    const back = payments.filter(({ kind }) => kind === "refund").map(({ amount }) => amount);
    expect(back).toEqual([total]);
  });

  test("that asks something of the shop is written and told at a yes, once, and told again as asked for", async () => {
    const customer = await caller("yunshang", "zhou-min");
    const known = demoCast().find(({ externalId }) => externalId === "zhou-min");
    const shop = await findShop(database, "yunshang");
    const gateway = openShop({ organizationId: shop?.organizationId ?? "", shopId: shop?.id ?? "" });
    const orders = await gateway.orders(known?.id ?? "");
    const number = orders.find(({ state }) => state === "shipped" || state === "delivered")?.number ?? "";
    await takeTurn(await customer.say(`帮我给订单 ${number} 开个电子发票，个人抬头`));
    const due = await customer.say("确认办理");
    const dying = takeWith({
      answerWith: (scope, turn, work) =>
        conversations.turns.answerWith(scope, turn, async (trx) => {
          await work(trx);
          throw new Error("killed between asking and telling");
        }),
    });
    const read = async () => {
      const found = await gateway.orderOfShop(number);
      return found.ok ? found.order.requests.map(({ wish, state }) => [wish.kind, state]) : [];
    };
    await expect(dying(due)).rejects.toThrow("killed");
    expect(await read()).toEqual([]);
    await Promise.all([takeTurn(due), takeTurn(due)]);
    expect(await read()).toEqual([["invoice", "open"]]);
    const told = answers(await customer.log()).at(-1);
    expect(textOf(told)).toContain("已经给店铺登记了开票");
    expect(told?.trace?.actions).toEqual([`invoice ${number}`]);
    await takeTurn(await customer.say(`订单 ${number} 帮我开发票`));
    expect(textOf(answers(await customer.log()).at(-1))).toMatch(/^开票已经在.*登记过了/);
    expect(await read()).toEqual([["invoice", "open"]]);
  });

  test("is not done where an agent took over between the yes and it", async () => {
    const { customer, read, answered, before } = await askedToCancel();
    const due = await customer.say("确认办理");
    const late = takeWith({
      answerWith: async (scope, turn, work) => {
        expect(await takeOver(due)).toBe(true);
        return conversations.turns.answerWith(scope, turn, work);
      },
    });
    expect(await late(due)).toBe("stale");
    expect((await read()).state).toBe("paid");
    expect(await answered()).toHaveLength(before);
  });

  test("waits where the customer says something after the yes: his last word counts", async () => {
    const { customer, number, read, answered } = await askedToCancel();
    const due = await customer.say("确认办理");
    const late = takeWith({
      answerWith: async (scope, turn, work) => {
        await customer.say("等等，先不要取消了");
        return conversations.turns.answerWith(scope, turn, work);
      },
    });
    expect(await late(due)).toBe("stale");
    expect((await read()).state).toBe("paid");
    expect(await takeTurn(due)).toBe("answered");
    expect((await read()).state).toBe("paid");
    expect((await answered()).at(-1)).not.toContain("已经帮您取消");
    used.delete(number);
  });

  test("and an agent who takes over at the same moment: done and told, or neither", async () => {
    const { customer, read, answered } = await askedToCancel();
    const due = await customer.say("确认办理");
    await Promise.all([takeTurn(due), takeOver(due)]);
    const told = (await answered()).some((text) => text.includes("已经帮您取消"));
    expect((await read()).state).toBe(told ? "cancelled" : "paid");
  });
});

describe("handing over", () => {
  test("is one step with the answer, and then the assistant is silent", async () => {
    const anonymous = await caller("yunshang");
    expect(await takeTurn(await anonymous.say("转人工"))).toBe("answered");
    expect(await anonymous.owner()).toBe("queue");
    const due = await anonymous.say("在吗");
    expect(await takeTurn(due)).toBe("nothing");
    expect(answers(await anonymous.log())).toHaveLength(1);
  });

  test("happens when a turn keeps failing: nobody is left without an answer", async () => {
    const unreachable: OpenShop = () => {
      throw new Error("the shop's system is away");
    };
    const failing = createTakeTurn({
      turns: conversations.turns,
      openShop: unreachable,
      actions,
      cases: noCases,
      sops: noSops,
      faq: noOwnAnswers,
      clock,
      log: silentLog,
      trade,
    });
    const anonymous = await caller("yunshang");
    const due = await anonymous.say("什么时候发货");
    await expect(failing(due)).rejects.toThrow("away");
    await expect(failing(due)).rejects.toThrow("away");
    expect(await failing(due)).toBe("answered");
    expect(await anonymous.owner()).toBe("queue");
    const log = await anonymous.log();
    expect(answers(log)).toHaveLength(1);
    expect(log.at(-1)?.body).toMatchObject({
      kind: "event",
      event: { type: "handed_over", reason: "assistant_failed" },
    });
  });
});
