import type { Message } from "@warmline/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { noOwnAnswers } from "./assistant/testing.ts";
import { type Assistant, createAssistant, openPublishedSops, openTrade, type TakeTurn } from "./assistant/index.ts";
import { type Case, type Cases, createCases } from "./cases/index.ts";
import { demoCast, installDemo, openActions, openBuiltInStore } from "./commerce/index.ts";
import { type Conversations, createConversations, type CustomerContact, type DueTurn } from "./conversations/index.ts";
import { findShop } from "./identity/index.ts";
import { type Bus, createLocalBus } from "./platform/bus/index.ts";
import { TestClock } from "./platform/clock.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "./platform/database/testing.ts";
import { newId } from "./platform/ids.ts";
import { silentLog } from "./platform/log.ts";
import { allMigrations } from "./wire.ts";
import { casesForAssistant } from "./wire-cases.ts";

const QUESTION = "衣服收到不满意我就按退货地址退回去了，但是卖家说地址不对他没收到，请问怎么解决？";
const clock = new TestClock("2026-11-22T03:00:00Z");
let home: TestDatabase;
let bus: Bus;
let conversations: Conversations;
let cases: Cases;
let trade: Awaited<ReturnType<typeof openTrade>>;
let takeTurn: TakeTurn;

beforeAll(async () => {
  trade = await openTrade();
  home = await createTestDatabase(allMigrations);
  const { database } = home;
  await installDemo({ database, clock });
  bus = createLocalBus({ log: silentLog });
  const pause = () => Promise.resolve();
  conversations = createConversations({ database, bus, clock, log: silentLog, newId, pause });
  cases = createCases({ database, clock, newId });
  takeTurn = assistantOn(conversations.turns).takeTurn;
}, 180_000);
afterAll(async () => {
  await bus.close();
  await home.drop();
});

function assistantOn(turns: Conversations["turns"]): Assistant {
  const { database } = home;
  const openShop = openBuiltInStore(database);
  const actions = openActions(database, newId);
  return createAssistant({
    turns,
    openShop,
    actions,
    cases: casesForAssistant(cases),
    sops: openPublishedSops(database, trade.closestInSteps),
    faq: noOwnAnswers,
    clock,
    log: silentLog,
    bus,
    trade,
  });
}

/** Somebody of the demo who writes to his shop, and what comes of it. */
interface Caller {
  readonly say: (text: string) => Promise<DueTurn>;
  readonly answers: () => Promise<readonly Message[]>;
  readonly cases: () => Promise<readonly Case[]>;
  readonly contact: CustomerContact;
}

async function caller(slug: string, externalId: string): Promise<Caller> {
  const shop = await findShop(home, slug);
  const known = demoCast().find((one) => one.shopSlug === slug && one.externalId === externalId);
  if (!shop || !known) throw new Error(`${slug} has no ${externalId}`);
  const { organizationId, id: shopId, language } = shop;
  const customer = { id: known.id, name: known.name, verified: true };
  const contact: CustomerContact = { organizationId, shopId, customer, channel: "test", language };
  const scope = { organizationId, shops: [shopId] };
  const stream = newId();
  let n = 0;
  let conversationId = "";
  return {
    contact,
    say: async (text) => {
      n += 1;
      const body = { kind: "text", text } as const;
      const sent = await conversations.sendFromCustomer({ contact, clientId: newId(), stream, n, body });
      if (sent.outcome !== "appended") throw new Error(sent.outcome);
      conversationId = sent.conversationId;
      return { organizationId, shopId, conversationId };
    },
    answers: async () => {
      const log = await conversations.messages(scope, { conversationId, after: 0, reader: { kind: "staff" } });
      return log.filter(({ author }) => author.kind === "assistant");
    },
    cases: async () => {
      const heads = await cases.ofCustomer(scope, { customerId: customer.id, limit: 9 });
      const whole = await Promise.all(heads.map(({ id }) => cases.read(scope, id)));
      return whole.filter((one) => one !== null);
    },
  };
}

const textOf = (entry: Message | undefined): string => (entry?.body.kind === "text" ? entry.body.text : "");

describe("a return that the seller says never came", () => {
  test("is taken down and told, or neither, wherever the program dies", async () => {
    const chen = await caller("yunshang", "chen-jing");
    const due = await chen.say(QUESTION);
    const dying = assistantOn({
      ...conversations.turns,
      answerWith: (scope, turn, work) =>
        conversations.turns.answerWith(scope, turn, async (trx) => {
          await work(trx);
          throw new Error("killed between opening and telling");
        }),
    });
    await expect(dying.takeTurn(due)).rejects.toThrow("killed");
    expect([await chen.cases(), await chen.answers()]).toEqual([[], []]);

    expect(await takeTurn(due)).toBe("answered");
    expect(await takeTurn(due)).toBe("nothing");
    const [told, ...others] = await chen.cases();
    expect(others).toEqual([]);
    expect(told?.timeline.map(({ event }) => event.type)).toEqual(["opened", "evidence_added", "promised", "told"]);
    const [said] = await chen.answers();
    expect(textOf(said)).toContain(`已经为您登记了售后工单 ${told?.number ?? ""}`);
    expect(textOf(said)).toContain("包裹实际寄到");
    expect(said?.trace?.facts).toContain(`case:${told?.number ?? ""}#state`);
  });

  test("has its addresses, its tracking, its order and the words in the case, and who was wrong", async () => {
    const [found] = await (await caller("yunshang", "chen-jing")).cases();
    expect(found?.subject).toEqual({ kind: "return_not_received", fault: "customer" });
    expect(found?.evidence.map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      "address_shown shop_records",
      "address_used shop_records",
      "address_now shop_records",
      "tracking shop_records",
      "order shop_records",
      "remedy shop_records",
      "messages conversation",
    ]);
    // Two days on by the shop's rules, until the end of the day in Shanghai.
    expect(found?.state).toEqual({ state: "open", dueAt: new Date("2026-11-24T15:59:00Z") });
  });

  test("put again hears how its case stands; so does who asks after his complaint", async () => {
    const chen = await caller("yunshang", "chen-jing");
    await takeTurn(await chen.say("退货卖家还是说没收到，地址不对，怎么办"));
    // Otherwise the same words would come twice in a row.
    await takeTurn(await chen.say("谢谢"));
    await takeTurn(await chen.say("我的投诉处理得怎么样了"));
    const [first, , second] = (await chen.answers()).slice(-3);
    const [only, ...others] = await chen.cases();
    const stands = `售后工单 ${only?.number ?? ""}（今天（11月22日）登记）正在处理中`;
    expect(others).toEqual([]);
    expect(textOf(first)).toContain(stands);
    expect(textOf(second)).toContain(stands);
  });

  test("told by somebody upset goes to a person at once, and the brief names the case", async () => {
    const james = await caller("northfield", "james-wilson");
    const { conversationId } = await james.say(
      "I'm furious. I sent it back to the return address and the seller says the address is wrong and nothing came!",
    );
    await takeTurn({ ...james.contact, conversationId });
    const [found] = await james.cases();
    const [row] = await asOwner<{ owner: string; brief: { promises: string[]; mood: string } }>(
      home.url,
      `select owner, brief from conversation where id = '${conversationId}'`,
    );
    expect(row).toMatchObject({ owner: "queue", brief: { mood: "upset" } });
    expect(row?.brief.promises.join()).toContain(`case ${found?.number ?? "?"}`);
    expect(textOf((await james.answers())[0])).toContain(`case ${found?.number ?? "?"}`);
  });
});
