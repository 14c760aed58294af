import type { SopStep } from "@warmline/contract";
import { pointedOrders } from "../choose-order.ts";
import { chooseProduct } from "../choose-product.ts";
import { cut } from "../cut.ts";
import type { SkillTurn } from "../skill.ts";
import { matchOption } from "./match-option.ts";
import { readNumber } from "./read-number.ts";
import { MAX_ANSWER } from "./sop-position.ts";

type Button = Extract<SopStep, { readonly kind: "offer" }>["buttons"][number];

/** What a step waits for; a step that only tells may wait for the order or product that it tells of. */
export type Awaited = Extract<SopStep, { readonly kind: "ask" }>["asks"] | "button";

/** What a customer's words answer. `exact`: a button's very words, which are never anything else. */
export type SopAnswer =
  | { readonly kind: "value"; readonly value: string; readonly exact: boolean }
  | { readonly kind: "button"; readonly button: Button; readonly exact: boolean };

const numbered = (number: number | null): SopAnswer | null => (number === null ? null : value(String(number)));
const value = (text: string, exact = false): SopAnswer => ({ kind: "value", value: text, exact });

/** Reads the answer to a step in a turn's own words; null where they are none. */
export function readAnswer(turn: SkillTurn, step: SopStep, awaited: Awaited): SopAnswer | null {
  switch (awaited) {
    case "order":
      return readOrder(turn);
    case "product":
      return readProduct(turn);
    case "choice":
      return step.kind === "ask" ? readChoice(turn, step.options) : null;
    case "number":
      return numbered(readNumber(turn.naming));
    case "text":
      return value(turn.naming.trim() === "" ? turn.say("sop.picture") : cut(turn.naming.trim(), MAX_ANSWER));
    case "button":
      return step.kind === "offer" ? readButton(turn, step.buttons) : null;
  }
}

/** What was talked about before proves nothing: the words must point at one. */
function withoutCurrent(turn: SkillTurn): SkillTurn {
  return { ...turn, dialogue: { ...turn.dialogue, product: null, order: null } };
}

function readOrder(turn: SkillTurn): SopAnswer | null {
  const [order, another] = pointedOrders(withoutCurrent(turn));
  return order === undefined || another !== undefined ? null : value(order.number);
}

function readProduct(turn: SkillTurn): SopAnswer | null {
  const choice = chooseProduct(withoutCurrent(turn));
  return choice.kind === "one" ? value(choice.product.sku) : null;
}

type Options = Extract<SopStep, { readonly kind: "ask" }>["options"];

/** The option that words mean. */
export function readChoice({ naming, mentions }: SkillTurn, options: Options): SopAnswer | null {
  const found = matchOption(options.map(choosable), naming, mentions.pick);
  return found && value(found.option.of.value, found.exact);
}

function readButton({ naming, mentions }: SkillTurn, buttons: readonly Button[]): SopAnswer | null {
  const found = matchOption(buttons.map(choosable), naming, mentions.pick);
  return found && { kind: "button", button: found.option.of, exact: found.exact };
}

function choosable<T extends { readonly label: { readonly zh?: string; readonly en?: string } }>(of: T) {
  return { of, labels: [of.label.zh ?? "", of.label.en ?? ""] };
}
