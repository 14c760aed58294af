import type { PaymentMethod, PaymentRule } from "../../../commerce/index.ts";
import { formatList } from "../format.ts";
import { WAYS_NAMED } from "../ways-named.ts";
import { awaitsOtherPayment, changePayment } from "./change-payment.ts";
import { answered, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { answeredOffering, shopFact, type Skills, type SkillTurn, unknownFact, worded } from "../skill.ts";

/** How one can pay, and what to do when it fails. */
export const paymentSkills: Skills = {
  "payment.help": payment,
};

const FAILED =
  /失败|付不|支付不|不了款|异常|错误|报错|被拒|fail|declin|error|can'?t pay|cannot pay|won'?t (?:go|let)|not work|reject/i;
const INSTALMENTS = /分期|免息|instal+ment/i;

const WHICH = /哪些|哪几|哪种|什么|怎么|\b(?:which|what|how)\b/i;

/** A way that was named is answered with yes or no; else the ways there are. */
function payment(turn: SkillTurn): Outcome {
  const { payments } = turn.facts.shop.rules;
  if (awaitsOtherPayment(turn)) return changePayment(turn);
  if (payments.length === 0) return unknownFact(turn, shopFact(turn, "payments"));
  if (FAILED.test(turn.text))
    return answeredOffering(turn, joinReplies([reply(turn.say("payment.failed")), methodsReply(turn)]));
  const { taken, refused } = WHICH.test(turn.text) ? { taken: [], refused: [] } : askedMethods(turn);
  const instalments = reply(INSTALMENTS.test(turn.text) ? turn.say("payment.instalments") : "");
  if (taken.length === 0 && refused.length === 0) return answered(joinReplies([methodsReply(turn), instalments]));
  return answered(
    joinReplies([
      methodLine(turn, "payment.yes", taken),
      methodLine(turn, "payment.no", refused),
      refused.length > 0 ? methodsReply(turn) : reply(""),
      taken.length > 0 ? instalments : reply(""),
    ]),
  );
}

/** The ways a customer named: those of the shop by the shop's name, others as he called them. */
function askedMethods(turn: SkillTurn): { taken: readonly string[]; refused: readonly string[] } {
  const { payments } = turn.facts.shop.rules;
  const named = WAYS_NAMED.flatMap(({ method, words }) => {
    const called = words.exec(turn.text)?.[0];
    return called === undefined ? [] : [{ method, called: called.trim() }];
  });
  const known = (method: PaymentMethod | null) => payments.some((one) => one.method === method);
  const byName = payments.filter((one) => names(turn, one) || named.some(({ method }) => method === one.method));
  return {
    taken: byName.map((one) => worded(turn, one.name)),
    refused: named.filter(({ method }) => !known(method)).map(({ called }) => called),
  };
}

function names(turn: SkillTurn, { name }: PaymentRule): boolean {
  const folded = turn.text.toLowerCase();
  return [name.zh, name.en].some((one) => one !== undefined && one !== "" && folded.includes(one.toLowerCase()));
}

function methodLine(turn: SkillTurn, key: "payment.yes" | "payment.no", methods: readonly string[]): Reply {
  if (methods.length === 0) return reply("");
  const facts = [shopFact(turn, "payments")];
  return reply(turn.say(key, { names: formatList(methods, turn.language) }), { facts });
}

function methodsReply(turn: SkillTurn): Reply {
  const methods = turn.facts.shop.rules.payments.map((one) => worded(turn, one.name));
  const names = formatList(methods, turn.language);
  return reply(turn.say("payment.methods", { names }), { facts: [shopFact(turn, "payments")] });
}
