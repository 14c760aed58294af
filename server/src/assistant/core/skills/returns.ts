import type { Order, OrderLine, RemedyKind, ReturnAddress } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { withOrder, withShopFact } from "../ask.ts";
import { askWhichItem } from "../ask-item.ts";
import { asksHow, asksOtherWay, asksWhether, wishesNow } from "../asks.ts";
import { orderCard, orderQuickReply } from "../cards.ts";
import { chooseLines } from "../choose-lines.ts";
import { pointedOrders } from "../choose-order.ts";
import { cut } from "../cut.ts";
import { addressLine, linesTitle, orderTitle } from "../format.ts";
import { hasOpenRemedy, isBeingMadeGood, isInHand, isReturnable } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  answeredOffering,
  orderFact,
  personReply,
  type Skill,
  type Skills,
  type SkillTurn,
  unknownFact,
  worded,
} from "../skill.ts";
import { wayPaidBy } from "../way-paid-by.ts";
import { changeItems } from "./change-items.ts";
import { wantedStock, wantedVariant } from "./exchange-stock.ts";
import { progressOf, refundReply, refundRule } from "./remedies.ts";
import { exceptionsReply, isExcluded, isInWindow, returnFeeReply, windowReply, windowRule } from "./return-window.ts";

/** Goods on their way back: where to, who pays, until when, and how it is asked for. */
export const returnSkills: Skills = {
  "return.address": returnAddress,
  "return.window": returnWindow,
  "return.shipping_fee": (turn) =>
    withShopFact(turn, { name: "return_fee", value: turn.facts.shop.rules.returns }, () =>
      answered(returnFeeReply(turn)),
    ),
  "return.request": goodsBack(["return", "refund"]),
  "exchange.request": goodsBack(["exchange"]),
};

/** The address for this very order, with the warning not to use the parcel's label; without an order the shop's only one. */
function returnAddress(turn: SkillTurn): Outcome {
  if (turn.facts.verified && turn.facts.orders.length > 0) {
    const awaited = turn.facts.orders.some(goesBack) ? goesBack : isReturnable;
    return withOrder(turn, awaited, (order) => addressOfOrder(turn, order));
  }
  if (turn.mentions.numbers.length > 0) return withOrder(turn, isInHand, () => answered(reply("")));
  return answered(reply(turn.say("return.address.sign_in"), { quickReplies: [personReply(turn)] }));
}

/** Asked for and agreed, or already on its way: this is the order whose address is needed. */
function goesBack(order: Order): boolean {
  return hasOpenRemedy(order, ["return", "exchange"]);
}

function addressOfOrder(turn: SkillTurn, order: Order): Outcome {
  const given = turn.facts.returnAddresses.get(order.id) ?? null;
  if (given === null) return unknownFact(turn, orderFact(order, "return_address"), { order: order.number });
  return answered(returnAddressReply(turn, order));
}

/** Where an order's return goes, with the warning not to use the parcel's label; nothing where the shop has not said. */
export function returnAddressReply(turn: SkillTurn, order: Order): Reply {
  const given = turn.facts.returnAddresses.get(order.id) ?? null;
  if (given === null) return reply("", { unknown: [orderFact(order, "return_address")] });
  return joinReplies([addressReply(turn, order, given), reply(turn.say("return.address.warning"))]);
}

function addressReply(turn: SkillTurn, order: Order, given: ReturnAddress): Reply {
  const title = orderTitle(order, turn.language);
  const text = turn.say("return.address.is", {
    title,
    address: addressLine(given.address),
    recipient: given.address.recipient,
    phone: given.address.phone,
  });
  const note = given.note === null ? "" : worded(turn, given.note);
  const facts = [orderFact(order, "return_address")];
  return joinReplies([reply(text, { facts, cards: [orderCard(turn, order)] }), reply(note, { facts })]);
}

function returnWindow(turn: SkillTurn): Outcome {
  return withShopFact(turn, { name: "return_window", value: turn.facts.shop.rules.returns }, () => {
    if (!turn.facts.verified || !turn.facts.orders.some(isInHand)) return answered(windowRule(turn));
    return withOrder(turn, isInHand, (order) => {
      const open = isInWindow(turn, order) || order.times.delivered === null;
      return open ? answered(windowReply(turn, order)) : pastWindow(turn, order);
    });
  });
}

