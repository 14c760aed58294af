import type { InvoiceRule } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { asksWhether } from "../asks.ts";
import { anyOrder } from "../order-states.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { personReply, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { stateLine } from "./orders.ts";

/** Which invoices there are, and how one comes about. */
export const invoiceSkills: Skills = { "invoice.request": invoice };

const WANTS_INVOICE =
  /我要|要开|开(?:一?张|个)|帮我开|开具|补开|抬头|税号|i need|i want|send me|please (?:issue|send)|can (?:i|you)/i;

/** Which invoices there are is a fact; making one out for an order is done by a colleague. */
function invoice(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.invoices;
  if (rule === null) return unknownFact(turn, shopFact(turn, "invoices"));
  const rules = invoiceRule(turn, rule);
  if (!turn.facts.verified || turn.mentions.numbers.length === 0 || !WANTS_INVOICE.test(turn.text))
    return answered(joinReplies([rules, reply(turn.say("invoice.offer"), { quickReplies: [personReply(turn)] })]));
  return withOrder(turn, anyOrder, (order) =>
    handedOver("action_needed", joinReplies([rules, stateLine(turn, order)])),
  );
}

type Kind = InvoiceRule["kinds"][number];

/** Kinds of invoices as customers call them. */
const KIND_WORDS: readonly (readonly [Kind, RegExp])[] = [
  ["special_vat", /增值税专用发票|专用发票|专票|special vat invoice|vat invoice/i],
  ["paper", /纸质发票|纸质的?|paper invoice/i],
  ["electronic", /电子发票|电子票|电子版|e-?invoice|electronic invoice/i],
];

/** A kind that was named gets its yes or no first; so does the question whether there are any. */
function invoiceRule(turn: SkillTurn, { kinds, text }: InvoiceRule): Reply {
  const facts = [shopFact(turn, "invoices")];
  const own = worded(turn, text);
  const named = KIND_WORDS.find(([, words]) => words.test(turn.text));
  if (named !== undefined && !kinds.includes(named[0])) {
    const name = named[1].exec(turn.text)?.[0] ?? "";
    return reply(turn.say("invoice.no", { name, text: own }), { facts });
  }
  const yes = named !== undefined || (asksWhether(turn.text) && kinds.some((kind) => kind !== "receipt"));
  return reply(yes ? turn.say("invoice.yes", { text: own }) : own, { facts });
}
