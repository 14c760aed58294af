import type { Order } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { cut } from "../cut.ts";
import type { Slot } from "../dialogue.ts";
import { addressLine, orderTitle } from "../format.ts";
import { readAddress } from "../new-address.ts";
import { isOpen } from "../order-states.ts";
import type { Outcome } from "../outcome.ts";
import { reply } from "../reply.ts";
import { orderFact, type Skill, type Skills, type SkillTurn } from "../skill.ts";
import { changed, signInFirst } from "./actions.ts";
import { changeItems } from "./change-items.ts";

/** What may still be changed of an order that is not being sent yet: asked for where it is missing, done after a yes. */
export const changeSkills: Skills = {
  "order.change_address": whileUnsent(changeAddress),
  "order.change_items": whileUnsent(changeItems),
  "order.note": whileUnsent(changeNote),
};

function isUnsent({ state }: Order): boolean {
  return state === "paid" || state === "unpaid";
}

function whileUnsent(change: (turn: SkillTurn, order: Order) => Outcome): Skill {
  return (turn) => {
    if (!turn.facts.verified && turn.mentions.numbers.length === 0) return signInFirst(turn);
    return withOrder(turn, turn.facts.orders.some(isUnsent) ? isUnsent : isOpen, (order) =>
      isUnsent(order) ? change(turn, order) : changed({ ...turn, dialogue: { ...turn.dialogue, order: order.number } }),
    );
  };
}

function asking(
  turn: SkillTurn,
  order: Order,
  { slot, text }: { readonly slot: Slot; readonly text: string },
): Outcome {
  const asked = reply(text, { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
  return { kind: "ask", slot, subject: { order: order.number }, reply: asked };
}

function changeAddress(turn: SkillTurn, order: Order): Outcome {
  const read = readAddress(turn.text, order.address);
  if (!read.ok) {
    const key = read.code === "incomplete" ? "address.ask.more" : "address.ask";
    return asking(turn, order, { slot: "address", text: turn.say(key, { title: orderTitle(order, turn.language) }) });
  }
  const { address } = read;
  const offer = turn.say("confirm.address", {
    title: orderTitle(order, turn.language),
    number: order.number,
    address: addressLine(address),
    recipient: `${address.recipient} ${address.phone}`.trim(),
  });
  const action = { kind: "change_address", order: order.number, address } as const;
  return propose(turn, { action, order, shown: cardOf(turn, order), offer: reply(offer) });
}

/** What stands behind the word for a note, or was written when it was asked for. */
const NOTE =
  /(?:备注|留言|注明|写上)(?:一下|上|里)?(?:[:：]|写)?\s*(?<zh>[^\s，,。].{1,100})$|\bnote\b(?: (?:to|on|for) (?:(?:my|the|this) )?order(?: (?:no\.? ?|number )?#?[a-z-]*\d[\w-]*)?)?(?: (?:that|saying|to say))?[:,\s]+(?<en>(?!#?[\w-]*\d[\w-]*$)\S.{3,150})$/isu;
const ONLY_ASKS = /^(?:一下|个|订单|吗|可以|能|下|(?:to|on|for) (?:(?:my|the|this) )?order\b)/i;

function changeNote(turn: SkillTurn, order: Order): Outcome {
  const note = noteIn(turn);
  if (note === null)
    return asking(turn, order, {
      slot: "note",
      text: turn.say("note.ask", { title: orderTitle(order, turn.language) }),
    });
  const values = { title: orderTitle(order, turn.language), number: order.number, note };
  const action = { kind: "change_note", order: order.number, note } as const;
  return propose(turn, { action, order, shown: cardOf(turn, order), offer: reply(turn.say("confirm.note", values)) });
}

/** As long as shops' own systems take. */
const LONGEST_NOTE = 200;

function noteIn({ text, dialogue }: SkillTurn): string | null {
  if (dialogue.asked?.slot === "note") return cut(text.split("\n").at(-1)?.trim() ?? "", LONGEST_NOTE) || null;
  const found = NOTE.exec(text)?.groups;
  const note = (found?.["zh"] ?? found?.["en"] ?? "").trim();
  return note === "" || ONLY_ASKS.test(note) ? null : cut(note, LONGEST_NOTE);
}

function cardOf(turn: SkillTurn, order: Order) {
  return reply("", { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}
