import { type Order, PAYMENT_METHOD_LABELS, type PaymentOnFile } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { cut } from "../cut.ts";
import { orderTitle } from "../format.ts";
import type { Outcome } from "../outcome.ts";
import { reply, type Reply } from "../reply.ts";
import { answeredOffering, orderFact, price, shopFact, type SkillTurn, worded } from "../skill.ts";
import { wayPaidBy } from "../way-paid-by.ts";
import { WAYS_NAMED } from "../ways-named.ts";

const CHANGES =
  /(?:换|改)(?:个|成|用|为|一[种个张下])?.{0,8}(?:支付|付款|付|卡)|(?:支付|付款)方式.{0,6}(?:换|改)|\b(?:change|switch|update)\b.{0,40}\b(?:pay(?:ment|ing)?|paid|card|paypal)\b|\b(?:pay|use|charge)\b.{0,40}\binstead\b|\b(?:another|different|other) (?:card|way to pay|payment)\b/i;

const UNPAID =
  /付不|付款失败|支付失败|没付|未付|扣款|扣了|\b(?:fail|declin|error)|can'?t pay|didn'?t go through|won'?t (?:go|let)/i;

/** Whether an order that is paid and not being sent is wished to be paid otherwise, or how was asked last. */
export function awaitsOtherPayment({ text, facts, dialogue }: SkillTurn): boolean {
  if (!facts.verified || !facts.orders.some(isPaidUnsent)) return false;
  return dialogue.asked?.slot === "way" || (CHANGES.test(text) && !UNPAID.test(text));
}

function isPaidUnsent({ state }: Order): boolean {
  return state === "paid";
}

/** Another of the customer's own ways to pay: the only one, the one named, else which is asked for; then a yes. */
export function changePayment(turn: SkillTurn): Outcome {
  return withOrder(turn, isPaidUnsent, (order) => {
    const used = new Set(order.payments.map(({ reference, method }) => reference ?? method));
    const others = turn.facts.ways.filter(({ reference }) => !used.has(reference));
    const meant = isPaidUnsent(order) ? meantWays(turn, others) : [];
    const [way, another] = meant;
    if (way === undefined) return noOther(turn, order);
    if (another !== undefined) return askWhichWay(turn, order, meant);
    const title = orderTitle(order, turn.language);
    const offer = turn.say("confirm.payment", { title, number: order.number, way: wayName(turn, way) });
    const action = { kind: "change_payment", order: order.number, payWith: way.reference } as const;
    return propose(turn, { action, order, shown: shownOf(turn, order), offer: reply(offer) });
  });
}

/** Those that are named or picked; all, where the words name none. */
function meantWays(
  { text, mentions, dialogue }: SkillTurn,
  others: readonly PaymentOnFile[],
): readonly PaymentOnFile[] {
  const said = dialogue.asked?.slot === "way" ? (text.split("\n").at(-1) ?? "") : text;
  const ended = others.filter(({ reference }) => said.includes(tailOf(reference)));
  if (ended.length === 1) return ended;
  const named = WAYS_NAMED.flatMap(({ method, words }) => (words.test(said) ? [method] : []));
  if (named.length > 0) return others.filter(({ method }) => named.includes(method));
  const { pick } = mentions;
  const picked =
    dialogue.asked?.slot === "way" && typeof pick === "number" ? others.at(pick > 0 ? pick - 1 : pick) : undefined;
  return picked === undefined ? others : [picked];
}

/** How it was paid is a fact; that there is nothing else on file, or it is too late, as well. */
function noOther(turn: SkillTurn, order: Order): Outcome {
  const by = wayPaidBy(order);
  const paid = order.payments.find(({ reference, method }) => (reference ?? method) === by);
  const way = paid === undefined ? "" : methodName(turn, paid.method);
  const values = { title: orderTitle(order, turn.language), way };
  const said = turn.say(isPaidUnsent(order) ? "payment.change.none" : "payment.change.late", values);
  return answeredOffering(turn, reply(said, { facts: [orderFact(order, "paid")], cards: [orderCard(turn, order)] }));
}

function askWhichWay(turn: SkillTurn, order: Order, ways: readonly PaymentOnFile[]): Outcome {
  const quickReplies = ways.map((way) => {
    const name = cut(wayName(turn, way), MAX_NAME);
    return { label: name, text: name };
  });
  const asked = reply(turn.say("payment.change.which"), {
    facts: [orderFact(order, "paid")],
    cards: [orderCard(turn, order)],
    quickReplies,
  });
  return { kind: "ask", slot: "way", subject: { order: order.number }, reply: asked };
}

/** The wire's limit of what stands on a tap. */
const MAX_NAME = 80;
/** As much of a reference as people recognise a card by. */
const TAIL = 4;

function tailOf(reference: string): string {
  return reference.slice(-TAIL);
}

/** By the shop's own name, with what tells it from another of its kind: the end of its number, or what a gift card holds. */
function wayName(turn: SkillTurn, { method, reference, balance }: PaymentOnFile): string {
  const name = methodName(turn, method);
  if (balance !== null)
    return turn.say("payment.way.gift_card", { name, balance: price(turn, balance), end: tailOf(reference) });
  return reference === method ? name : turn.say("payment.way", { name, end: tailOf(reference) });
}

function methodName(turn: SkillTurn, method: PaymentOnFile["method"]): string {
  const { payments } = turn.facts.shop.rules;
  return worded(turn, payments.find((one) => one.method === method)?.name ?? PAYMENT_METHOD_LABELS[method]);
}

function shownOf(turn: SkillTurn, order: Order): Reply {
  const { payments } = turn.facts.shop.rules;
  const facts = payments.length === 0 ? [] : [shopFact(turn, "payments")];
  return reply("", { facts: [orderFact(order, "state"), ...facts], cards: [orderCard(turn, order)] });
}
