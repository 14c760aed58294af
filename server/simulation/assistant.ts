import type { DueTurn, Turn, Turns } from "../src/conversations/index.ts";
import type { Random } from "../src/platform/random.ts";
import type { Ledger } from "./ledger.ts";

/** Words by which a customer asks for a person. */
export const ASKS_FOR_PERSON = "转人工";

interface TakePorts {
  readonly turns: Turns;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly failingTurns: () => number;
  readonly thinking: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Takes a turn as the assistant does – load, think, one durable write – with understanding that costs nothing. */
export function createTake({ turns, random, ledger, failingTurns, thinking, pause }: TakePorts) {
  return async (due: DueTurn) => {
    const scope = { organizationId: due.organizationId, shops: [due.shopId] };
    const turn = await turns.load(scope, due.conversationId);
    if (turn === null) return "nothing";
    await pause(random() * thinking);
    if (random() < failingTurns()) throw new Error("the shop could not be reached");
    const answer = answerOf(turn, ledger);
    if (!asksForPerson(turn)) return turns.answer(scope, answer);
    return turns.handOver(scope, { ...answer, reason: "asked", brief: {} });
  };
}

function asksForPerson(turn: Turn): boolean {
  return turn.pending.some(({ body }) => body.kind === "text" && body.text.startsWith(ASKS_FOR_PERSON));
}

function answerOf(turn: Turn, ledger: Ledger) {
  const id = `turn:${turn.conversationId}:${turn.customerSeq}`;
  const text = ledger.newText("answer");
  const epochs = ledger.written.get(id)?.epochs ?? new Set<number>();
  ledger.wrote({ id, row: "assistant", text, epochs: epochs.add(turn.epoch) });
  const trace = { intent: "talk.greet", confidence: 1, facts: [], clauses: [], actions: [] };
  return { turn, body: { kind: "text", text } as const, trace, dialogue: {} };
}
