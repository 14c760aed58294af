import type { Order, Remedy, ReturnParcel } from "../../../commerce/index.ts";
import { ownLimit } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { caseOfOrder, caseReply, isOverdue } from "../case-reply.ts";
import { orderCard } from "../cards.ts";
import { addressLine, formatList } from "../format.ts";
import type { CaseEvidence } from "../known-case.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { answeredOffering, orderFact, type Skills, type SkillTurn } from "../skill.ts";
import { asksProgress, remedyHead } from "./remedies.ts";
import { type Dispute, moneyOf, returnCase, saidIn, saysMore } from "./return-case.ts";
import { COURIER_DAYS, type ReturnFault, returnFault } from "./return-fault.ts";
import { bothAddressesReply, trackingReply } from "./return-parcel.ts";
import { type OpenCase, toldToCase } from "./told-to-case.ts";

/** A return that the seller says never came: the evidence is laid open, who was wrong follows from it, and a case keeps it. */
export const returnEvidenceSkills: Skills = {
  "return.seller_not_received": (turn) => {
    const told = toldToCase(turn);
    if (told !== null) return addedToCase(turn, told);
    const asked = askedOrder(turn);
    if (asked !== undefined) return sellerNotReceived(turn, asked);
    return withOrder(turn, sentBack(turn), (order) => sellerNotReceived(turn, order));
  },
};

/** The order that the question about its parcel was put for: a parcel's number in the answer is no order's. */
function askedOrder({ dialogue, facts }: SkillTurn): Order | undefined {
  if (dialogue.asked?.slot !== "parcel") return undefined;
  return facts.orders.find(({ number }) => number === dialogue.order);
}

/** Somebody says that it did not come: more than the question whether it did. */
const DISPUTED =
  /[没未](?:有)?(?:收|签|见|看)|不[认对]|地址.{0,4}[错误]|[寄退]错|\b(?:not|never|nothing|wrong|incorrect|deny|denies|lost|missing|refus\w+|reject\w+)\b|n't\b/i;

/** Orders with a parcel on its way back; where there is none, those with a return. */
function sentBack({ facts }: SkillTurn): (order: Order) => boolean {
  return facts.orders.some(hasReturnParcel) ? hasReturnParcel : hasReturn;
}

function hasReturnParcel(order: Order): boolean {
  return order.remedies.some(({ parcel }) => parcel !== null);
}

function hasReturn(order: Order): boolean {
  return order.remedies.some(isReturn);
}

function isReturn({ kind }: Remedy): boolean {
  return kind === "return" || kind === "exchange";
}

type Returning = Remedy & { readonly parcel: ReturnParcel };

function returningOf({ remedies }: Order): Returning | undefined {
  return remedies.flatMap((remedy) => (remedy.parcel === null ? [] : [{ ...remedy, parcel: remedy.parcel }]))[0];
}

/** A plain question how far it is gets its answer; a dispute is taken down with all that is known of it. */
function sellerNotReceived(turn: SkillTurn, order: Order): Outcome {
  const standing = underway(turn, order);
  if (standing !== null) return standing;
  const returning = returningOf(order);
  return returning === undefined ? withoutParcel(turn, order) : withParcel(turn, order, returning);
}

function withoutParcel(turn: SkillTurn, order: Order): Outcome {
  const shown = joinReplies([parcelUnknown(turn, order), reply("", { cards: [orderCard(turn, order)] })]);
  if (!wasAsked(turn)) return askParcel(turn, shown);
  return takenDown(turn, { order, remedy: order.remedies.find(isReturn) ?? null, fault: "unknown" }, shown);
}

function withParcel(turn: SkillTurn, order: Order, returning: Returning): Outcome {
  const { parcel } = returning;
  const valid = turn.facts.returnAddresses.get(order.id) ?? null;
  const fault = returnFault(order, parcel, { now: turn.now, valid });
  const shown = joinReplies([
    trackingReply(turn, order, parcel),
    bothAddressesReply(turn, order, parcel),
    faultReply(turn, order, fault),
    reply("", { cards: [orderCard(turn, order)] }),
  ]);
  if (!isDisputed(turn, fault)) return answeredOffering(turn, joinReplies([remedyHead(turn, order, returning), shown]));
  if (parcel.addressUsed === null && !wasAsked(turn)) return askParcel(turn, shown);
  return takenDown(turn, { order, remedy: returning, fault }, shown);
}

