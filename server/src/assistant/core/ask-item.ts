import type { Order, OrderLine } from "../../commerce/index.ts";
import { cut } from "./cut.ts";
import { linesTitle } from "./format.ts";
import type { Outcome } from "./outcome.ts";
import { joinReplies, reply, type Reply } from "./reply.ts";
import type { SkillTurn } from "./skill.ts";

/** The wire's limits of what a tap sends, and of what stands on it. */
const MAX_SENT = 200;
const MAX_ITEM = 40;

/** Asks which of an order's items is meant; the wish waits. `told` is said before. */
export function askWhichItem(
  turn: SkillTurn,
  order: Order,
  { lines, told }: { readonly lines: readonly OrderLine[]; readonly told: Reply },
): Outcome {
  const quickReplies = lines.map((line) => {
    const title = linesTitle([line], turn.language);
    return { label: cut(title, MAX_ITEM), text: cut(title, MAX_SENT) };
  });
  const asked = reply(turn.say("ask.item"), { quickReplies });
  return { kind: "ask", slot: "item", subject: { order: order.number }, reply: joinReplies([told, asked]) };
}
