import { endOfDay, factId, type Order } from "../../commerce/index.ts";
import type { KnownCase } from "./known-case.ts";
import { joinReplies, reply, type Reply } from "./reply.ts";
import { day, type SkillTurn } from "./skill.ts";

/** Within so many days a customer hears what happens next, where the shop has not said otherwise. */
const ANSWER_DAYS = 3;

/** By when the next step is promised: the end of a day by the shop's calendar. */
export function answerBy({ facts, now }: SkillTurn): Date {
  const { rules, shop } = facts.shop;
  return endOfDay(now, shop.timeZone, rules.returns?.answerDays ?? ANSWER_DAYS);
}

/** The case that an order's problem has now: the one just opened, else one that is open; closed ones are over. */
export function caseOfOrder({ facts }: SkillTurn, order: Order): KnownCase | null {
  const own = facts.cases.filter((one) => one.order === order.number);
  return own.find(({ isNew }) => isNew) ?? own.find(({ standing }) => standing.state === "open") ?? null;
}

/** Whether the promised day has passed and the case still runs. */
export function isOverdue({ now }: SkillTurn, { standing }: KnownCase): boolean {
  return standing.state === "open" && standing.dueAt < now;
}

/** How a case stands: just opened, under way, later than promised, or how it ended. */
export function caseReply(turn: SkillTurn, known: KnownCase): Reply {
  return reply(caseWords(turn, known), { facts: [factId("case", known.number, "state")] });
}

function caseWords(turn: SkillTurn, known: KnownCase): string {
  const { number, standing } = known;
  if (standing.state === "closed") {
    const reason = turn.say(`case.reason.${standing.reason}`);
    return turn.say("case.closed", { at: day(turn, standing.closedAt), number, reason });
  }
  const by = day(turn, standing.dueAt);
  if (known.isNew) return turn.say("case.opened", { by, number });
  const opened = day(turn, known.openedAt);
  return turn.say(isOverdue(turn, known) ? "case.overdue" : "case.underway", { by, number, opened });
}

/** Several cases one after the other. */
export function casesReply(turn: SkillTurn, cases: readonly KnownCase[]): Reply {
  return joinReplies(cases.map((known) => caseReply(turn, known)));
}

/** What the customer was promised and whoever takes over has to keep: his open cases. */
export function openPromises(turn: SkillTurn): string[] {
  const open = turn.facts.cases.filter(({ standing }) => standing.state === "open");
  return open.map((known) => caseWords(turn, known));
}
