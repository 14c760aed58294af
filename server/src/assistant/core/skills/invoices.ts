import type { InvoiceKind, InvoiceRule } from "../../../commerce/index.ts";
import { standingRequest } from "../../../commerce/index.ts";
import { asksHow, asksWhether, wishesNow } from "../asks.ts";
import { isDetailSlot } from "../request-details.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { personReply, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { askForInvoice, kindWanted, mayHaveInvoice } from "./requests-invoice.ts";

/** Which invoices there are, and how one comes about. */
export const invoiceSkills: Skills = { "invoice.request": invoice };

const WANTS_INVOICE =
  /我要|要开|需要|开(?:一?张|个|发?票|具)|帮我开|给我开|补开|抬头|税号|要(?:一?张|个)?.{0,4}票|不用|取消|i need|i want|send me|please (?:issue|send)|made out/i;

/** Which invoices there are is a fact; one that is wished for is asked of the shop. */
function invoice(turn: SkillTurn): Outcome {
  const rule = turn.facts.shop.rules.invoices;
  if (rule === null) return unknownFact(turn, shopFact(turn, "invoices"));
  const rules = invoiceRule(turn, rule);
  const kind = kindWanted(rule, namedKind(turn.text)?.kind ?? null);
  if (kind !== null && wantsOne(turn)) return askForInvoice(turn, { kind, rules });
  return offered(turn, rules);
}

/** A wish, not the question whether or how; or the answer to what was asked for it. */
function wantsOne({ facts, dialogue, text }: SkillTurn): boolean {
  if (!facts.verified || facts.orders.length === 0) return false;
  if (
    dialogue.asked?.intent === "invoice.request" &&
    (isDetailSlot(dialogue.asked.slot) || dialogue.asked.slot === "order")
  )
    return true;
  if (asksHow(text)) return false;
  // Offered just now: "go on" is a wish, in whatever words.
  const offered = dialogue.asked?.intent === "invoice.request" && dialogue.asked.slot === "resume";
  if (offered && !asksWhether(text)) return true;
  return WANTS_INVOICE.test(text) && (!asksWhether(text) || wishesNow(text));
}

/** Who has an order that gets one is a yes away from it; anybody else sends its number, or asks a person. */
function offered(turn: SkillTurn, rules: Reply): Outcome {
  const { verified, orders } = turn.facts;
  const open = orders.filter(
    (order) => mayHaveInvoice(order) && standingRequest(order.requests, "invoice") === undefined,
  );
  if (!verified || open.length === 0)
    return answered(joinReplies([rules, reply(turn.say("invoice.offer"), { quickReplies: [personReply(turn)] })]));
  const wish = turn.say("invoice.wish");
  const offer = reply(turn.say("invoice.offer.now"), { quickReplies: [{ label: wish, text: wish }] });
  return { kind: "answer", reply: joinReplies([rules, offer]), subject: {}, next: wish };
}

/** Kinds of invoices as customers call them. */
const KIND_WORDS: readonly (readonly [InvoiceKind, RegExp])[] = [
  ["special_vat", /增值税专用发票|专用发票|专票|special vat invoice|vat invoice/i],
  ["paper", /纸质发票|纸质的?|paper invoice/i],
  ["electronic", /电子发票|电子票|电子版|e-?invoice|electronic invoice/i],
];

function namedKind(text: string): { readonly kind: InvoiceKind; readonly name: string } | null {
  const named = KIND_WORDS.find(([, words]) => words.test(text));
  return named === undefined ? null : { kind: named[0], name: named[1].exec(text)?.[0] ?? "" };
}

/** A kind that was named gets its yes or no first; so does the question whether there are any. */
function invoiceRule(turn: SkillTurn, { kinds, text }: InvoiceRule): Reply {
  const facts = [shopFact(turn, "invoices")];
  const own = worded(turn, text);
  const named = namedKind(turn.text);
  if (named !== null && !kinds.includes(named.kind))
    return reply(turn.say("invoice.no", { name: named.name, text: own }), { facts });
  const yes = named !== null || (asksWhether(turn.text) && kinds.some((kind) => kind !== "receipt"));
  return reply(yes ? turn.say("invoice.yes", { text: own }) : own, { facts });
}