const IN_ORDER: ReadonlySet<ReturnFault> = new Set(["underway", "seller", "unknown"]);

function isDisputed(turn: SkillTurn, fault: ReturnFault): boolean {
  if (!IN_ORDER.has(fault)) return true;
  return DISPUTED.test(turn.text) || !asksProgress(turn.text);
}

/** The same problem put again, with nothing asked in between: how its case stands, and a person where a promise was broken. */
function underway(turn: SkillTurn, order: Order): Outcome | null {
  const known = caseOfOrder(turn, order);
  if (known === null || known.isNew || wasAsked(turn) || saysMore(turn, order)) return null;
  const said = joinReplies([caseReply(turn, known), reply("", { cards: [orderCard(turn, order)] })]);
  return isOverdue(turn, known) ? handedOver("action_needed", said) : answeredOffering(turn, said);
}

/** Asked already, or nobody is there to be asked. */
function wasAsked({ dialogue, isLast }: SkillTurn): boolean {
  return dialogue.asked?.slot === "parcel" || isLast === true;
}

/** Where it went and by which number is asked once; whatever comes is taken down. */
function askParcel(turn: SkillTurn, shown: Reply): Outcome {
  const asked = joinReplies([shown, reply(turn.say("ask.return_parcel"))]);
  return { kind: "ask", slot: "parcel", subject: {}, reply: asked };
}

/** A case keeps what is known; above what the assistant may settle alone, a colleague goes on at once. */
function takenDown(turn: SkillTurn, dispute: Dispute, shown: Reply): Outcome {
  const known = caseOfOrder(turn, dispute.order);
  const told = known === null ? reply("") : caseReply(turn, known);
  const said = joinReplies([shown, told]);
  const opens = { wish: returnCase(turn, dispute), told };
  if (moneyOf(dispute) > ownLimit(turn)) return { ...handedOver("action_needed", said), opens };
  return { ...answered(said), opens };
}

/** What he goes on telling is written into the case in the transaction that says so, and shown as it was understood. */
function addedToCase(turn: SkillTurn, { order, known }: OpenCase): Outcome {
  const evidence = saidIn(turn, order, turn.text);
  const added = reply(turn.say("case.added", { list: formatList(evidence.flatMap(toldWords(turn)), turn.language) }));
  const told = joinReplies([added, caseReply(turn, known)]);
  const remedy = returningOf(order) ?? order.remedies.find(isReturn) ?? null;
  const wish = { ...returnCase(turn, { order, remedy, fault: "unknown" }), evidence };
  const outcome = isOverdue(turn, known) ? handedOver("action_needed", told) : answered(told);
  return { ...outcome, subject: { order: order.number }, opens: { wish, told } };
}

function toldWords({ say }: SkillTurn): (evidence: CaseEvidence) => readonly string[] {
  return (one) => {
    if (one.kind === "address_used") return [say("case.added.address", { address: one.address })];
    return one.kind === "tracking" ? [say("case.added.tracking", { number: one.number })] : [];
  };
}

/** Nothing is known of the parcel: what can be said is where it should have gone. */
function parcelUnknown(turn: SkillTurn, order: Order): Reply {
  const none = reply(turn.say("return.parcel.unknown"), { unknown: [orderFact(order, "return_parcel")] });
  return joinReplies([none, validReply(turn, order)]);
}

/** Who was wrong, and where the address changed, the one that holds now. */
function faultReply(turn: SkillTurn, order: Order, fault: ReturnFault): Reply {
  const said = reply(faultWords(turn, fault), { facts: [orderFact(order, "return_parcel")] });
  return fault === "page" ? joinReplies([said, validReply(turn, order)]) : said;
}

function faultWords(turn: SkillTurn, fault: ReturnFault): string {
  if (fault === "courier") return turn.say("return.fault.courier", { days: COURIER_DAYS });
  return turn.say(`return.fault.${fault}`);
}

function validReply(turn: SkillTurn, order: Order): Reply {
  const valid = turn.facts.returnAddresses.get(order.id) ?? null;
  if (valid === null) return reply("", { unknown: [orderFact(order, "return_address")] });
  const text = turn.say("return.parcel.valid", { address: addressLine(valid.address) });
  return reply(text, { facts: [orderFact(order, "return_address")] });
}
