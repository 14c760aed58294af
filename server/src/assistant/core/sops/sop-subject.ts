import type { SopStep } from "@warmline/contract";
import type { Order, Product } from "../../../commerce/index.ts";
import { chooseOrder, type OrderChoice } from "../choose-order.ts";
import { chooseProduct, type ProductChoice } from "../choose-product.ts";
import { anyOrder } from "../order-states.ts";
import type { SkillTurn } from "../skill.ts";
import { wordsOf } from "./published-sop.ts";
import type { Awaited } from "./read-answer.ts";
import { DECIDING_FACTS, isDecidingFact, isToldFact, placeholdersIn, TOLD_FACTS } from "./sop-facts.ts";
import type { SopPosition } from "./sop-position.ts";

/** What a step must know before it can be taken. */
type Need = "order" | "product";

/** What a step tells of or decides by; not what it asks for itself. */
function needsOf(step: SopStep): ReadonlySet<Need> {
  if (step.kind === "choose") return new Set(isDecidingFact(step.by) ? ownNeed(DECIDING_FACTS[step.by].of) : []);
  const [text] = wordsOf(step);
  const named = step.kind === "look_up" ? [step.fact] : placeholdersIn(`${text?.zh ?? ""}${text?.en ?? ""}`);
  const needs = named.flatMap((name) => (isToldFact(name) ? ownNeed(TOLD_FACTS[name].of) : []));
  return new Set(needs.filter((need) => step.kind !== "ask" || step.asks !== need));
}

function ownNeed(of: string): readonly Need[] {
  return of === "order" || of === "product" ? [of] : [];
}

/** The order that a process is about: the one it was given, or the one that can only be meant. */
export function orderOf(turn: SkillTurn, { order }: SopPosition): OrderChoice {
  const given = turn.facts.orders.find(({ number }) => number === order);
  return given === undefined ? chooseOrder(turn, anyOrder) : { kind: "one", order: given };
}

/** The product that a process is about: the one it was given, or the one that can only be meant. */
export function productOf(turn: SkillTurn, { product, order }: SopPosition): ProductChoice {
  const given = turn.facts.shop.products.find(({ sku }) => sku === product);
  if (given !== undefined) return { kind: "one", product: given, variants: given.variants };
  return chooseProduct({ ...turn, dialogue: { ...turn.dialogue, order: order ?? turn.dialogue.order } });
}

/** The order and product as far as they are given. */
export function subjectAt(
  { facts }: SkillTurn,
  position: SopPosition,
): { order: Order | null; product: Product | null } {
  return {
    order: facts.orders.find(({ number }) => number === position.order) ?? null,
    product: facts.shop.products.find(({ sku }) => sku === position.product) ?? null,
  };
}

/** What a step needs and is not given yet. */
export function missingOf({ facts }: SkillTurn, step: SopStep, position: SopPosition): Need | null {
  const needs = needsOf(step);
  if (needs.has("order") && !facts.orders.some(({ number }) => number === position.order)) return "order";
  if (needs.has("product") && !facts.shop.products.some(({ sku }) => sku === position.product)) return "product";
  return null;
}

/** What a step waits for now; before everything the order or product that it tells of. */
export function awaitedBy(turn: SkillTurn, step: SopStep, position: SopPosition): Awaited {
  const missing = missingOf(turn, step, position);
  if (missing !== null) return missing;
  if (step.kind === "ask") return step.asks;
  return step.kind === "offer" ? "button" : "text";
}
