import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../commerce/index.ts";
import { answersBy, groupsOf } from "../knowledge/index.ts";
import {
  chineseFaqQuestions,
  chineseQuestions,
  DEMO_FAQ,
  englishFaqQuestions,
  englishQuestions,
  furtherChineseFaqQuestions,
  furtherEnglishFaqQuestions,
  type HeldOutFaqQuestion,
  thirdChineseFaqQuestions,
  thirdEnglishFaqQuestions,
} from "../knowledge/testing.ts";
import type { Decision } from "./core/decision.ts";
import { ownWords } from "./core/own-words.ts";
import type { TurnFacts } from "./core/skill.ts";
import { openTrade } from "./open-trade.ts";
import type { Trade } from "./ports.ts";
import { demoFacts, startTalk } from "./testing.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);
let trade: Trade;
const shops = new Map<string, TurnFacts>();

beforeAll(async () => {
  trade = await openTrade();
  for (const slug of DEMO_FAQ.keys()) shops.set(slug, factsOf(slug));
}, 120_000);

/** A demo shop with its owner's own answers, whose ids are their keys. */
function factsOf(slug: string): TurnFacts {
  const facts = demoFacts({ demo, slug, externalId: null, now });
  const written = { revision: 1, changedAt: now, changedBy: "owner" };
  const entries = (DEMO_FAQ.get(slug) ?? []).map((entry) => ({ ...entry, ...written, id: entry.key }));
  const answers = answersBy(entries, trade.openClosest(groupsOf(entries)));
  return { ...facts, own: ownWords(answers, facts.shop, trade.openClosest) };
}

function ask(slug: string, text: string): Decision {
  const facts = shops.get(slug);
  if (facts === undefined) throw new Error(`the demo has no shop ${slug}`);
  return startTalk({ trade, facts, now }).say(text);
}

/** The key of the entry that an answer cites. */
function cited({ facts }: Decision): string | null {
  return facts.find((fact) => fact.includes("#faq_"))?.split("#faq_")[1] ?? null;
}

/** Whether an entry's question is one tap away. */
function isOffered({ quickReplies }: Decision, slug: string, key: string): boolean {
  const questions = (DEMO_FAQ.get(slug) ?? []).find((entry) => entry.key === key)?.questions ?? [];
  return quickReplies.some(({ text }) => questions.includes(text));
}

/** How many are answered by their entry, how many more have it one tap away, and which are answered by a wrong one. */
function measure(questions: readonly HeldOutFaqQuestion[]) {
  const said = questions.map(([slug, text, key]) => ({ slug, text, key, decision: ask(slug, text) }));
  const right = said.filter(({ key, decision }) => key !== null && cited(decision) === key);
  const offered = said.filter(
    ({ slug, key, decision }) => key !== null && cited(decision) === null && isOffered(decision, slug, key),
  );
  const wrong = said.filter(({ key, decision }) => cited(decision) !== null && cited(decision) !== key);
  return { right: right.length, offered: offered.length, wrong: wrong.map(({ text }) => text) };
}

describe("questions to owners' own answers, in other words", () => {
  it.each([
    ["Chinese", chineseFaqQuestions, { right: 23, offered: 3, wrong: [] }],
    [
      "Chinese, near what nothing answers",
      furtherChineseFaqQuestions,
      { right: 14, offered: 1, wrong: ["茶园是你们自己的吗", "视频会员送吗"] },
    ],
    ["Chinese, at first sight", thirdChineseFaqQuestions, { right: 15, offered: 0, wrong: [] }],
    [
      "English",
      englishFaqQuestions,
      { right: 16, offered: 2, wrong: ["do you have a discount on boots", "do you sell used gear"] },
    ],
    [
      "English, near what nothing answers",
      furtherEnglishFaqQuestions,
      { right: 6, offered: 0, wrong: ["can i bring my bike into the store", "do you rent out the store for parties"] },
    ],
    ["English, at first sight", thirdEnglishFaqQuestions, { right: 10, offered: 2, wrong: [] }],
  ] as const)("are answered rightly, or not by an entry: %s", (_, questions, reached) => {
    const measured = measure(questions);
    expect(measured.wrong.filter((text) => !reached.wrong.some((known) => known === text))).toEqual([]);
    expect(measured.right).toBeGreaterThanOrEqual(reached.right);
    expect(measured.right + measured.offered).toBeGreaterThanOrEqual(reached.right + reached.offered);
  });

  it("are answered in the very words of each entry, also when something else was being asked", () => {
    for (const [slug, entries] of DEMO_FAQ)
      for (const { key, questions } of entries)
        for (const question of questions) {
          const talk = startTalk({ trade, facts: shops.get(slug) ?? factsOf(slug), now });
          talk.say(slug === "northfield" ? "what is it made of" : "这款是什么面料");
          expect([question, cited(talk.say(question))]).toEqual([question, key]);
        }
  });

  it("are recorded as missing where nothing answers", () => {
    expect(ask("shanwei", "招不招临时工")).toMatchObject({ kind: "abstain", unknown: ["shop:shanwei#faq"] });
  });
});

describe("everyday questions", () => {
  it("are answered by the skills as if there were no entries", () => {
    const taken = (slug: string, questions: readonly (readonly [text: string, intent: string])[]) =>
      questions.filter(([text]) => cited(ask(slug, text)) !== null);
    expect([...taken("yunshang", chineseQuestions), ...taken("northfield", englishQuestions)]).toEqual([]);
  });
});

describe("harm, a wish for a person and an action", () => {
  it.each([
    ["mingmou", "戴隐形眼睛疼得厉害，有没有教怎么戴的视频", "hand_over"],
    ["yunshang", "转人工，我问下衣服上可以绣名字吗", "hand_over"],
  ])("go before entries: %s %s", (slug, text, kind) => {
    const said = ask(slug, text);
    expect([said.kind, cited(said)]).toEqual([kind, null]);
  });
});

describe("the words of a shop's rules", () => {
  it("are told with their fact where nothing else answers", () => {
    const said = ask("mingmou", "公司在上海嘉定区吗");
    expect(said.facts).toContain("shop:mingmou#visit_address");
  });
});
