import type { Order, OrderLine } from "../../commerce/index.ts";
import { likeness } from "./choose-order.ts";
import type { SkillTurn } from "./skill.ts";

const ALL = /都|全部|全退|整单|两件|一起[退换]|\b(?:both|all(?: of (?:it|them))?|everything|whole order)\b/i;

/** Which items of an order are meant: the only one, all, those that the words name or point at; none where nothing tells. */
export function chooseLines(turn: SkillTurn, order: Order): readonly OrderLine[] {
  const { lines } = order;
  if (lines.length === 1) return lines;
  const named = namedLines(turn, order);
  if (named.length > 0) return named;
  if (meansAllLines(turn)) return lines;
  const { pick } = turn.mentions;
  const picked = typeof pick === "number" ? lines.at(pick > 0 ? pick - 1 : pick) : undefined;
  return picked === undefined ? [] : [picked];
}

/** Whether the words mean everything in an order. */
export function meansAllLines({ text }: Pick<SkillTurn, "text">): boolean {
  return ALL.test(text);
}

/** Those most like the words; none where all are alike. */
function namedLines(turn: SkillTurn, order: Order): readonly OrderLine[] {
  const scored = order.lines.map((line) => ({ line, score: likeness({ ...order, lines: [line] }, turn) }));
  const best = Math.max(...scored.map(({ score }) => score));
  const named = scored.filter(({ score }) => score === best && score > 0).map(({ line }) => line);
  return named.length < order.lines.length ? named : [];
}
