import { beforeAll, describe, expect, test } from "vitest";
import type { AnsweredRequest } from "../../commerce/index.ts";
import { orderOf } from "../../commerce/testing.ts";
import { loadPack } from "../../knowledge/index.ts";
import { retailPackFolder } from "../open-trade.ts";
import { answerWords } from "./answer-words.ts";
import type { Wording } from "./say.ts";
import { NOW } from "./test-facts.ts";

let wording: Wording;
beforeAll(async () => {
  const loaded = await loadPack(retailPackFolder());
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  wording = loaded.pack.wording;
});

type Request = AnsweredRequest["request"];

const WISHES: readonly Request["wish"][] = [
  { kind: "urge_dispatch" },
  { kind: "hold_dispatch", notBefore: "2026-03-20" },
  { kind: "redelivery", parcel: "SF1" },
  { kind: "trace", parcel: "SF1" },
  { kind: "invoice", invoice: "electronic", header: { of: "person", name: "陈静", taxId: null } },
  { kind: "combine", with: "N2" },
];

function answered(
  wish: Request["wish"],
  change: Partial<Request> & { readonly isChange?: boolean } = {},
): AnsweredRequest {
  const { isChange = false, ...how } = change;
  const asked = { id: "r", state: "done", once: "", askedAt: NOW, answeredAt: NOW, answerDay: null } as const;
  const order = orderOf({ number: "N1" });
  return { order, request: { ...asked, wish, ...how }, isChange, now: NOW, timeZone: "Asia/Shanghai" };
}

const words = (one: AnsweredRequest, language: "zh" | "en" = "zh"): string => answerWords(one, language, wording);

describe("an answer in words", () => {
  test.each(["zh", "en"] as const)(
    "says of every kind whether it was done, by when, and not, each otherwise (%s)",
    (language) => {
      const all = WISHES.flatMap((wish) =>
        [
          answered(wish),
          answered(wish, { answerDay: "2026-03-12" }),
          answered(wish, { state: "refused" }),
          answered(wish, { state: "open", answeredAt: null }),
        ].map((one) => words(one, language)),
      );
      expect(new Set(all).size).toBe(all.length);
      const about = language === "zh" ? "衬衫" : "Shirt";
      expect(all.filter((one) => !one.includes(about) || one.includes("{"))).toEqual([]);
    },
  );

  test("names the day that the answer names, also where it refuses, and holds to the day that was wished for", () => {
    const [urge, hold] = WISHES;
    if (urge === undefined || hold === undefined) throw new Error("no wishes");
    const on = (wish: Request["wish"], state: "done" | "refused") =>
      words(answered(wish, { state, answerDay: "2026-03-12" }));
    expect(on(urge, "done")).toContain("安排在3月12日发出");
    expect(on(urge, "refused")).toMatch(/没法提前发.*答复里给的日期是3月12日。$/u);
    expect(on(hold, "done")).toMatch(/3月20日再发.*答复里给的日期是3月12日。$/u);
    expect(words(answered(hold, { answerDay: "2026-03-20" }))).not.toContain("答复里给的日期");
  });

  test("says that it replaces another one", () => {
    const wish = { kind: "urge_dispatch" } as const;
    expect(words(answered(wish, { isChange: true }))).toMatch(/^之前的答复有变化。您催发货的/u);
    expect(words(answered(wish, { isChange: true, state: "refused" }), "en")).toMatch(
      /^The answer has changed\. I'm sorry/u,
    );
    expect(words(answered(wish, { isChange: true, state: "open" }))).toMatch(/^更正一下/u);
  });
});
