import type { Turn } from "../conversations/index.ts";
import { asksCase } from "./core/case-question.ts";
import type { Dialogue } from "./core/dialogue.ts";
import type { TurnFacts } from "./core/skill.ts";
import type { Understood } from "./core/understand.ts";
import type { TurnPorts } from "./ports.ts";

/** Numbers in one turn that are looked up; nobody asks about more at once. */
const LOOKED_UP_NUMBERS = 3;

/** Whoever asked this may have a case since. */
const OPENS_CASES = "return.seller_not_received";

/** What the facts are fetched for. */
export interface FactsWanted {
  readonly turn: Turn;
  readonly understood: Understood;
  readonly dialogue: Dialogue;
  readonly now: Date;
}

/**
 * Everything a turn may stand on, fetched before anything is decided. An order is only ever the customer's own: the
 * gateway answers for somebody else's number as for one that does not exist, and nobody unknown has orders.
 */
export async function fetchFacts(
  { openShop, cases }: Pick<TurnPorts, "openShop" | "cases">,
  wanted: FactsWanted,
): Promise<TurnFacts> {
  const { turn } = wanted;
  const { id, verified } = turn.customer;
  const gateway = openShop(turn);
  const isAboutCase =
    isAboutReturns(wanted) || wanted.dialogue.answered.includes(OPENS_CASES) || asksCase(wanted.understood.text);
  const context = await gateway.turnContext({
    customerId: id,
    at: wanted.now,
    orders: verified,
    numbers: verified ? namedNumbers(wanted) : [],
    returnAddresses: verified && isAboutReturns(wanted),
  });
  return { ...context, verified, cases: verified && isAboutCase ? await cases.ofCustomer(turn) : [], sops: [] };
}

function namedNumbers({ understood, dialogue }: FactsWanted): readonly string[] {
  const named = understood.wishes.flatMap((wish) => wish.mentions.numbers).slice(0, LOOKED_UP_NUMBERS);
  return [...new Set([...named, ...(dialogue.order === null ? [] : [dialogue.order])])];
}

function isAboutReturns({ understood, dialogue }: FactsWanted): boolean {
  const intents = [
    ...understood.wishes.map((wish) => wish.intent),
    dialogue.asked?.intent ?? "",
    dialogue.last?.intent ?? "",
  ];
  return intents.some((intent) => intent.startsWith("return.") || intent === "exchange.request");
}
