import {
  type Action,
  beforeTheYes,
  CLAUSES,
  type ClauseId,
  judge,
  limitsOf,
  type MoneyMove,
  type Order,
  type Product,
  termsOf,
  termsText,
} from "../../commerce/index.ts";
import { QUESTION } from "./fill.ts";
import { formatWorkingDays } from "./format.ts";
import type { Heard } from "./heard.ts";
import { letsBe } from "./open-wishes.ts";
import { handedOver, type Outcome } from "./outcome.ts";
import { joinReplies, reply, type Reply } from "./reply.ts";
import { isFraming, sameWish, SURE_PART } from "./understand.ts";
import { answeredOffering, orderFact, price, shopFact, type SkillTurn, worded } from "./skill.ts";

/** What the assistant may give back alone in this shop, in minor units: what is more is for a person. */
export function ownLimit({ facts }: SkillTurn): number {
  return limitsOf(facts.shop.rules).assistant;
}

/** An action on an order of the customer's, with what is shown of it before the yes. */
export interface Proposal {
  readonly action: Action;
  readonly order: Order;
  readonly other?: Order;
  readonly shown: Reply;
  /** What would be done; said only where the clauses let it pass, for a refused offer would be a false promise. */
  readonly offer?: Reply;
}

/** Asks for a yes to an action that the gate would let pass as things are; else says which clause stands in the way. */
export function propose(turn: SkillTurn, proposal: Proposal): Outcome {
  const { action, order, shown, offer = reply("") } = proposal;
  const facts = factsOf(turn, proposal);
  const terms = termsOf(action, facts);
  const text = termsText(terms);
  const judgement = judge({ action, facts, confirmation: { terms: text, askedAt: turn.now, givenAt: turn.now } });
  if (!judgement.ok) return refused(turn, judgement.clause, { shown, order });
  const asked = reply(turn.say("confirm.ask"), {
    clauses: beforeTheYes(judgement.clauses),
    quickReplies: [yes(turn), no(turn)],
  });
  return {
    kind: "ask",
    slot: "confirm",
    subject: { order: order.number },
    reply: joinReplies([shown, offer, moneyReply(turn, { kind: action.kind, order, money: terms.money }), asked]),
    pending: { terms: text, askedAt: turn.now.getTime() },
  };
}

/** What somebody who may decide on more can still do. */
const FOR_PEOPLE: ReadonlySet<ClauseId> = new Set(["amount.limit", "limit.currency", "refund.within-paid"]);

/** The clause, why, and what is possible instead; what only a person may do goes to one. */
export function refused(
  turn: SkillTurn,
  clause: ClauseId,
  { shown, order }: { readonly shown: Reply; readonly order: Order },
): Outcome {
  const { text, instead } = CLAUSES[clause];
  const why = reply(turn.say("refused", { text: worded(turn, text), instead: worded(turn, instead) }), {
    clauses: [clause],
    facts: [orderFact(order, "state")],
  });
  const said = joinReplies([shown, why]);
  const subject = { order: order.number };
  if (FOR_PEOPLE.has(clause)) return handedOver("action_needed", said, subject);
  return answeredOffering(turn, said, subject);
}

/** Money that an action on an order moves. */
export interface MoneyOfAction {
  readonly kind: Action["kind"];
  readonly order: Order;
  readonly money: readonly MoneyMove[];
}

/** Money that goes back, and how long that takes: as the bank needs where it goes at once, as the shop says where goods come first. */
export function moneyReply(turn: SkillTurn, { kind, order, money }: MoneyOfAction): Reply {
  const back = money.filter(({ way }) => way === "back");
  const amount = back.reduce((sum, one) => sum + one.amount, 0);
  if (amount === 0) return reply("");
  const { refunds, payments } = turn.facts.shop.rules;
  const facts = refunds === null ? [] : [shopFact(turn, "refund_days")];
  const method = back.length === 1 ? methodOf(order, back[0]?.by) : undefined;
  const days = refunds?.bankDays.find((one) => one.method === method)?.max;
  const name = payments.find((one) => one.method === method)?.name;
  if (kind !== "return" && kind !== "exchange" && days !== undefined && name !== undefined) {
    const values = {
      amount: price(turn, amount),
      way: worded(turn, name),
      days: formatWorkingDays(days, turn.language),
    };
    return reply(turn.say("money.back.by", values), { facts });
  }
  const said = reply(turn.say("money.back", { amount: price(turn, amount) }));
  return refunds === null ? said : joinReplies([said, reply(worded(turn, refunds.text), { facts })]);
}

function methodOf(order: Order, by: string | undefined): string | undefined {
  return order.payments.find(({ reference, method }) => (reference ?? method) === by)?.method;
}

/** The shop's products by the sku of every variant. */
export function variantsBySku({ facts }: SkillTurn): ReadonlyMap<string, Product> {
  const { products } = facts.shop;
  return new Map(products.flatMap((product) => product.variants.map(({ sku }) => [sku, product] as const)));
}

const REFUSES =
  /^\s*(?:不|别|先别|等等|等一下|等会|慢着)|^\s*(?:actually,? )?(?:no|nope|nah|don'?t|do not|wait|stop|hold on|hang on)\b/i;

/** Whether they are the no: the button's own, or words that let it be and want nothing else. */
export function isNo(turn: SkillTurn, { intent, confidence, text }: Heard, asked: string): boolean {
  if (intent === "talk.deny" || text.trim() === turn.say("confirm.no")) return true;
  const wantsOther = confidence >= SURE_PART && !isFraming(intent) && !sameWish(intent, asked);
  if (wantsOther || QUESTION.test(text)) return false;
  return letsBe(text) || REFUSES.test(text);
}

function yes(turn: SkillTurn) {
  return { label: turn.say("confirm.yes"), text: turn.say("confirm.yes") };
}

function no(turn: SkillTurn) {
  return { label: turn.say("confirm.no"), text: turn.say("confirm.no") };
}

/** What a turn knows of an order; the gate looks again, at locked rows, when it is done. */
function factsOf(turn: SkillTurn, { order, other }: Proposal) {
  const { facts, now } = turn;
  const onFile = new Set(facts.ways.map(({ reference }) => reference));
  const paid = order.payments
    .map(({ reference, method }) => ({
      reference: reference ?? method,
      method,
      balance: method === "gift_card" ? 0 : null,
    }))
    .filter(({ reference }) => !onFile.has(reference));
  return {
    now,
    actor: { kind: "assistant", limit: ownLimit(turn) } as const,
    customerId: facts.verified ? order.customerId : null,
    subject: dealtWith(turn, order),
    other: other === undefined ? null : dealtWith(turn, other),
    methods: [...facts.ways, ...paid],
    products: variantsBySku(turn),
    ownAddress: null,
    coupon: facts.lateCoupon,
    rules: facts.shop.rules,
    currency: facts.shop.shop.currency,
    timeZone: facts.shop.shop.timeZone,
  };
}

function dealtWith({ facts }: SkillTurn, order: Order) {
  return { order, ...(facts.dealings.get(order.id) ?? { done: [] }) };
}
