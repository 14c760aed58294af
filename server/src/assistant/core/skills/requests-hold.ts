import type { Order } from "../../../commerce/index.ts";
import { calendarDay, lastHoldDay, standingRequest } from "../../../commerce/index.ts";
import { refused } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { isOpen } from "../order-states.ts";
import type { Outcome } from "../outcome.ts";
import { reply, type Reply } from "../reply.ts";
import { dayWords, offerRequest, offerWithdrawal, orderNamed } from "../requests.ts";
import { orderFact, type Skills, type SkillTurn } from "../skill.ts";
import { wishedDay } from "../wished-day.ts";
import { changed, signInFirst } from "./actions.ts";

/** 晚点发货: until which day is asked for where it is missing, written down after a yes, changed and taken back. */
export const holdSkills: Skills = { "order.hold_dispatch": holdDispatch };

/** Let it go in its turn after all. */
const LETS_GO =
  /(?:不用|不要|取消|别)(?:再)?(?:等|约|推迟|延迟|晚|预约|压)|(?:尽快|直接|马上|现在|照常|正常)(?:就)?(?:发|寄)|\b(?:ship|send) (?:it )?(?:now|right away|as usual|normally)\b|\b(?:cancel|take back|no longer need) the (?:hold|delay)\b/i;

function holdDispatch(turn: SkillTurn): Outcome {
  if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn);
  const letsGo = LETS_GO.test(turn.text) && turn.facts.orders.some(isHeld);
  const could = letsGo ? isHeld : turn.facts.orders.some(isUnsent) ? isUnsent : isOpen;
  return withOrder(turn, could, (order) => {
    const held = standingRequest(order.requests, "hold_dispatch");
    const back = letsGo && held !== undefined ? offerWithdrawal(turn, order, held) : null;
    if (back !== null) return back;
    if (isUnsent(order)) return untilWhen(turn, order);
    return changed({ ...turn, dialogue: { ...turn.dialogue, order: order.number } });
  });
}

function isHeld({ requests }: Order): boolean {
  return standingRequest(requests, "hold_dispatch") !== undefined;
}

function isUnsent({ kind, state }: Order): boolean {
  return kind === "physical" && (state === "paid" || state === "unpaid");
}

function untilWhen(turn: SkillTurn, order: Order): Outcome {
  const { timeZone } = turn.facts.shop.shop;
  const last = lastHoldDay({ rules: turn.facts.shop.rules, now: turn.now, timeZone });
  if (last === null) return refused(turn, "hold.offered", { shown: cardOf(turn, order), order });
  const day = wishedDay(turn.text, calendarDay(turn.now, timeZone));
  if (day === null || day > last) return askDay(turn, order, { last, tooLate: day !== null });
  const offer = turn.say("confirm.hold", { ...orderNamed(turn, order), by: dayWords(turn, day) });
  const action = { kind: "hold_dispatch", order: order.number, notBefore: day } as const;
  return offerRequest(turn, { action, order, shown: cardOf(turn, order), offer });
}

interface Asking {
  readonly last: string;
  readonly tooLate: boolean;
}

function askDay(turn: SkillTurn, order: Order, { last, tooLate }: Asking): Outcome {
  const { title } = orderNamed(turn, order);
  const words = turn.say(tooLate ? "hold.ask.sooner" : "hold.ask", { title, last: dayWords(turn, last) });
  const asked = reply(words, { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
  return { kind: "ask", slot: "date", subject: { order: order.number }, reply: asked };
}

function cardOf(turn: SkillTurn, order: Order): Reply {
  return reply("", { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}
