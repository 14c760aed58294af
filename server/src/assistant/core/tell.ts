import { type Acted, type Action, isRequest, type Order, type RequestAction } from "../../commerce/index.ts";
import { moneyReply, refused } from "./acting.ts";
import { actionOf, type Pending } from "./pending.ts";
import { linesTitle, orderTitle } from "./format.ts";
import { answered, handedOver, type Outcome } from "./outcome.ts";
import { joinReplies, reply, type Reply } from "./reply.ts";
import { orderFact, type SkillTurn } from "./skill.ts";
import { requestDone } from "./requests.ts";
import { returnAddressReply } from "./skills/returns.ts";
import type { WordingKey } from "./wording-keys.ts";

const DONE = {
  cancel: "done.cancel",
  return: "done.return",
  exchange: "done.exchange",
  return_fee: "done.return_fee",
  price_protection: "done.price_protection",
  give_coupon: "done.coupon",
  change_address: "done.address",
  change_items: "done.items",
  change_payment: "done.payment",
  change_note: "done.note",
} as const satisfies Readonly<Record<string, WordingKey>>;

/** Tells what became of an action that was said yes to: never that it was done when it was not. */
export function tell(turn: SkillTurn, pending: Pending, acted: Acted): Outcome {
  const action = actionOf(pending);
  const number = action.kind === "change_own_address" ? undefined : action.order;
  const order = turn.facts.orders.find((one) => one.number === number);
  if (order === undefined || !isTold(action)) return handedOver("assistant_failed", reply(turn.say("handover.failed")));
  if (!acted.ok) {
    if (acted.code === "refused")
      return refused(turn, acted.clause, { shown: reply(turn.say("confirm.not_done")), order });
    return handedOver("assistant_failed", reply(turn.say("handover.failed")));
  }
  const done = reply(doneWords(turn, action, order), { facts: [orderFact(order, "state")], clauses: acted.clauses });
  const next: Reply =
    action.kind === "return" || action.kind === "exchange" ? returnAddressReply(turn, order) : reply("");
  return answered(joinReplies([done, moneyReply(turn, { kind: action.kind, order, money: acted.money }), next]), {
    order: order.number,
  });
}

type ToldAction = RequestAction | Extract<Action, { readonly kind: keyof typeof DONE }>;

function isTold(action: Action): action is ToldAction {
  return isRequest(action) || Object.hasOwn(DONE, action.kind);
}

function doneWords(turn: SkillTurn, action: ToldAction, order: Order): string {
  if (isRequest(action)) return requestDone(turn, action, order);
  const lines = order.lines.filter(({ id }) => isAbout(action, id));
  const title = linesTitle(lines, turn.language) || orderTitle(order, turn.language);
  return turn.say(DONE[action.kind], { title, number: order.number });
}

/** Whether an action is about this line, or about the whole order. */
function isAbout(action: ToldAction, lineId: string): boolean {
  if ("lineIds" in action) return action.lineIds.includes(lineId);
  return !("changes" in action) || action.changes.some((one) => one.lineId === lineId);
}
