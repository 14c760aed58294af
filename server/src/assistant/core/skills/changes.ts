import type { Order, OrderLine } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { withOrder } from "../ask.ts";
import { orderCard } from "../cards.ts";
import { cut } from "../cut.ts";
import type { Slot } from "../dialogue.ts";
import { addressLine, formatList, orderTitle } from "../format.ts";
import { readAddress } from "../new-address.ts";
import { isOpen } from "../order-states.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply } from "../reply.ts";
import { orderFact, type Skill, type Skills, type SkillTurn } from "../skill.ts";
import { changed, signInFirst } from "./actions.ts";
import { variantName } from "./buying.ts";
import { wantedVariant } from "./exchange-stock.ts";

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
  /(?:备注|留言|注明|写上)(?:一下|上|里)?(?:[:：]|写)?\s*(?<zh>[^\s，,。].{1,100})$|\bnote\b(?: (?:that|saying|to say))?[:\s]+(?<en>\S.{3,150})$/isu;
const ONLY_ASKS = /^(?:一下|个|订单|吗|可以|能|下|to (?:my|the|this) order|on (?:my|the) order)/i;

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

function changeItems(turn: SkillTurn, order: Order): Outcome {
  const [line, another] = order.lines;
  // Of several items it must be said which: a colleague asks.
  if (line === undefined || another !== undefined) return changed(turn);
  const wanted = wantedVariant(turn, line);
  if (wanted === null) return askForVariant(turn, order, line);
  if (wanted.stock < line.quantity) return askForVariant(turn, order, line);
  // Nobody is charged by a chat.
  if (wanted.price * line.quantity > line.total)
    return handedOver("action_needed", cardOf(turn, order), { order: order.number });
  const [paid] = order.payments;
  const action = {
    kind: "change_items",
    order: order.number,
    changes: [{ lineId: line.id, variantSku: wanted.sku }],
    payWith: paid?.reference ?? paid?.method ?? "",
  } as const;
  const values = { title: orderTitle(order, turn.language), number: order.number, wanted: variantName(turn, wanted) };
  return propose(turn, { action, order, shown: cardOf(turn, order), offer: reply(turn.say("confirm.items", values)) });
}

const SHOWN_VARIANTS = 12;

/** What there is instead, to choose from; nothing else there: a colleague knows when it comes. */
function askForVariant(turn: SkillTurn, order: Order, line: OrderLine): Outcome {
  const product = turn.facts.shop.products.find(({ sku }) => sku === line.productSku);
  const there = (product?.variants ?? []).filter(({ sku, stock }) => sku !== line.variantSku && stock >= line.quantity);
  if (there.length === 0) return changed(turn);
  const names = formatList(
    there.slice(0, SHOWN_VARIANTS).map((one) => variantName(turn, one)),
    turn.language,
  );
  const text = turn.say("items.ask", { title: orderTitle(order, turn.language), names });
  const facts = there.slice(0, SHOWN_VARIANTS).map((one) => `variant:${one.sku}#stock` as const);
  const asked = asking(turn, order, { slot: "variant", text });
  return { ...asked, reply: joinReplies([asked.reply, reply("", { facts })]) };
}

function cardOf(turn: SkillTurn, order: Order) {
  return reply("", { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}
