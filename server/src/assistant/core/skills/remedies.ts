import type { FactNameOf, Order, Payment, Remedy, RemedyKind, ReturnParcel } from "../../../commerce/index.ts";
import {
  arrivalOfRefund,
  arrivalOfRemedy,
  factId,
  REMEDY_KIND_LABELS,
  REMEDY_STATE_LABELS,
} from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { asksOtherWay } from "../asks.ts";
import { orderCard } from "../cards.ts";
import { orderTitle } from "../format.ts";
import { hasOpenRemedy, hasRemedy } from "../order-states.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  answeredOffering,
  day,
  orderFact,
  personReply,
  price,
  shopFact,
  type Skills,
  type SkillTurn,
  worded,
} from "../skill.ts";
import { isSameAddress } from "./return-fault.ts";
import { bothAddressesReply, trackingReply } from "./return-parcel.ts";

/** What is under way to make it good, and how far it is: money, returns, exchanges. */
export const remedySkills: Skills = {
  "refund.status": (turn) =>
    asksOtherWay(turn.text)
      ? answeredOffering(turn, refundRule(turn))
      : withOrder(turn, hasRemedy, (order) => {
          const said = refundReply(turn, order);
          return shouldBeThere(turn, order) ? answeredOffering(turn, said) : answered(said);
        }),
};

/** How money comes back by the shop's own rule. */
export function refundRule(turn: SkillTurn): Reply {
  const rule = turn.facts.shop.rules.refunds;
  return rule === null
    ? reply("", { unknown: [shopFact(turn, "refund_days")] })
    : reply(worded(turn, rule.text), { facts: [shopFact(turn, "refund_days")] });
}

const ASKS_PROGRESS =
  /到哪|进度|(?:怎么|咋)样了|什么情况|处理(?:好|完|了|到|得)|审核|通过了?[没吗]|同意了?[没吗]|[收签]到?了?[没吗]|收到(?:货|我)|[寄发]出?(?:来|货)?了?[没吗]|还要(?:多久|几天)|什么时候(?:能|会|可以)?(?:寄|发|到|好|换|收)|\bstatus\b|\bprogress\b|\bwhere(?:'s| is| are)\b|\bhow(?:'s| is)\b.*\b(?:exchange|return|replacement)\b|\b(?:arrived?|received?|shipped|sent|approved|processed|through)\b.*\?|^\W*(?:has|have|did|is|was)\b|\bwhen (?:will|do|does|can)\b|\bany (?:news|update)/i;

/** Whether words ask how far something under way is. */
export function asksProgress(text: string): boolean {
  return ASKS_PROGRESS.test(text);
}

/** The question how a return or an exchange under way is doing; null when it is none, or nothing is under way. */
export function progressOf(turn: SkillTurn, kinds: readonly RemedyKind[]): Outcome | null {
  const underway = (order: Order): boolean => hasOpenRemedy(order, kinds);
  if (!turn.facts.orders.some(underway) || !asksProgress(turn.text)) return null;
  return withOrder(turn, underway, (order) => answeredOffering(turn, refundReply(turn, order)));
}

/** Every remedy with its state, amount and when the money should be there; or that there is none. */
export function refundReply(turn: SkillTurn, order: Order): Reply {
  const cards = [orderCard(turn, order)];
  const refunds = order.payments.filter((payment) => payment.kind === "refund");
  if (order.remedies.length === 0 && refunds.length === 0)
    return reply(turn.say("refund.none", { title: orderTitle(order, turn.language) }), {
      facts: [orderFact(order, "remedies")],
      cards,
      quickReplies: [personReply(turn)],
    });
  const parts =
    order.remedies.length > 0
      ? order.remedies.map((remedy) => remedyReply(turn, order, remedy))
      : refunds.map((one) => paymentReply(turn, order, one));
  return joinReplies([...parts, bankDays(turn, order), reply("", { cards })]);
}

