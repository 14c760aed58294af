import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "../../../commerce/index.ts";
import { demoFacts } from "../../testing.ts";
import type { TurnFacts } from "../skill.ts";
import { aTurn } from "../test-facts.ts";
import { comparison } from "./compare.ts";

const now = new Date("2026-11-22T03:00:00Z");
const demo = generate(1, now);
const shops = new Map<string, TurnFacts>();

beforeAll(() => {
  for (const slug of ["yunshang", "mingmou", "northfield"])
    shops.set(slug, demoFacts({ demo, slug, externalId: null, now }));
});

function compared(slug: string, text: string, dialogue: Parameters<typeof aTurn>[3] = {}) {
  const facts = shops.get(slug);
  if (facts === undefined) throw new Error(`no shop ${slug}`);
  const outcome = comparison(aTurn("product.recommend", text, facts, dialogue));
  return outcome?.kind === "answer" ? { facts: outcome.reply.facts, unknown: outcome.reply.unknown } : null;
}

describe("two products are told beside each other, each by its own fact", () => {
  test("named both", () => {
    expect(compared("yunshang", "双面羊绒大衣和经典双排扣风衣哪个厚")).toEqual({
      facts: ["product:YS1501#thickness", "product:YS1502#thickness"],
      unknown: [],
    });
  });

  test("the one in view and another of its kind", () => {
    expect(compared("mingmou", "这个还是喷雾那瓶防水时间长", { product: "MM3601" })).toEqual({
      facts: ["product:MM3601#waterproof", "product:MM3603#waterproof"],
      unknown: [],
    });
  });

  test("those just shown", () => {
    const listed = { kind: "products" as const, keys: ["YS1601", "YS1602"] };
    expect(compared("yunshang", "这两款哪个更暖和", { listed })?.facts).toEqual([
      "product:YS1601#temperature",
      "product:YS1602#temperature",
    ]);
  });

  test("what differs, where nothing is said of what matters", () => {
    const said = compared("northfield", "what's the difference between the titanium pot and the camp mug");
    expect(said?.facts).toContain("product:NF4601#material");
    expect(said?.facts).toContain("product:NF4605#material");
  });
});

test("what one of them does not say is said to be missing", () => {
  expect(compared("northfield", "which is warmer, the down jacket or the fleece jacket")).toEqual({
    facts: ["product:NF4001#temperature"],
    unknown: ["product:NF4004#temperature"],
  });
});

test.each(["这件和图片一样吗", "有没有羽绒服", "is it warm or not"])("nothing is compared: %s", (text) => {
  expect(compared("yunshang", text, { product: "YS1601" })).toBeNull();
});
