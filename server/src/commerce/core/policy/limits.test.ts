import { expect, test } from "vitest";
import { EMPTY_RULES } from "../empty-rules.ts";
import type { ActedBy } from "./action.ts";
import { actorIn } from "./limits.ts";

const agent = (tier: 1 | 2 | 3): ActedBy => ({ kind: "agent", id: "a", name: "小满", tier });

test("a shop's own limits hold, and what holds everywhere where it set none", () => {
  const limits = { assistant: 1, tier1: 2, tier2: null, tier3: 4 };
  const rules = { ...EMPTY_RULES, limits };
  const own = [{ kind: "assistant" } as const, agent(1), agent(2), agent(3)].map((by) => actorIn(rules, by).limit);
  expect(own).toEqual([1, 2, null, 4]);
  const usual = [{ kind: "assistant" } as const, agent(1), agent(2), agent(3)].map((by) => actorIn(EMPTY_RULES, by));
  expect(usual.map(({ limit }) => limit)).toEqual([50_000, 200_000, 1_000_000, null]);
  expect(usual.map(({ kind }) => kind)).toEqual(["assistant", "agent", "agent", "agent"]);
});