function remedyReply(turn: SkillTurn, order: Order, remedy: Remedy): Reply {
  const fact = (name: FactNameOf<"remedy">) => factId("remedy", remedy.number, name);
  const ended = remedy.state === "rejected" || remedy.state === "withdrawn";
  const by = arrivalOfRemedy(order, remedy, arrivals(turn));
  if (by !== null && remedy.amount > 0 && by < turn.now) return overReply(turn, order, { remedy, by });
  const expected = remedy.expectedBy ?? by;
  return joinReplies([
    remedyHead(turn, order, remedy),
    remedy.doneAt === null
      ? reply("")
      : reply(turn.say("refund.done", { at: day(turn, remedy.doneAt) }), { facts: [fact("state")] }),
    remedy.doneAt !== null || ended ? reply("") : returnParcelReply(turn, order, remedy.parcel),
    remedy.doneAt !== null || ended || expected === null
      ? reply("")
      : reply(turn.say("refund.expected", { by: day(turn, expected) }), { facts: [fact("expected_by")] }),
  ]);
}

const arrivals = ({ facts: { shop } }: SkillTurn) => ({
  refunds: shop.rules.refunds,
  timeZone: shop.shop.timeZone,
});

/** No bank tells when it has paid out: after its days the money is said to be due, not to be on its way. */
function overReply(turn: SkillTurn, order: Order, { remedy, by }: { remedy: Remedy; by: Date }): Reply {
  const { number, amount } = remedy;
  const title = orderTitle(order, turn.language);
  const said = { title, amount: price(turn, amount), by: day(turn, by) };
  const facts = (["state", "amount", "expected_by"] as const).map((name) => factId("remedy", number, name));
  return reply(turn.say("refund.over", said), { facts });
}

/** Whether money should have arrived by now that nobody has told of: then somebody can look where it is. */
function shouldBeThere(turn: SkillTurn, order: Order): boolean {
  const setting = arrivals(turn);
  const days = [
    ...order.remedies.map((remedy) => (remedy.amount > 0 ? arrivalOfRemedy(order, remedy, setting) : null)),
    ...(order.remedies.length > 0 ? [] : order.payments.map((payment) => arrivalOfRefund(payment, setting))),
  ];
  return days.some((by) => by !== null && by < turn.now);
}

/** What is made good and how it stands; an exchange has no amount that anybody waits for. */
export function remedyHead(turn: SkillTurn, order: Order, remedy: Remedy): Reply {
  const state = worded(turn, REMEDY_STATE_LABELS[remedy.state]);
  const kind = worded(turn, REMEDY_KIND_LABELS[remedy.kind]);
  const facts = [factId("remedy", remedy.number, "state")];
  if (remedy.amount === 0)
    return reply(turn.say("remedy.is", { kind, state, title: orderTitle(order, turn.language) }), { facts });
  return reply(turn.say("refund.is", { kind, state, amount: price(turn, remedy.amount) }), {
    facts: [...facts, factId("remedy", remedy.number, "amount")],
  });
}

function paymentReply(turn: SkillTurn, order: Order, payment: Payment): Reply {
  const [amount, facts] = [price(turn, payment.amount), [orderFact(order, "refund")]];
  if (payment.state === "done") return reply(turn.say("refund.paid", { amount }), { facts });
  const by = arrivalOfRefund(payment, arrivals(turn));
  if (by === null) return reply(turn.say("refund.pending", { amount }), { facts });
  if (by < turn.now) return reply(turn.say("refund.pending.over", { amount, by: day(turn, by) }), { facts });
  const expected = turn.say("refund.expected", { by: day(turn, by) });
  return joinReplies([reply(turn.say("refund.pending", { amount }), { facts }), reply(expected, { facts })]);
}

/** How long this customer's bank takes, while money is still on its way. */
function bankDays(turn: SkillTurn, order: Order): Reply {
  if (shouldBeThere(turn, order)) return reply("");
  const money = order.remedies.filter((one) => one.amount > 0);
  const underway =
    order.state === "refunding" || money.some((one) => one.state === "paying" || one.state === "approved");
  const rule = turn.facts.shop.rules.refunds;
  if (!underway || rule === null) return reply("");
  return reply(worded(turn, rule.text), { facts: [shopFact(turn, "refund_days")] });
}

function wentElsewhere({ addressGiven, addressUsed }: ReturnParcel): boolean {
  return addressGiven !== null && addressUsed !== null && !isSameAddress(addressGiven, addressUsed);
}

/** The parcel on its way back; both addresses where it went to another than was given. */
function returnParcelReply(turn: SkillTurn, order: Order, parcel: ReturnParcel | null): Reply {
  if (parcel === null) return reply("");
  const tracking = trackingReply(turn, order, parcel);
  return wentElsewhere(parcel) ? joinReplies([tracking, bothAddressesReply(turn, order, parcel)]) : tracking;
}