const GIVEN_REASON =
  /质量|坏|破|裂|瑕疵|毛病|掉色|褪色|起球|缩水|开线|脱线|过敏|[发寄拍]错|色差|住院|生病|出差|没(?:时间|空|来得及|顾上)|特殊|因为|由于|原因|\bbroken?\b|defect|fault|damage|\bwrong\b|\bsick\b|hospital|because|travel|holiday|\bill\b|reason|fell apart|stopped working/i;

/** The window is a fact. Where a reason was given a person weighs it; else one is offered. */
function pastWindow(turn: SkillTurn, order: Order): Outcome {
  const said = windowReply(turn, order);
  return GIVEN_REASON.test(turn.text) ? handedOver("action_needed", said) : answeredOffering(turn, said);
}

/** How one under way is doing; how it goes in general; or the wish itself, for which a colleague is needed. */
function goodsBack(kinds: readonly RemedyKind[]): Skill {
  return (turn) => {
    if (!turn.facts.verified || turn.facts.orders.length === 0) return withoutOrders(turn);
    if (asksOtherWay(turn.text)) return answeredOffering(turn, refundRule(turn));
    const progress = progressOf(turn, kinds);
    if (progress !== null) return progress;
    if (isChangeBeforeSending(turn)) return changedBeforeSending(turn);
    const asks = asksHow(turn.text) || (asksWhether(turn.text) && !wishesNow(turn.text));
    if (asks) return explained(turn);
    const could = (order: Order): boolean => isReturnableNow(turn, order);
    return withOrder(turn, turn.facts.orders.some(could) ? could : isInHand, (order) => wished(turn, order));
  };
}

/** An exchange that is wished for before anything was sent: the order is changed, and nothing has to come back. */
function isChangeBeforeSending(turn: SkillTurn): boolean {
  const { orders } = turn.facts;
  return (
    turn.intent === "exchange.request" &&
    !asksHow(turn.text) &&
    orders.some(isUnsent) &&
    !orders.some((order) => isReturnableNow(turn, order))
  );
}

function changedBeforeSending(turn: SkillTurn): Outcome {
  return withOrder(turn, isUnsent, (order) => (isUnsent(order) ? changeItems(turn, order) : wished(turn, order)));
}

function isUnsent({ state }: Order): boolean {
  return state === "paid" || state === "unpaid";
}

function withoutOrders(turn: SkillTurn): Outcome {
  if (turn.mentions.numbers.length > 0) return withOrder(turn, isInHand, () => answered(reply("")));
  return answered(
    joinReplies([
      windowRule(turn),
      returnFeeReply(turn),
      reply(turn.say("order.sign_in"), { quickReplies: [personReply(turn)] }),
    ]),
  );
}

function isReturnableNow(turn: SkillTurn, order: Order): boolean {
  return isInHand(order) && isInWindow(turn, order) && !isExcluded(turn, order) && !isBeingMadeGood(order);
}

/** A wish about one order: done by a colleague while it may be done, else told why not. */
function wished(turn: SkillTurn, order: Order): Outcome {
  if (isBeingMadeGood(order)) return answeredOffering(turn, refundReply(turn, order));
  const refused = refusal(turn, order);
  if (refused !== null) return refused;
  const told = joinReplies([windowReply(turn, order), wantedStock(turn, order), returnFeeReply(turn)]);
  const way = wayPaidBy(order);
  const lines = chooseLines(turn, order);
  const [line, another] = lines;
  if (way === null) return handedOver("action_needed", told);
  if (line === undefined) return askWhichItem(turn, order, { lines: order.lines, told });
  if (turn.intent === "exchange.request")
    return another === undefined ? exchanged(turn, order, { line, way, told }) : handedOver("action_needed", told);
  const action = { kind: "return", order: order.number, lineIds: lines.map(({ id }) => id), refundTo: way } as const;
  const what = reply(turn.say("confirm.return", { title: linesTitle(lines, turn.language), number: order.number }));
  return propose(turn, { action, order, shown: told, offer: what });
}

