import type { Coupon, CustomerCoupon, FactId, FactNameOf, Product, Promotion } from "../../../commerce/index.ts";
import { factId } from "../../../commerce/index.ts";
import { chooseProduct } from "../choose-product.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import {
  day,
  deadline,
  moment,
  personReply,
  price,
  productFact,
  shopFact,
  type Skills,
  type SkillTurn,
  worded,
} from "../skill.ts";

/** What is on, which coupons there are and what they ask for, and gifts. */
export const promotionSkills: Skills = {
  "promo.rules": promotions,
  "promo.coupon": coupons,
  "promo.gift": gifts,
};

const TOLD_PROMOTIONS = 4;
const TOLD_COUPONS = 5;

/** Whether a promotion holds at that moment. */
export function isRunning(promotion: Promotion, at: Date): boolean {
  return promotion.startsAt <= at && at < promotion.endsAt;
}

/** Whether a promotion is for this product. */
export function appliesTo(promotion: Promotion, product: Product): boolean {
  return promotion.productSkus.length === 0 || promotion.productSkus.includes(product.sku);
}

/** A promotion with its rule and its last moment, or its first when it has not begun. */
export function promotionReply(turn: SkillTurn, promotion: Promotion): Reply {
  const name = worded(turn, promotion.name);
  const rule = worded(turn, promotion.rule);
  const facts = [promotionFact(promotion, "rule"), promotionFact(promotion, "dates")];
  if (promotion.startsAt > turn.now)
    return reply(
      turn.say("promo.coming", {
        name,
        rule,
        from: moment(turn, promotion.startsAt),
        to: deadline(turn, promotion.endsAt),
      }),
      { facts },
    );
  return reply(turn.say("promo.running", { name, rule, to: deadline(turn, promotion.endsAt) }), { facts });
}

function promotionFact(promotion: Promotion, fact: FactNameOf<"promotion">): FactId {
  return factId("promotion", promotion.code, fact);
}

const STACKING = /叠加|一起用|同时|同享|一起享|stack|combine|together|add up|on top/i;

function promotions(turn: SkillTurn): Outcome {
  const known = turn.facts.shop.promotions.filter((one) => one.endsAt > turn.now).slice(0, TOLD_PROMOTIONS);
  if (known.length === 0) return answered(reply(turn.say("promo.none"), { facts: [shopFact(turn, "promotions")] }));
  const stacking = STACKING.test(turn.text) ? known.map((one) => stackingReply(turn, one)) : [];
  return answered(joinReplies([...known.map((one) => promotionReply(turn, one)), ...stacking]));
}

function stackingReply(turn: SkillTurn, promotion: Promotion): Reply {
  return reply(worded(turn, promotion.stacking), { facts: [promotionFact(promotion, "stacking")] });
}

/** What he holds, what he could have, and for one that does not work the condition it has. */
function coupons(turn: SkillTurn): Outcome {
  const live = turn.facts.coupons.filter(
    ({ coupon, standing }) => coupon.endsAt > turn.now && (standing === "held" || standing === "claimable"),
  );
  const dead = turn.facts.coupons.filter(
    ({ standing, coupon }) =>
      standing === "expired" || standing === "used" || (standing === "held" && coupon.endsAt <= turn.now),
  );
  const told = [...live, ...(WHY_NOT.test(turn.text) ? dead : [])].slice(0, TOLD_COUPONS);
  if (told.length === 0)
    return answered(
      reply(turn.say(turn.facts.verified ? "coupon.none" : "coupon.none.anonymous"), {
        facts: [shopFact(turn, "coupons")],
      }),
    );
  return answered(
    joinReplies([
      ...told.map((one) => couponReply(turn, one)),
      ...(WHY_NOT.test(turn.text) ? [reply(turn.say("coupon.still_not"), { quickReplies: [personReply(turn)] })] : []),
    ]),
  );
}

const WHY_NOT =
  /不了|不能|无法|没法|为什么|为啥|用不|失效|过期|not work|doesn'?t work|won'?t|can'?t|invalid|expired|why/i;

function couponReply(turn: SkillTurn, held: CustomerCoupon): Reply {
  const { coupon, standing } = held;
  const name = worded(turn, coupon.name);
  const condition = conditionOf(turn, coupon);
  const facts = (["threshold", "dates", "scope"] as const).map((fact) => factId("coupon", coupon.code, fact));
  const until = deadline(turn, coupon.endsAt);
  switch (standing) {
    case "held":
      if (coupon.startsAt > turn.now)
        return reply(turn.say("coupon.early", { name, from: day(turn, coupon.startsAt), condition }), { facts });
      return coupon.endsAt <= turn.now
        ? reply(turn.say("coupon.expired", { name, until }), { facts })
        : reply(turn.say("coupon.held", { name, condition, until }), { facts });
    case "claimable":
      return reply(turn.say("coupon.claimable", { name, condition, until, how: worded(turn, coupon.howToGet) }), {
        facts,
      });
    case "used":
      return reply(turn.say("coupon.used", { name }), { facts });
    case "expired":
      return reply(turn.say("coupon.expired", { name, until }), { facts });
  }
}

/** What a coupon asks for, and what it is for. */
export function conditionOf(turn: SkillTurn, coupon: Coupon): string {
  const scope = worded(turn, coupon.scope);
  const from =
    coupon.threshold === 0
      ? turn.say("coupon.no_threshold")
      : turn.say("coupon.threshold", { from: price(turn, coupon.threshold) });
  return scope === "" ? from : turn.say("coupon.condition", { from, scope });
}

function gifts(turn: SkillTurn): Outcome {
  const choice = chooseProduct(turn);
  const product = choice.kind === "one" ? choice.product : null;
  const own = product?.gift
    ? [
        reply(turn.say("gift.with", { title: worded(turn, product.title), text: worded(turn, product.gift) }), {
          facts: [productFact(product, "gift")],
        }),
      ]
    : [];
  const running = turn.facts.shop.promotions.filter(
    (one) => one.off.kind === "gift" && isRunning(one, turn.now) && (product === null || appliesTo(one, product)),
  );
  const rule = turn.facts.shop.rules.gifts;
  const parts = [
    ...own,
    ...running.map((one) => promotionReply(turn, one)),
    ...(rule === null ? [] : [reply(worded(turn, rule), { facts: [shopFact(turn, "gifts")] })]),
  ];
  if (parts.length > 0) return answered(joinReplies(parts), product === null ? {} : { product: product.sku });
  return answered(
    reply(turn.say("gift.none"), { facts: [shopFact(turn, "promotions")], unknown: [shopFact(turn, "gifts")] }),
  );
}
