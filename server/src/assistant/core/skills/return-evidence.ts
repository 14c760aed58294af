import type { Order, Remedy, ReturnParcel } from "../../../commerce/index.ts";
import { ownLimit } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { addressLine } from "../format.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { answeredOffering, orderFact, type Skills, type SkillTurn } from "../skill.ts";
import { asksProgress, remedyHead } from "./remedies.ts";
import { type ReturnFault, returnFault } from "./return-fault.ts";
import { bothAddressesReply, trackingReply } from "./return-parcel.ts";

/** A return that the seller says never came: the evidence is laid open, and who was wrong follows from it. */
export const returnEvidenceSkills: Skills = {
  "return.seller_not_received": (turn) => withOrder(turn, hasReturnParcel, (order) => sellerNotReceived(turn, order)),
};

/** Somebody says that it did not come: more than the question whether it did. */
const DISPUTED =
  /[没未](?:有)?(?:收|签|见|看)|不[认对]|地址.{0,4}[错误]|[寄退]错|\b(?:not|never|nothing|wrong|incorrect|deny|denies|lost|missing|refus\w+|reject\w+)\b|n't\b/i;

function hasReturnParcel(order: Order): boolean {
  return order.remedies.some(({ parcel }) => parcel !== null);
}

type Returning = Remedy & { readonly parcel: ReturnParcel };

function returningOf({ remedies }: Order): Returning | undefined {
  return remedies.flatMap((remedy) => (remedy.parcel === null ? [] : [{ ...remedy, parcel: remedy.parcel }]))[0];
}

/** A plain question how far it is gets its answer; all else is settled by a colleague, who gets the evidence. */
function sellerNotReceived(turn: SkillTurn, order: Order): Outcome {
  const cards = reply("", { cards: [orderCard(turn, order)] });
  const returning = returningOf(order);
  if (returning === undefined) return handedOver("action_needed", joinReplies([parcelUnknown(turn, order), cards]));
  const { parcel } = returning;
  const fault = returnFault(order, parcel, turn.facts.returnAddresses.get(order.id) ?? null);
  const evidence = [trackingReply(turn, order, parcel), bothAddressesReply(turn, order, parcel)];
  const shown = joinReplies([...evidence, faultReply(turn, order, fault), cards]);
  if (isForPerson(turn, fault, returning)) return handedOver("action_needed", shown);
  return answeredOffering(turn, joinReplies([remedyHead(turn, order, returning), shown]));
}

const IN_ORDER: ReadonlySet<ReturnFault> = new Set(["underway", "seller", "unknown"]);

function isForPerson(turn: SkillTurn, fault: ReturnFault, { amount }: Returning): boolean {
  if (!IN_ORDER.has(fault) || amount > ownLimit(turn)) return true;
  return DISPUTED.test(turn.text) || !asksProgress(turn.text);
}

/** Nothing is known of the parcel: what can be said is where it should have gone. */
function parcelUnknown(turn: SkillTurn, order: Order): Reply {
  const none = reply(turn.say("return.parcel.unknown"), { unknown: [orderFact(order, "return_parcel")] });
  return joinReplies([none, validReply(turn, order)]);
}

/** Who was wrong, and where the address changed, the one that holds now. */
function faultReply(turn: SkillTurn, order: Order, fault: ReturnFault): Reply {
  const said = reply(turn.say(`return.fault.${fault}`), { facts: [orderFact(order, "return_parcel")] });
  return fault === "page" ? joinReplies([said, validReply(turn, order)]) : said;
}

function validReply(turn: SkillTurn, order: Order): Reply {
  const valid = turn.facts.returnAddresses.get(order.id) ?? null;
  if (valid === null) return reply("", { unknown: [orderFact(order, "return_address")] });
  const text = turn.say("return.parcel.valid", { address: addressLine(valid.address) });
  return reply(text, { facts: [orderFact(order, "return_address")] });
}
