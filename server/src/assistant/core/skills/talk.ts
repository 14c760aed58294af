import { withProduct } from "../ask.ts";
import { namedProducts } from "../find-product.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import { personReply, productFact, type Skill, type Skills, type SkillTurn } from "../skill.ts";
import type { WordingKey } from "../wording-keys.ts";
import { productCard } from "../cards.ts";

type Plain = Extract<
  WordingKey,
  | "talk.thanks"
  | "talk.bye"
  | "talk.is_bot"
  | "talk.praise"
  | "talk.abuse"
  | "talk.chitchat"
  | "talk.ack"
  | "account.help"
  | "give.image"
  | "give.contact"
  | "give.address"
  | "give.done"
>;

/** Small talk, the truth about what is answering, people on request, and things given without a question. */
export const talkSkills: Skills = {
  "talk.greet": (turn) => answered(reply(turn.say("talk.greet"))),
  "talk.thanks": says("talk.thanks"),
  "talk.bye": says("talk.bye"),
  "talk.is_bot": offering("talk.is_bot"),
  "talk.praise": says("talk.praise"),
  "talk.abuse": offering("talk.abuse"),
  "talk.chitchat": says("talk.chitchat"),
  "talk.affirm": says("talk.ack"),
  "talk.deny": says("talk.ack"),
  "talk.ack": says("talk.ack"),
  "talk.human": (turn) => handedOver("asked_for_person", reply(turn.say("handover.human"))),
  "account.help": offering("account.help"),
  "item.health_harm": (turn) => handedOver("health_harm", reply(turn.say("handover.health"))),
  complaint: (turn) => handedOver("complaint", reply(turn.say("handover.complaint"))),
  out_of_scope: offering("out_of_scope"),
  "give.image": offering("give.image"),
  "give.contact": offering("give.contact"),
  "give.address": offering("give.address"),
  "give.done": offering("give.done"),
  "give.link": (turn) => withProduct(turn, () => given(turn)),
  "give.value": given,
};

function says(key: Plain): Skill {
  return (turn) => answered(reply(turn.say(key)));
}

function offering(key: Plain | "out_of_scope"): Skill {
  return (turn) => answered(reply(turn.say(key), { quickReplies: [personReply(turn)] }));
}

/** A bare name or value without a question: shows the product it names and asks what about it. */
function given(turn: SkillTurn): Outcome {
  const [product] = namedProducts(turn.facts.shop.products, turn.naming);
  if (product === undefined) return answered(reply(turn.say("give.value"), { quickReplies: [personReply(turn)] }));
  const shown = reply(turn.say("give.product"), {
    facts: [productFact(product, "title")],
    cards: [productCard(turn, product)],
  });
  return answered(shown, { product: product.sku });
}
