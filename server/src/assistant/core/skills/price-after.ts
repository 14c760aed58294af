import { withOrder } from "../ask.ts";
import { isOpen } from "../order-states.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply } from "../reply.ts";
import { answeredOffering, shopFact, type Skills, type SkillTurn, worded } from "../skill.ts";
import { signInFirst } from "./actions.ts";
import { stateLine } from "./orders.ts";
import { priceProtection } from "./price-protection.ts";

/** What becomes of a price after the order: changed before payment, protected after it. */
export const priceAfterSkills: Skills = {
  "price.change": priceChange,
  "price.protection": priceProtection,
};

/** Only an unpaid order's price can still be changed, and only where the shop gives anything at all. */
function priceChange(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.bargaining;
  const rules = rule === null ? reply("") : reply(worded(turn, rule.text), { facts: [shopFact(turn, "bargaining")] });
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn, rules);
  return withOrder(turn, isOpen, (order) => {
    const said = joinReplies([stateLine(turn, order), rules]);
    const negotiable = order.state === "unpaid" && (rule === null || rule.maxPercent > 0);
    return negotiable ? handedOver("action_needed", said) : answeredOffering(turn, said);
  });
}