interface Exchange {
  readonly line: OrderLine;
  readonly way: string;
  readonly told: Reply;
}

/** Asked for where it is clear what for and nothing is due: nobody is charged by a chat. */
function exchanged(turn: SkillTurn, order: Order, { line, way, told }: Exchange): Outcome {
  const wanted = wantedVariant(turn, line);
  if (wanted === null || wanted.price * line.quantity > line.total) return handedOver("action_needed", told);
  const changes = [{ lineId: line.id, variantSku: wanted.sku }];
  const options = wanted.options.map(({ value }) => worded(turn, value)).join(" ");
  const what = turn.say("confirm.exchange", {
    title: linesTitle([line], turn.language),
    number: order.number,
    wanted: options,
  });
  const action = { kind: "exchange", order: order.number, changes, payWith: way } as const;
  return propose(turn, { action, order, shown: told, offer: reply(what) });
}

function refusal(turn: SkillTurn, order: Order): Outcome | null {
  const rule = turn.facts.shop.rules.returns;
  if (rule !== null && isExcluded(turn, order)) {
    const text = turn.say("return.excluded", { title: orderTitle(order, turn.language) });
    const said = reply(text, { facts: [orderFact(order, "kind")], cards: [orderCard(turn, order)] });
    return answeredOffering(turn, joinReplies([said, exceptionsReply(turn, rule)]));
  }
  return isInHand(order) && !isInWindow(turn, order) ? pastWindow(turn, order) : null;
}

/** A question how it goes, or whether it may: this order's window and what to do, or the rule and which orders there are. */
function explained(turn: SkillTurn): Outcome {
  const pointed = pointedOrders(turn).filter((order) => isInHand(order) || isExcluded(turn, order));
  const could = turn.facts.orders.filter((order) => isReturnableNow(turn, order));
  const [only, another] = pointed.length > 0 ? pointed : could;
  if (only === undefined) return answeredOffering(turn, joinReplies([...ruleReplies(turn), newestWindow(turn)]));
  if (another !== undefined) return askWhichToReturn(turn, pointed.length > 0 ? pointed : could);
  const outcome = explainedFor(turn, only);
  return { ...outcome, subject: { order: only.number } };
}

function ruleReplies(turn: SkillTurn): readonly Reply[] {
  return [windowRule(turn), returnFeeReply(turn)];
}

function newestWindow(turn: SkillTurn): Reply {
  const newest = turn.facts.orders.find((order) => isInHand(order) && !isBeingMadeGood(order));
  return newest === undefined ? reply("") : windowReply(turn, newest);
}

function askWhichToReturn(turn: SkillTurn, orders: readonly Order[]): Outcome {
  const asked = reply(turn.say("return.which"), {
    cards: orders.map((order) => orderCard(turn, order)),
    quickReplies: orders.map((order) => orderQuickReply(turn, order)),
  });
  return {
    kind: "ask",
    slot: "order",
    subject: {},
    listed: { kind: "orders", keys: orders.map((order) => order.number) },
    reply: joinReplies([...ruleReplies(turn), asked]),
  };
}

/** One tap further the wish is said, and then a colleague comes. */
function explainedFor(turn: SkillTurn, order: Order): Outcome {
  if (isBeingMadeGood(order)) return answeredOffering(turn, refundReply(turn, order));
  const refused = refusal(turn, order);
  if (refused !== null) return refused;
  const exchange = turn.intent === "exchange.request";
  const label = turn.say(exchange ? "return.wish.exchange" : "return.wish.return");
  const wish = { label, text: cut(`${label} ${turn.say("ask.order.choice", { number: order.number })}`, MAX_SENT) };
  const next = reply(turn.say("return.next", { wish: label }), { quickReplies: [wish] });
  const told = joinReplies([windowReply(turn, order), wantedStock(turn, order), returnFeeReply(turn), next]);
  return { kind: "answer", reply: told, subject: { order: order.number }, next: wish.text };
}

/** The wire's limit of what a tap sends. */
const MAX_SENT = 200;
