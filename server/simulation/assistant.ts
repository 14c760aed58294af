import type { DueTurn, Turn, Turns } from "../src/conversations/index.ts";
import { type Database, type Transaction, withScope } from "../src/platform/database/index.ts";
import type { Random } from "../src/platform/random.ts";
import "./database/tables.ts";
import type { Ledger } from "./ledger.ts";

/** Words by which a customer asks for a person. */
export const ASKS_FOR_PERSON = "转人工";
/** Words at which something is done for a customer. */
export const SAYS_YES = "确认办理";

interface TakePorts {
  readonly turns: Turns;
  readonly database: Database;
  readonly random: Random;
  readonly ledger: Ledger;
  readonly failingTurns: () => number;
  readonly thinking: number;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** A planted fault: what is done is told in a transaction of its own. */
  readonly tellsAfterwards?: boolean;
}

/** Takes a turn as the assistant does – load, think, one durable write – with understanding that costs nothing. */
export function createTake(ports: TakePorts) {
  const { turns, random, ledger, failingTurns, thinking, pause } = ports;
  return async (due: DueTurn) => {
    const scope = { organizationId: due.organizationId, shops: [due.shopId] };
    const turn = await turns.load(scope, due.conversationId);
    if (turn === null) return "nothing";
    await pause(random() * thinking);
    if (random() < failingTurns()) throw new Error("the shop could not be reached");
    const answer = answerOf(turn, ledger);
    if (saysYes(turn)) return act(ports, turn, answer);
    if (!asksForPerson(turn)) return turns.answer(scope, answer);
    return turns.handOver(scope, { ...answer, reason: "asked", brief: {} });
  };
}

/** Does it and tells it. */
async function act({ turns, database, tellsAfterwards }: TakePorts, turn: Turn, answer: ReturnType<typeof answerOf>) {
  const scope = { organizationId: turn.organizationId, shops: [turn.shopId] };
  const told = { ...answer, trace: { ...answer.trace, actions: [DEED] } };
  if (tellsAfterwards !== true) {
    return turns.answerWith(scope, turn, async (trx) => {
      await doOnce(trx, turn);
      return told;
    });
  }
  await withScope(database, scope, (trx) => doOnce(trx, turn));
  return turns.answer(scope, told);
}

const DEED = "cancel 700112";

async function doOnce(trx: Transaction, turn: Turn): Promise<void> {
  const { organizationId, shopId, conversationId, customerSeq } = turn;
  const key = `turn:${conversationId}:${customerSeq}`;
  const before = await trx.selectFrom("deed").select("key").where("key", "=", key).executeTakeFirst();
  if (before !== undefined) return;
  await trx.insertInto("deed").values({ organization_id: organizationId, shop_id: shopId, key }).execute();
}

/** His last word counts. */
function saysYes(turn: Turn): boolean {
  const last = turn.pending.at(-1)?.body;
  return !asksForPerson(turn) && last?.kind === "text" && last.text.startsWith(SAYS_YES);
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
