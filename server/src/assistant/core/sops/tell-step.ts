import type { QuickReply, SopStep } from "@warmline/contract";
import { type BilingualText, textIn } from "../../../commerce/index.ts";
import { orderCard } from "../cards.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { type SkillTurn, worded } from "../skill.ts";
import { parcelReply } from "../skills/parcel.ts";
import { returnAddressReply } from "../skills/returns.ts";
import { type ReadFact, readFact, type SopSubject } from "./read-fact.ts";
import { fillPlaces, isToldFact, placeholdersIn, TOLD_FACTS } from "./sop-facts.ts";
import type { SopPosition } from "./sop-position.ts";
import { subjectAt } from "./sop-subject.ts";

/** A step's words with facts in their places, naming each. What is not known is said to be so. */
export function tellWords(turn: SkillTurn, words: BilingualText, position: SopPosition): Reply {
  const text = textIn(written(words), turn.language);
  const subject = subjectAt(turn, position);
  const read = new Map(placeholdersIn(text).map((name) => [name, factOf(turn, name, subject)]));
  const filled = fillPlaces(text, (name) => read.get(name)?.text ?? turn.say("sop.unknown"));
  return reply(filled, named([...read.values()]));
}

/** Languages in which nothing is written are none. */
function written({ zh, en }: BilingualText): BilingualText {
  return { ...(zh?.trim() ? { zh } : {}), ...(en?.trim() ? { en } : {}) };
}

function factOf(turn: SkillTurn, name: string, subject: SopSubject): ReadFact | null {
  return isToldFact(name) ? readFact(turn, name, subject) : null;
}

/** What is told without a fact behind it is what the shop has not said. */
function named(facts: readonly (ReadFact | null)[]): Pick<Reply, "facts" | "unknown"> {
  const known = facts.flatMap((one) => (one?.fact && one.text !== null ? one.fact : []));
  const unknown = facts.flatMap((one) => (one?.fact && one.text === null ? one.fact : []));
  return { facts: known, unknown: unknown.filter((id) => id.startsWith("shop:") || id.startsWith("product:")) };
}

/** A looked-up fact in a sentence of its own; where the assistant tells more of it by itself, in that. */
export function lookUp(turn: SkillTurn, name: string, position: SopPosition): Reply {
  if (!isToldFact(name)) return reply("");
  const subject = subjectAt(turn, position);
  const { order } = subject;
  if (order !== null && name === "order.parcel") return parcelReply(turn, order);
  if (order !== null && name === "order.return_address" && turn.facts.returnAddresses.get(order.id))
    return returnAddressReply(turn, order);
  const read = readFact(turn, name, subject);
  const value = read?.text ?? turn.say("sop.unknown");
  const text = turn.say("sop.fact", { name: worded(turn, TOLD_FACTS[name].name), value });
  const cards = order !== null && TOLD_FACTS[name].of === "order" ? [orderCard(turn, order)] : [];
  return joinReplies([reply(text, { ...named([read]), cards })]);
}

type Labelled = Extract<SopStep, { readonly kind: "offer" }>["buttons"][number]["label"];

/** One tap for each option: it says what stands on it. */
export function optionReplies(turn: SkillTurn, options: readonly { readonly label: Labelled }[]): QuickReply[] {
  return options.map(({ label }) => {
    const text = worded(turn, written(label));
    return { label: text, text };
  });
}
