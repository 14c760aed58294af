import { type Address, type Language, type Order, type ReturnParcel, textIn } from "../../../commerce/index.ts";
import { addressLine } from "../format.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { day, orderFact, type SkillTurn } from "../skill.ts";

/** The parcel on its way back: its courier and number, and when it was signed for. */
export function trackingReply(turn: SkillTurn, order: Order, parcel: ReturnParcel): Reply {
  const facts = [orderFact(order, "return_parcel")];
  const { trackingNumber: number, signedAt } = parcel;
  return joinReplies([
    reply(turn.say("return.parcel.head", { courier: courierName(turn, parcel.courier, turn.language), number }), {
      facts,
    }),
    reply(signedAt === null ? "" : turn.say("return.parcel.signed", { at: day(turn, signedAt) }), { facts }),
  ]);
}

/** The address that the customer was told, and the one the parcel went to. */
export function bothAddressesReply(turn: SkillTurn, order: Order, parcel: ReturnParcel): Reply {
  const line = (key: "return.parcel.given" | "return.parcel.used", address: Address | null): Reply => {
    if (address === null) return reply("");
    return reply(turn.say(key, { address: addressLine(address) }), { facts: [orderFact(order, "return_parcel")] });
  };
  return joinReplies([
    line("return.parcel.given", parcel.addressGiven),
    line("return.parcel.used", parcel.addressUsed),
  ]);
}

/** The courier as the shop calls it in a language, else as it was written down. */
export function courierName(turn: SkillTurn, code: string, language: Language): string {
  const rule = turn.facts.shop.rules.couriers.find((one) => one.code === code);
  return rule === undefined ? code : textIn(rule.name, language);
}
