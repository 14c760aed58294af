import type { SopStep } from "@warmline/contract";
import type { Order } from "../../../commerce/index.ts";
import type { SkillTurn } from "../skill.ts";
import { isWithin } from "./check-branches.ts";
import { stepOf, type PublishedSop } from "./published-sop.ts";
import { isDecidingFact } from "./sop-facts.ts";
import { answerAt, type SopPosition } from "./sop-position.ts";
import { subjectAt } from "./sop-subject.ts";

type Choose = Extract<SopStep, { readonly kind: "choose" }>;

/** Where the fact leads that a step chooses by; what is not known leads where `otherwise` does. */
export function decideBranch(
  turn: SkillTurn,
  { sop }: PublishedSop,
  { step, position }: { readonly step: Choose; readonly position: SopPosition },
): string | null {
  const { order, product } = subjectAt(turn, position);
  if (step.by === "product.category") {
    const branch = step.branches.find(({ value }) => product !== null && isWithin(product.category, value));
    return branch === undefined ? step.otherwise : branch.next;
  }
  const value = step.by === "answer" ? answered(step, stepOf(sop, step.of), position) : known(turn, step, order);
  const branch = step.branches.find((one) => one.value === value);
  return branch === undefined ? step.otherwise : branch.next;
}

function answered({ of, limit }: Choose, asked: SopStep | undefined, position: SopPosition): string | null {
  const value = answerAt(position, of);
  if (value === undefined || asked?.kind !== "ask") return null;
  return asked.asks === "number" ? compared(Number(value), limit, ["below", "above"]) : value;
}

const DAY_MS = 86_400_000;

function known({ facts, now }: SkillTurn, { by, limit }: Choose, order: Order | null): string | null {
  if (!isDecidingFact(by)) return null;
  if (by === "customer.signed_in") return facts.verified ? "yes" : "no";
  if (order === null) return null;
  switch (by) {
    case "order.state":
      return order.state;
    case "order.kind":
      return order.kind;
    case "order.paid":
      return compared(paidFor(order), limit, ["below", "above"]);
    case "order.received_days": {
      const { delivered } = order.times;
      const days = delivered === null ? null : (now.getTime() - delivered.getTime()) / DAY_MS;
      // The last day still is within.
      return days === null ? null : compared(days, limit === null ? null : limit + 1, ["within", "after"]);
    }
    case "product.category":
    case "answer":
      return null;
  }
}

/** What came in for an order; null where its source does not say. */
function paidFor({ payments }: Order): number | null {
  const done = payments.filter(({ kind, state }) => kind === "payment" && state === "done");
  return done.length === 0 ? null : done.reduce((sum, { amount }) => sum + amount, 0);
}

function compared(
  amount: number | null,
  limit: number | null,
  [under, from]: readonly [under: string, from: string],
): string | null {
  if (amount === null || limit === null || Number.isNaN(amount)) return null;
  return amount < limit ? under : from;
}
