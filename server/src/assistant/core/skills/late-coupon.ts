import { isSentLate, type Order } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import type { Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import { deadline, orderFact, shopFact, type SkillTurn, worded } from "../skill.ts";
import { conditionOf } from "./promotions.ts";

/** For an order that leaves late the shop may give a coupon by its own rule; null where it does not, or he has had it. */
export function lateCoupon(turn: SkillTurn, order: Order): Outcome | null {
  const given = turn.facts.lateCoupon;
  if (given === null || given.isHeld || !isSentLate(order, turn.now)) return null;
  const { coupon } = given;
  const offer = turn.say("confirm.coupon", {
    title: orderTitle(order, turn.language),
    name: worded(turn, coupon.name),
    condition: conditionOf(turn, coupon),
    until: deadline(turn, coupon.endsAt),
  });
  const facts = [orderFact(order, "dispatch_by"), shopFact(turn, "dispatch_when_late")];
  const shown = reply("", { facts, cards: [orderCard(turn, order)] });
  const action = { kind: "give_coupon", order: order.number, code: coupon.code } as const;
  return propose(turn, { action, order, shown, offer: reply(offer) });
}
