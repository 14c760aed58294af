import type { SopStep } from "@warmline/contract";
import type { Order, Product } from "../../../commerce/index.ts";
import { askWhichOrder, askWhichProduct } from "../ask.ts";
import { answered, type Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import { personReply, type SkillTurn } from "../skill.ts";
import type { SopPosition } from "./sop-position.ts";
import { type SopRun, waiting } from "./sop-run.ts";
import { productOf } from "./sop-subject.ts";
import { optionReplies, tellWords } from "./tell-step.ts";

/** A step that asks. */
export type AskStep = Extract<SopStep, { readonly kind: "ask" }>;

/** So many orders are shown to choose from. */
const LISTED = 5;

/** The question of a step that asks, with what there is to choose from. */
export function question({ turn }: SopRun, step: AskStep, position: SopPosition): Outcome {
  const { text } = tellWords(turn, step.text, position);
  switch (step.asks) {
    case "order":
      return worded(whichOrder(turn, position, turn.facts.orders.slice(0, LISTED)), text);
    case "product":
      return worded(whichProduct(turn, position, likelyProducts(turn, position)), text);
    case "choice":
      return waiting(position, reply(text, { quickReplies: optionReplies(turn, step.options) }));
    case "number":
    case "text":
      return waiting(position, reply(text));
  }
}

/** The same question in other words; an outcome that asks nothing stays as it is. */
export function worded(outcome: Outcome, text: string): Outcome {
  return outcome.kind === "ask" ? { ...outcome, reply: { ...outcome.reply, text } } : outcome;
}

function likelyProducts(turn: SkillTurn, position: SopPosition): readonly Product[] {
  const choice = productOf(turn, { ...position, product: null });
  return choice.kind === "several" ? choice.products : [];
}

/** Asks which order; says why where there is none to choose. */
export function whichOrder(turn: SkillTurn, position: SopPosition, orders: readonly Order[]): Outcome {
  if (orders.length === 0) return withoutOrder(turn, turn.facts.verified ? "none" : "sign_in");
  return { ...askWhichOrder(turn, orders), slot: "sop", sop: position };
}

/** Asks which product, or its name where none can be shown. */
export function whichProduct(turn: SkillTurn, position: SopPosition, products: readonly Product[]): Outcome {
  const asked: Outcome = { ...askWhichProduct(turn, products), slot: "sop", sop: position };
  return products.length === 0 ? worded(asked, turn.say("ask.product.name")) : asked;
}

/** Nobody knows an order of the customer's: a process that needs one ends here. */
export function withoutOrder(turn: SkillTurn, why: "none" | "not_found" | "sign_in"): Outcome {
  return answered(reply(turn.say(`order.${why}`), { quickReplies: [personReply(turn)] }));
}
