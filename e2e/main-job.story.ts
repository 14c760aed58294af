import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openAgentScreen } from "./support/agent-screen.ts";
import { atEveryWidth, keepPicture } from "./support/browser.ts";
import { openCustomerScreen } from "./support/customer-screen.ts";
import { expectAccessible } from "./support/expect-accessible.ts";
import { customerSaid, PICTURE, type Said, staffSaid } from "./support/said.ts";
import { openStage, type Stage } from "./support/stage.ts";

/** How long a network stays away, in milliseconds: longer than the heartbeat needs to notice. */
const CUT_MS = 30_000;
/** How long something on a screen may take to follow something on another, in milliseconds. */
const FOLLOW_MS = 20_000;
const PASSWORD = "warmline-demo";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Waits until a screen shows exactly this. */
const eventually = (read: () => Promise<unknown>) => expect.poll(read, { timeout: FOLLOW_MS });

const wordsOf = (said: readonly Said[], by: Said["by"]): readonly string[] =>
  said.filter((one) => one.by === by).map(({ what }) => what);

/** Orders of a Chinese shop are numbered by digits alone, those of the English one begin with its letters. */
const orderNumberIn = (card: string): string | undefined => /(NF-)?\d{9,}/.exec(card)?.[0];

describe("a customer asks, the assistant answers, a person takes over", () => {
  test("in Chinese, with reloads and half a minute without a network", async () => {
    const [customerSeat, agentSeat] = [await stage.seat({ language: "zh" }), await stage.seat({ language: "zh" })];
    const url = `${customerSeat.line.url}/demo/yunshang`;
    const customer = await openCustomerScreen(customerSeat.context, { url, language: "zh" });
    await atEveryWidth(customer.page, "main-job-zh-shop", expectAccessible);
    await customer.page.getByRole("link", { name: "林晓雨" }).click();
    await customer.openWidget();
    await customer.log.getByRole("heading", { name: "您好，欢迎光临云裳" }).waitFor();
    await atEveryWidth(customer.page, "main-job-zh-welcome", expectAccessible);

    // The assistant answers from the shop's own facts: what the shop's page promises, and the customer's own orders.
    const promise = await customer.page.locator(".promises li").first().innerText();
    await customer.write("现在下单什么时候发货？");
    await eventually(customer.said).toHaveLength(2);
    expect((await customer.said()).at(-1)?.what).toContain(promise);
    await customer.write("我的订单到哪了？");
    await eventually(() => customer.log.getByRole("article").count()).toBeGreaterThan(1);
    const number = orderNumberIn(await customer.log.getByRole("article").nth(1).innerText());
    await customer.write("第二个");
    await eventually(customer.said).toHaveLength(6);
    expect(orderNumberIn(await customer.log.getByRole("article").last().innerText())).toBe(number);
    await atEveryWidth(customer.page, "main-job-zh-orders", expectAccessible);

    // Nobody is online yet: the customer has a place in the queue.
    await customer.askForPerson();
    await eventually(() => customer.standing.innerText()).toContain("您在第 1 位");

    const agent = await openAgentScreen(agentSeat.context, { url: agentSeat.line.url, language: "zh" });
    await atEveryWidth(agent.page, "main-job-zh-sign-in", expectAccessible);
    await agent.signIn({ email: "first.yunshang@demo.warmline.example", password: PASSWORD });
    await agent.group("waiting").getByRole("link", { name: "林晓雨" }).waitFor();
    await atEveryWidth(agent.page, "main-job-zh-inbox", expectAccessible);
    await agent.goOnline();
    await agent.group("mine").getByRole("link", { name: "林晓雨" }).click();
    await eventually(() => customer.standing.innerText()).toBe("小暖 为您服务");
    // Whoever takes over is told the story: what was asked, about which order, and what was said already.
    await eventually(() => agent.brief.innerText()).toContain("我的订单到哪了");
    await eventually(() => agent.brief.innerText()).toContain("发货时效");
    await eventually(() => agent.brief.innerText()).toContain(number ?? "no number");

    await agent.answer("您好，我是小暖，您的两个订单我都看到了。");
    await agent.note("顾客买了两件，收了两次运费，先查合并规则。");
    await eventually(customer.said).toContainEqual(staffSaid("您好，我是小暖，您的两个订单我都看到了。"));
    await customer.write("太好了，运费收了两次，能退一次吗？");
    await eventually(agent.said).toContainEqual(customerSaid("太好了，运费收了两次，能退一次吗？"));
    await atEveryWidth(agent.page, "main-job-zh-conversation", expectAccessible);

    await Promise.all([customer.page.reload(), agent.page.reload()]);
    await customer.openWidget();
    await eventually(agent.said).toEqual(await customer.said());

    // Both lose their network and go on writing.
    await Promise.all([customerSeat.goOffline(), agentSeat.goOffline()]);
    await customer.write("我再补充一点：");
    await customer.write("两个包裹是寄到同一个地址的。");
    await agent.answer("可以的，同一地址的两单我帮您申请退一次运费。");
    await agent.answer("大约一到三天退回原支付账户。");
    await customer.page.waitForTimeout(CUT_MS);
    expect([await customer.pending.count(), await agent.pending.count()]).toEqual([2, 2]);
    await keepPicture(customer.page, "main-job-zh-offline-customer");
    await keepPicture(agent.page, "main-job-zh-offline-agent");
    await Promise.all([customerSeat.comeBack(), agentSeat.comeBack()]);
    await eventually(() => customer.pending.count()).toBe(0);
    await eventually(() => agent.pending.count()).toBe(0);

    await customer.sendPicture(await agent.page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 200 } }));
    await eventually(agent.said).toContainEqual(customerSaid(PICTURE));
    for (const image of [agent.log.locator(".picture img"), customer.log.locator(".picture img")]) {
      await eventually(() => image.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth)).toBe(320);
    }
    await agent.answer("收到，已经备注好了。");
    await eventually(customer.said).toContainEqual(staffSaid("收到，已经备注好了。"));

    await agent.close("已解决");
    await eventually(() => customer.standing.innerText()).toBe("会话已结束");
    await customer.rate("非常满意");
    await eventually(() => agent.log.getByText("顾客评价 5 分").count()).toBe(1);
    await keepPicture(customer.page, "main-job-zh-end-customer");
    await keepPicture(agent.page, "main-job-zh-end-agent");

    const said = await customer.said();
    expect(await agent.said()).toEqual(said);
    expect(wordsOf(said, "customer")).toEqual([
      "现在下单什么时候发货？",
      "我的订单到哪了？",
      "第二个",
      "转人工",
      "太好了，运费收了两次，能退一次吗？",
      "我再补充一点：",
      "两个包裹是寄到同一个地址的。",
      PICTURE,
    ]);
    expect(wordsOf(said, "staff").slice(-4)).toEqual([
      "您好，我是小暖，您的两个订单我都看到了。",
      "可以的，同一地址的两单我帮您申请退一次运费。",
      "大约一到三天退回原支付账户。",
      "收到，已经备注好了。",
    ]);
    expect(await customer.log.innerText()).not.toContain("先查合并规则");
    expect(await agent.log.innerText()).toContain("先查合并规则");
  });

  test("in English, with a network that comes and goes", async () => {
    const [customerSeat, agentSeat] = [await stage.seat({ language: "en" }), await stage.seat({ language: "en" })];
    const url = `${customerSeat.line.url}/demo/northfield`;
    const customer = await openCustomerScreen(customerSeat.context, { url, language: "en" });
    await customer.page.getByRole("link", { name: "Emily Carter" }).click();
    await customer.openWidget();
    await customer.log.getByRole("heading", { name: /^Welcome to / }).waitFor();
    await atEveryWidth(customer.page, "main-job-en-welcome", expectAccessible);

    const promise = await customer.page.locator(".promises li").first().innerText();
    await customer.write("When will it ship?");
    await eventually(customer.said).toHaveLength(2);
    expect((await customer.said()).at(-1)?.what).toContain(promise);
    await customer.write("Where is my order?");
    await eventually(() => customer.log.getByRole("article").count()).toBeGreaterThan(1);
    const number = orderNumberIn(await customer.log.getByRole("article").nth(1).innerText());
    await customer.write("the second one");
    await eventually(customer.said).toHaveLength(6);
    expect(orderNumberIn(await customer.log.getByRole("article").last().innerText())).toBe(number);
    await atEveryWidth(customer.page, "main-job-en-orders", expectAccessible);

    const agent = await openAgentScreen(agentSeat.context, { url: agentSeat.line.url, language: "en" });
    await atEveryWidth(agent.page, "main-job-en-sign-in", expectAccessible);
    await agent.signIn({ email: "first.northfield@demo.warmline.example", password: PASSWORD });
    await agent.goOnline();
    await customer.askForPerson();
    await agent.group("mine").getByRole("link", { name: "Emily Carter" }).click();
    await eventually(() => customer.standing.innerText()).toBe("You are talking to Sam");
    await eventually(() => agent.brief.innerText()).toContain("Where is my order?");
    await eventually(() => agent.brief.innerText()).toContain("Dispatch promise");
    await eventually(agent.said).toEqual(await customer.said());

    await Promise.all([customerSeat.goOffline(), agentSeat.goOffline()]);
    await customer.write("I paid for shipping twice.");
    await customer.write("Both parcels go to the same address.");
    await agent.answer("Hi Emily, I can see both orders.");
    await agent.note("Combined shipping should apply.");
    await agent.answer("One of the two fees comes back to you.");
    expect([await customer.pending.count(), await agent.pending.count()]).toEqual([2, 3]);
    await Promise.all([customerSeat.comeBack(), agentSeat.comeBack()]);
    await eventually(() => customer.pending.count()).toBe(0);
    await eventually(() => agent.pending.count()).toBe(0);
    await eventually(agent.said).toContainEqual(customerSaid("Both parcels go to the same address."));
    await eventually(customer.said).toContainEqual(staffSaid("One of the two fees comes back to you."));
    await atEveryWidth(agent.page, "main-job-en-conversation", expectAccessible);

    await agent.close("Solved");
    await eventually(() => customer.standing.innerText()).toBe("This conversation has ended");
    await customer.rate("Good");
    await eventually(() => agent.log.getByText("rated it 4 of 5").count()).toBe(1);
    await keepPicture(customer.page, "main-job-en-end-customer");

    const said = await customer.said();
    expect(await agent.said()).toEqual(said);
    expect(wordsOf(said, "customer")).toEqual([
      "When will it ship?",
      "Where is my order?",
      "the second one",
      "I'd like to talk to a person",
      "I paid for shipping twice.",
      "Both parcels go to the same address.",
    ]);
    expect(wordsOf(said, "staff").slice(-2)).toEqual([
      "Hi Emily, I can see both orders.",
      "One of the two fees comes back to you.",
    ]);
    expect(await customer.log.innerText()).not.toContain("Combined shipping");
  });
});
