import { isWhollyUnpaid, keptOf, type Order, type OrderLine, type Variant } from "../../../commerce/index.ts";
import { propose } from "../acting.ts";
import { askWhichItem } from "../ask-item.ts";
import { orderCard } from "../cards.ts";
import { chooseLines, meansAllLines } from "../choose-lines.ts";
import { formatList, linesTitle } from "../format.ts";
import { mentionsOf } from "../mentions.ts";
import { handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import { orderFact, price, type SkillTurn } from "../skill.ts";
import { wayPaidBy } from "../way-paid-by.ts";
import { changed } from "./actions.ts";
import { variantName } from "./buying.ts";
import { wantedVariant } from "./exchange-stock.ts";

/** Another size or colour of what was ordered: which item and which variant are asked for one after the other, then a yes. */
export function changeItems(turn: SkillTurn, order: Order): Outcome {
  const open = order.lines.filter((line) => othersInStock(turn, line).length > 0);
  if (open.length === 0) return changed(turn);
  const lines = meantLines(turn, order, open);
  const [line, another] = lines;
  if (line === undefined) return askWhichItem(turn, order, { lines: open, told: cardOf(turn, order) });
  const swaps = lines.flatMap((one) => {
    const wanted = wantedOf(turn, one);
    return wanted === null || wanted.stock < one.quantity ? [] : [{ line: one, wanted }];
  });
  if (swaps.length === lines.length) return proposeSwaps(turn, order, swaps);
  // Of several at once it is not asked in a row what each is to become.
  return another === undefined ? askForVariant(turn, order, line) : handedOver("action_needed", cardOf(turn, order));
}

interface Swap {
  readonly line: OrderLine;
  readonly wanted: Variant;
}

function proposeSwaps(turn: SkillTurn, order: Order, swaps: readonly Swap[]): Outcome {
  const shown = cardOf(turn, order);
  const due = swaps.reduce((sum, { line, wanted }) => sum + wanted.price * line.quantity, 0);
  const ids = swaps.map(({ line }) => line.id);
  const isFree = isWhollyUnpaid(order);
  // Nobody is charged by a chat.
  if (due > keptOf(order, ids) && !isFree) return handedOver("action_needed", shown, { order: order.number });
  const action = {
    kind: "change_items",
    order: order.number,
    changes: swaps.map(({ line, wanted }) => ({ lineId: line.id, variantSku: wanted.sku })),
    payWith: wayPaidBy(order) ?? "",
  } as const;
  const said = swaps.map(({ line, wanted }) =>
    turn.say("confirm.items", {
      // All pieces of a line change together, and a yes is to all of them.
      title:
        line.quantity > 1
          ? `${linesTitle([line], turn.language)} ×${line.quantity}`
          : linesTitle([line], turn.language),
      number: order.number,
      wanted: variantName(turn, wanted),
    }),
  );
  const once = order.lines.length > swaps.length ? [turn.say("items.once")] : [];
  const costs = isFree ? totalAfter(turn, order, swaps) : reply("");
  return propose(turn, { action, order, shown, offer: joinReplies([reply([...said, ...once].join("\n")), costs]) });
}

/** What an order that is not paid comes to with other items; nothing where that stays the same. */
function totalAfter(turn: SkillTurn, { total, number }: Order, swaps: readonly Swap[]): Reply {
  const change = swaps.reduce((sum, { line, wanted }) => sum + wanted.price * line.quantity - line.total, 0);
  if (change === 0) return reply("");
  const facts = [
    `order:${number}#total` as const,
    ...swaps.map(({ wanted }) => `variant:${wanted.sku}#price` as const),
  ];
  return reply(turn.say("items.total", { total: price(turn, total + change) }), { facts });
}

/** The lines meant: named, pointed at, or the only ones for which what is wished for exists. */
function meantLines(turn: SkillTurn, order: Order, open: readonly OrderLine[]): readonly OrderLine[] {
  const { asked } = turn.dialogue;
  // The answer to which variant may name the colour of another item: the item was named before.
  const words = asked?.slot === "variant" && asked.intent === turn.intent ? saying(turn, asked.text) : turn;
  const named = chooseLines(words, order);
  const able = named.filter((line) => open.includes(line));
  if (named.length > 1 && able.length > 1 && meansAllLines(words)) return able;
  const [only, more] = able;
  if (only !== undefined && more === undefined && named.length === 1) return able;
  const fitting = open.filter((line) => wantedOf(turn, line) !== null);
  if (fitting.length === 1) return fitting;
  return open.length === 1 ? open : [];
}

/** What a line is to become. A tap that names an item says what it is now: what was wished for was said before. */
function wantedOf(turn: SkillTurn, line: OrderLine): Variant | null {
  const { asked } = turn.dialogue;
  const before = asked?.slot === "item" && asked.intent === turn.intent ? saying(turn, asked.text) : null;
  return (before && wantedVariant(before, line)) ?? wantedVariant(turn, line);
}

function saying(turn: SkillTurn, text: string): SkillTurn {
  return { ...turn, text, naming: text, mentions: mentionsOf(text) };
}

function othersInStock(turn: SkillTurn, line: OrderLine): readonly Variant[] {
  const product = turn.facts.shop.products.find(({ sku }) => sku === line.productSku);
  return (product?.variants ?? []).filter(({ sku, stock }) => sku !== line.variantSku && stock >= line.quantity);
}

const SHOWN_VARIANTS = 12;

/** What there is instead, to choose from. */
function askForVariant(turn: SkillTurn, order: Order, line: OrderLine): Outcome {
  const there = othersInStock(turn, line).slice(0, SHOWN_VARIANTS);
  if (there.length === 0) return changed(turn);
  const names = formatList(
    there.map((one) => variantName(turn, one)),
    turn.language,
  );
  const asked = reply(turn.say("items.ask", { title: linesTitle([line], turn.language), names }), {
    facts: [orderFact(order, "state"), ...there.map((one) => `variant:${one.sku}#stock` as const)],
    cards: [orderCard(turn, order)],
  });
  return { kind: "ask", slot: "variant", subject: { order: order.number }, reply: asked };
}

function cardOf(turn: SkillTurn, order: Order) {
  return reply("", { facts: [orderFact(order, "state")], cards: [orderCard(turn, order)] });
}
