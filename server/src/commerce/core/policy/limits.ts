import { type ActionLimits, DEFAULT_ACTION_LIMITS } from "@warmline/contract";
import type { ShopRules } from "../shop-rules.ts";
import type { ActedBy, Actor } from "./action.ts";

/** What each may give back alone in a shop: its own limits, else what holds everywhere. */
export function limitsOf({ limits }: ShopRules): ActionLimits {
  return limits ?? DEFAULT_ACTION_LIMITS;
}

/** Somebody who acts, with the limit that this shop sets him. */
export function actorIn(rules: ShopRules, by: ActedBy): Actor {
  const limits = limitsOf(rules);
  return { kind: by.kind, limit: by.kind === "assistant" ? limits.assistant : limits[`tier${by.tier}`] };
}
