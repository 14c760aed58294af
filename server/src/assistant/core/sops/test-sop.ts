import type { Sop, SopStep } from "@warmline/contract";
import { isIntentId } from "../../../knowledge/index.ts";
import type { SopSetting } from "./check-sop.ts";
import type { PublishedSop } from "./published-sop.ts";

const both = (text: string) => ({ zh: text, en: `${text} (en)` });

/** Steps by kind, with texts in both languages. */
export const step = {
  say: (id: string, next: string | null, text = id): SopStep => ({ kind: "say", id, text: both(text), next }),
  ask: (
    id: string,
    asks: Extract<SopStep, { kind: "ask" }>["asks"],
    next: string | null,
    options: readonly string[] = [],
  ): SopStep => ({
    kind: "ask",
    id,
    text: both(`${id}?`),
    asks,
    options: options.map((label, index) => ({ value: `${id}-${index + 1}`, label: both(label) })),
    next,
  }),
  lookUp: (id: string, fact: string, next: string | null): SopStep => ({ kind: "look_up", id, fact, next }),
  choose: (
    id: string,
    by: string,
    branches: Readonly<Record<string, string | null>>,
    rest: { readonly otherwise: string | null; readonly of?: string; readonly limit?: number },
  ): SopStep => ({
    kind: "choose",
    id,
    by,
    of: rest.of ?? null,
    limit: rest.limit ?? null,
    branches: Object.entries(branches).map(([value, next]) => ({ value, next })),
    otherwise: rest.otherwise,
  }),
  /** A button leads to a step, to the end by null, or to a skill by `skill:<intent>`. */
  offer: (id: string, buttons: Readonly<Record<string, string | null>>): SopStep => ({
    kind: "offer",
    id,
    text: both(`${id}?`),
    buttons: Object.entries(buttons).map(([label, to]) => ({
      label: both(label),
      to: to?.startsWith("skill:") ? { kind: "skill", intent: to.slice(6) } : { kind: "step", step: to },
    })),
  }),
  handOver: (
    id: string,
    tell = "",
    reason: Extract<SopStep, { kind: "hand_over" }>["reason"] = "shop_process",
  ): SopStep => ({
    kind: "hand_over",
    id,
    text: {},
    reason,
    tell,
  }),
};

/** A process that begins where repair is wanted. */
export function aSop(steps: readonly SopStep[], intents: readonly string[] = ["warranty.repair"]): Sop {
  return { title: both("试"), start: { intents: [...intents], phrases: [] }, steps: [...steps] };
}

/** It, published. */
export function published(sop: Sop, version = 1): PublishedSop {
  return { id: "5f0c8f8e-0d3a-4c1e-9a53-0d2f6a6f7a01", version, sop };
}

/** A Chinese shop that sells clothes and has no other process. */
export const SETTING: SopSetting = {
  language: "zh",
  categories: ["clothing/dress", "clothing/shirt"],
  taken: new Set(),
  isIntent: isIntentId,
};
