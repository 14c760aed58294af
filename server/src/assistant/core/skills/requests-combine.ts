import { goToOneAddress, type Order, orderNumberKey, pairRequest, standingRequest } from "../../../commerce/index.ts";
import { orderCard } from "../cards.ts";
import { likeness } from "../choose-order.ts";
import { awaitsDispatch } from "../order-states.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { alreadyAsked, offerRequest, offerWithdrawal, orderNamed } from "../requests.ts";
import { answeredOffering, orderFact, personReply, type SkillTurn } from "../skill.ts";
import { orderTitles } from "./orders.ts";

/** 不用合并了, 还是分开发: what was asked for is wanted no more. Why they come apart, or that they must not, is no such wish. */
const LETS_BE =
  /(?:不用|不要|不想|别|先不|取消|撤回|撤销)再?(?:合并|合单|并单|合|一起)|(?:还是|就|改成|改回)分开[发寄]|\b(?:cancel|undo|take back|no need to|no longer (?:need|want))\b.{0,25}\b(?:combin|together|merg)/i;

/** Has the warehouse send two orders together, after a yes; what was asked for before is told, or taken back. */
export function sendTogether(turn: SkillTurn, rules: Reply): Outcome {
  if (LETS_BE.test(turn.text.split("\n").at(-1) ?? ""))
    return withdrawal(turn) ?? answered(reply(turn.say("confirm.dropped")));
  const named = namedOrders(turn);
  if (named === null) return answered(reply(turn.say("order.not_found"), { quickReplies: [personReply(turn)] }));
  const open = turn.facts.orders.filter(awaitsDispatch);
  const [order, other] = pairOf(turn, named, open);
  if (order !== undefined && other !== undefined)
    return together(turn, order, { other, shown: shownOf(turn, open, rules) });
  const facts = open.map((one) => orderFact(one, "state"));
  return answeredOffering(turn, joinReplies([reply(turn.say("combine.none"), { facts }), rules]));
}

function withdrawal(turn: SkillTurn): Outcome | null {
  for (const order of turn.facts.orders) {
    const request = standingRequest(order.requests, "combine");
    const back = request === undefined ? null : offerWithdrawal(turn, order, request);
    if (back !== null) return back;
  }
  return null;
}

/** What may be a number in 订单100011和100013, where nothing says of the second that it is one. */
const TOKENS = /[a-z\d-]+/gi;

/** The orders whose numbers were said, newest first; null where what is surely a number is none of his. */
function namedOrders({ mentions, naming, facts }: SkillTurn): readonly Order[] | null {
  const said = mentions.numbers.map(orderNumberKey);
  const own = facts.orders.map(({ number }) => orderNumberKey(number));
  if (said.some((key) => !own.includes(key))) return null;
  const keys = new Set([...said, ...(naming.match(TOKENS) ?? []).map(orderNumberKey)]);
  return facts.orders.filter((_, at) => keys.has(own[at] ?? ""));
}

/** The two that were named; else the newest that go to one address, with the named one; else the two newest, of which is told why not. */
function pairOf(turn: SkillTurn, named: readonly Order[], open: readonly Order[]): readonly Order[] {
  if (named.length > 1) return named;
  const described = open.filter((order) => likeness(order, turn) > 0);
  const pool = described.length > 1 ? described : open;
  const heads = named.length > 0 ? named : pool;
  for (const head of heads) {
    const other = pool.find((one) => one.id !== head.id && goToOneAddress(head, one));
    if (other !== undefined) return [head, other];
  }
  return [...named, ...pool.filter((one) => !named.includes(one))];
}

function shownOf(turn: SkillTurn, open: readonly Order[], rules: Reply): Reply {
  if (open.length === 0) return rules;
  const shown = reply(turn.say("combine.orders", { titles: orderTitles(turn, open) }), {
    facts: open.map((order) => orderFact(order, "state")),
    cards: open.map((order) => orderCard(turn, order)),
  });
  return joinReplies([shown, rules]);
}

interface Beside {
  readonly other: Order;
  readonly shown: Reply;
}

function together(turn: SkillTurn, order: Order, { other, shown }: Beside): Outcome {
  const before = pairRequest(order, other);
  if (before !== undefined)
    return answeredOffering(turn, alreadyAsked(turn, before.order, before.request), { order: before.order.number });
  const { title, number } = orderNamed(turn, other);
  const offer = turn.say("confirm.combine", { ...orderNamed(turn, order), other: title, with: number });
  const facts = [order, other].flatMap((one) => [orderFact(one, "state"), orderFact(one, "address")]);
  const action = { kind: "combine", order: order.number, with: number } as const;
  return offerRequest(turn, { action, order, other, shown: joinReplies([shown, reply("", { facts })]), offer });
}
