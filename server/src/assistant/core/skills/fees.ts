import type { CourierRule, ShippingFeeRule } from "../../../commerce/index.ts";
import { ruleForRegion } from "../../../commerce/index.ts";
import { formatClauses, formatList } from "../format.ts";
import { answered, type Outcome } from "../outcome.ts";
import { namedDestination } from "../regions.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { price, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";
import { outOfReach } from "./reach.ts";
import { returnFeeReply } from "./return-window.ts";

/** What sending costs, and who carries it. */
export const feeSkills: Skills = {
  "shipping.fee": shippingFee,
  "shipping.courier": courier,
};

const WHO_PAYS = /谁(?:来)?(?:出|付|承担|掏|负责)|\bwho (?:pays|covers)\b/i;

/** Who pays, asked after a return was talked of, is about the way back. */
function meansTheWayBack({ dialogue, text }: SkillTurn): boolean {
  return WHO_PAYS.test(text) && /^(?:return|exchange|refund)\./.test(dialogue.last?.intent ?? "");
}

function shippingFee(turn: SkillTurn): Outcome {
  if (meansTheWayBack(turn)) return answered(returnFeeReply(turn));
  const rules = turn.facts.shop.rules.shippingFees;
  if (rules.length === 0) return unknownFact(turn, shopFact(turn, "shipping_fee"));
  const destination = namedDestination(turn);
  const unreachable = outOfReach(turn, destination);
  if (unreachable !== null) return unreachable;
  const rule = destination === null || destination.whole ? undefined : ruleForRegion(rules, destination.region);
  const facts = [shopFact(turn, "shipping_fee")];
  if (destination === null || rule === undefined) {
    const list = formatClauses(
      rules.map((one) => turn.say("fee.line", { place: worded(turn, one.to.name), fee: feeWords(turn, one) })),
      turn.language,
    );
    return answered(reply(turn.say("fee.all", { list }), { facts }));
  }
  const place = worded(turn, destination.name);
  return answered(reply(turn.say("fee.to", { place, fee: feeWords(turn, rule) }), { facts }));
}

function feeWords(turn: SkillTurn, rule: ShippingFeeRule): string {
  if (rule.fee === 0) return turn.say("fee.free");
  const fee = price(turn, rule.fee);
  if (rule.freeFrom === null) return turn.say("fee.always", { fee });
  return turn.say("fee.free_from", { fee, from: price(turn, rule.freeFrom) });
}

/** Couriers by how customers call them, to see whether one was wished for. */
const COURIER_WORDS: Readonly<Record<string, RegExp>> = {
  sf: /顺丰|顺风|\bsf\b/i,
  zto: /中通|\bzto\b/i,
  yto: /圆通|\byto\b/i,
  sto: /申通|\bsto\b/i,
  yunda: /韵达|\byunda\b/i,
  jd: /京东|\bjd\b/i,
  jt: /极兔|\bj&?t\b/i,
  ems: /\bems\b|邮政/i,
  ups: /\bups\b/i,
  usps: /\busps\b/i,
  fedex: /\bfedex\b/i,
  dhl: /\bdhl\b/i,
};

function courier(turn: SkillTurn): Outcome {
  const { couriers } = turn.facts.shop.rules;
  if (couriers.length === 0) return unknownFact(turn, shopFact(turn, "couriers"));
  const wished = wishedCourier(turn.text);
  if (wished === null) return answered(allCouriers(turn));
  const rule = couriers.find((one) => one.code === wished.code || wished.words.test(worded(turn, one.name)));
  if (rule !== undefined) return answered(chosenCourier(turn, rule));
  return answered(joinReplies([reply(turn.say("courier.not_used", { name: wished.called })), allCouriers(turn)]));
}

/** The courier a customer wished for, as he called it. */
function wishedCourier(text: string): { code: string; words: RegExp; called: string } | null {
  for (const [code, words] of Object.entries(COURIER_WORDS)) {
    const called = words.exec(text)?.[0];
    if (called !== undefined) return { code, words, called };
  }
  return null;
}

/** Yes or no comes first: what it costs and how to say it comes after. */
function chosenCourier(turn: SkillTurn, rule: CourierRule): Reply {
  const line = courierReply(turn, rule);
  const can = rule.standard || rule.extraFee !== null;
  return can ? { ...line, text: turn.say("courier.yes", { line: line.text }) } : line;
}

function courierReply(turn: SkillTurn, rule: CourierRule): Reply {
  const name = worded(turn, rule.name);
  const note = rule.note === null ? "" : worded(turn, rule.note);
  const fee = rule.extraFee === null ? "" : price(turn, rule.extraFee);
  const facts = [shopFact(turn, `courier_${rule.code}`)];
  // The shop's own note goes before our sentence where it names the same amount.
  if (note !== "" && rule.extraFee !== 0 && note.includes(fee))
    return reply(turn.say("courier.note", { name, note }), { facts });
  return joinReplies([reply(courierWords(turn, rule, { name, fee }), { facts }), reply(note)]);
}

function courierWords(turn: SkillTurn, rule: CourierRule, { name, fee }: { name: string; fee: string }): string {
  if (rule.standard) return turn.say("courier.standard", { name });
  if (rule.extraFee === null) return turn.say("courier.no_choice", { name });
  return rule.extraFee === 0 ? turn.say("courier.extra.free", { name }) : turn.say("courier.extra", { name, fee });
}

function allCouriers(turn: SkillTurn): Reply {
  const { couriers } = turn.facts.shop.rules;
  const standard = couriers.filter((one) => one.standard);
  const named = formatList(
    (standard.length > 0 ? standard : couriers).map((one) => worded(turn, one.name)),
    turn.language,
  );
  const extra = couriers.filter((one) => !one.standard && one.extraFee !== null);
  return joinReplies([
    reply(turn.say("courier.all", { names: named }), { facts: [shopFact(turn, "couriers")] }),
    ...extra.map((one) => courierReply(turn, one)),
  ]);
}
