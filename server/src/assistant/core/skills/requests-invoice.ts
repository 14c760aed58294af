import type { InvoiceHeader, InvoiceKind, InvoiceRule, Order } from "../../../commerce/index.ts";
import { needsTaxId, orderNumberKey } from "../../../commerce/index.ts";
import { withOrder } from "../ask.ts";
import { bareName, headerIn, taxIdIn } from "../invoice-header.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { alreadyAsked, offerRequest, offerWithdrawal, orderNamed } from "../requests.ts";
import { answeredOffering, orderFact, type SkillTurn } from "../skill.ts";
import type { DetailSlot } from "../request-details.ts";

/** Of which kind, as the words or the shop have it, and what is shown of the shop's rules. */
export interface InvoiceWanted {
  readonly kind: InvoiceKind;
  readonly rules: Reply;
}

const LETS_BE =
  /(?:不用|不要|不想|别|取消|先不|撤回|撤销)(?:再)?(?:开|申请|登记)?(?:发?票|了)|\b(?:don'?t|do not|no longer) need (?:the|an) invoice\b|\bcancel the invoice\b/i;

/** Writes down that an invoice is wanted, after a yes; asks for the name, and for a tax number where one is needed. */
export function askForInvoice(turn: SkillTurn, wanted: InvoiceWanted): Outcome {
  return withOrder(withoutTaxId(turn), mayHaveInvoice, (order) => {
    const before = order.requests.find(({ wish, state }) => wish.kind === "invoice" && state !== "withdrawn");
    const letsItBe = LETS_BE.test(turn.text.split("\n").at(-1) ?? "");
    if (before !== undefined) {
      const back = letsItBe ? offerWithdrawal(turn, order, before) : null;
      return back ?? answeredOffering(turn, alreadyAsked(turn, order, before));
    }
    if (letsItBe) return answered(reply(turn.say("confirm.dropped")));
    return madeOutTo(turn, order, wanted);
  });
}

/** The kind that was asked for; else an electronic one, which costs nobody anything; else what the shop has. */
export function kindWanted({ kinds }: InvoiceRule, named: InvoiceKind | null): InvoiceKind | null {
  if (named !== null && kinds.includes(named)) return named;
  return kinds.find((kind) => kind === "electronic") ?? kinds[0] ?? null;
}

const OVER: ReadonlySet<Order["state"]> = new Set(["unpaid", "cancelled", "refunding", "refunded"]);

/** Whether an order is one that gets an invoice. */
export function mayHaveInvoice({ state }: Order): boolean {
  return !OVER.has(state);
}

/** A tax number is digits that look like an order's. */
function withoutTaxId(turn: SkillTurn): SkillTurn {
  const taxId = taxIdIn(turn.text);
  const numbers = turn.mentions.numbers.filter(
    (number) => taxId === null || orderNumberKey(number) !== orderNumberKey(taxId),
  );
  return { ...turn, mentions: { ...turn.mentions, numbers } };
}

function madeOutTo(turn: SkillTurn, order: Order, { kind, rules }: InvoiceWanted): Outcome {
  const header = headerOf(turn, order);
  if (header === null) return asking(turn, order, { slot: "header", text: turn.say("invoice.ask.header"), rules });
  if (kind === "special_vat" && header.of === "person")
    return asking(turn, order, { slot: "header", text: turn.say("invoice.ask.company"), rules });
  const { name, taxId } = header;
  if (taxId === null && needsTaxId(kind, header.of))
    return asking(turn, order, { slot: "tax_id", text: turn.say("invoice.ask.tax_id", { name }), rules: reply("") });
  const shown = taxId === null ? name : turn.say("invoice.header.company", { name, taxId });
  const values = { ...orderNamed(turn, order), header: shown, invoice: turn.say(`invoice.kind.${kind}`) };
  const action = { kind: "invoice", order: order.number, invoice: kind, header } as const;
  return offerRequest(turn, { action, order, shown: reply(""), offer: turn.say("confirm.invoice", values) });
}

function headerOf(turn: SkillTurn, order: Order): InvoiceHeader | null {
  const found = headerIn(turn.text);
  if (found?.of === "person" && found.name === "") return { ...found, name: personOf(turn, order) };
  if (found !== null || turn.dialogue.asked?.slot !== "header") return found;
  const name = bareName(turn.text.split("\n").at(-1) ?? "");
  return name === null ? null : { of: "person", name, taxId: null };
}

/** As shops write it where nobody gives a name; in English the one that receives the goods. */
function personOf({ language }: SkillTurn, { address }: Order): string {
  if (language === "zh") return "个人";
  return address === null || address.recipient === "" ? "Private customer" : address.recipient;
}

interface Question {
  readonly slot: DetailSlot;
  readonly text: string;
  readonly rules: Reply;
}

function asking(turn: SkillTurn, order: Order, { slot, text, rules }: Question): Outcome {
  const personal = turn.say("invoice.personal");
  const quickReplies = slot === "header" ? [{ label: personal, text: personal }] : [];
  const asked = reply(text, { facts: [orderFact(order, "state")], quickReplies });
  return { kind: "ask", slot, subject: { order: order.number }, reply: joinReplies([rules, asked]) };
}
