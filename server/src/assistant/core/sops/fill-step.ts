import type { SopStep } from "@warmline/contract";
import type { Outcome } from "../outcome.ts";
import type { SkillTurn } from "../skill.ts";
import { type AskStep, question, whichOrder, whichProduct, withoutOrder } from "./ask-in-sop.ts";
import { type Awaited, readChoice } from "./read-answer.ts";
import { type SopPosition, withAnswer } from "./sop-position.ts";
import type { SopRun } from "./sop-run.ts";
import { missingOf, orderOf, productOf } from "./sop-subject.ts";

/** Where a step asks; `asksFirst`: the question is put even where its answer seems to be known. */
export interface AskedAt {
  readonly position: SopPosition;
  readonly asksFirst: boolean;
}

interface Filled {
  readonly to: string | null;
  readonly position: SopPosition;
}

/** Asks, unless earlier words have answered it. What was answered once and is come back to is asked anew. */
export function ask(run: SopRun, step: AskStep, { position, asksFirst }: AskedAt): Filled | Outcome {
  const isNew = !position.answers.some((one) => one.step === step.id);
  const filled = isNew && !asksFirst ? filledBefore(run, step, position) : null;
  if (filled === null) return question(run, step, position);
  if ("kind" in filled) return filled;
  const given = withAnswer(position, step.id, filled.value);
  return { to: step.next, position: about(given, step.asks, filled) };
}

function filledBefore(
  { turn, opening }: SopRun,
  step: AskStep,
  position: SopPosition,
): Outcome | { value: string } | null {
  switch (step.asks) {
    case "order": {
      const choice = orderOf(turn, position);
      if (choice.kind === "one") return { value: choice.order.number };
      return choice.kind === "several" ? null : withoutOrder(turn, choice.kind);
    }
    case "product": {
      const choice = productOf(turn, position);
      return choice.kind === "one" ? { value: choice.product.sku } : null;
    }
    case "choice": {
      const choice = opening ? readChoice(turn, step.options) : null;
      return choice?.kind === "value" ? { value: choice.value } : null;
    }
    case "number":
    case "text":
      return null;
  }
}

/** Another order is another product. */
export function about(position: SopPosition, awaited: Awaited, { value }: { readonly value: string }): SopPosition {
  if (awaited === "order") return { ...position, order: value, product: null };
  return awaited === "product" ? { ...position, product: value } : position;
}

type Known = { readonly position: SopPosition } | { readonly outcome: Outcome; readonly isHopeless: boolean };

/** Finds what a step needs, or asks for it; hopeless where there is nothing to ask for. */
export function withNeeds(turn: SkillTurn, step: SopStep, position: SopPosition): Known {
  const missing = missingOf(turn, step, position);
  if (missing === null) return { position };
  if (missing === "order") {
    const choice = orderOf(turn, position);
    if (choice.kind === "one") return withNeeds(turn, step, { ...position, order: choice.order.number, product: null });
    if (choice.kind === "several") return { outcome: whichOrder(turn, position, choice.orders), isHopeless: false };
    return { outcome: withoutOrder(turn, choice.kind), isHopeless: true };
  }
  const choice = productOf(turn, position);
  if (choice.kind === "one") return withNeeds(turn, step, { ...position, product: choice.product.sku });
  const products = choice.kind === "several" ? choice.products : [];
  return { outcome: whichProduct(turn, position, products), isHopeless: false };
}
