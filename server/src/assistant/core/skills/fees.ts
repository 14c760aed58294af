import type { CourierRule, ShippingFeeRule } from "../../../commerce/index.ts";
import { ruleForRegion } from "../../../commerce/index.ts";
import { formatClauses, formatList } from "../format.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { namedDestination } from "../regions.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { price, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";

/** What sending costs, who carries it, and how one can pay. */
export const feeSkills: Skills = {
  "shipping.fee": shippingFee,
  "shipping.courier": courier,
  "payment.help": payment,
};

function shippingFee(turn: SkillTurn): Outcome {
  const rules = turn.facts.shop.rules.shippingFees;
  if (rules.length === 0) return unknownFact(turn, shopFact(turn, "shipping_fee"));
  const destination = namedDestination(turn);
  const rule = destination === null ? undefined : ruleForRegion(rules, destination.region);
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
  const wished = Object.entries(COURIER_WORDS).find(([, words]) => words.test(turn.text));
  if (wished === undefined) return answered(allCouriers(turn));
  const rule = couriers.find((one) => one.code === wished[0] || wished[1].test(worded(turn, one.name)));
  return answered(
    rule === undefined
      ? joinReplies([reply(turn.say("courier.not_used")), allCouriers(turn)])
      : courierReply(turn, rule),
  );
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

const FAILED = /失败|不了|不上|异常|错误|付不|fail|declin|error|can'?t pay|cannot pay|not work|reject/i;

/** Ways to pay; why a payment failed only the bank knows, and a colleague can look. */
function payment(turn: SkillTurn): Outcome {
  const { payments } = turn.facts.shop.rules;
  if (payments.length === 0) return unknownFact(turn, shopFact(turn, "payments"));
  const names = formatList(
    payments.map((one) => worded(turn, one.name)),
    turn.language,
  );
  const methods = reply(turn.say("payment.methods", { names }), { facts: [shopFact(turn, "payments")] });
  if (!FAILED.test(turn.text)) return answered(methods);
  return handedOver("action_needed", joinReplies([reply(turn.say("payment.failed")), methods]));
}
