import type { AssistantTrace, TextBody } from "@warmline/contract";
import type { Acted } from "../commerce/index.ts";
import type { DueTurn, Turn, TurnOutcome, TurnReply } from "../conversations/index.ts";
import type { Scope, Transaction } from "../platform/database/index.ts";
import { cut } from "./core/cut.ts";
import { actionOf, type Pending } from "./core/pending.ts";
import { decide, decideAfter, decideWithCase } from "./core/decide.ts";
import type { Decision } from "./core/decision.ts";
import { readDialogue } from "./core/dialogue.ts";
import { questionsAnswered } from "./core/handover.ts";
import { afterHandover } from "./core/next-dialogue.ts";
import { sayIn } from "./core/say.ts";
import { understandTurn } from "./core/understand.ts";
import { fetchFacts } from "./fetch-facts.ts";
import type { TurnPorts } from "./ports.ts";

/** A turn that failed this often goes to people. */
const MAX_ATTEMPTS = 3;
/** Remembered failures; older ones are forgotten, which only means that they are tried again. */
const MAX_REMEMBERED = 10_000;

/** What became of a due turn. `nothing`: it was not due any more, or somebody else answered. */
export type Taken = "nothing" | TurnOutcome;

/** Takes one due turn: load, understand, fetch facts, decide, write the answer. Throws when it must be tried again. */
export type TakeTurn = (due: DueTurn) => Promise<Taken>;

/** Makes the one function that answers customers; the server's runner and the terminal use the same. */
export function createTakeTurn(ports: TurnPorts): TakeTurn {
  const failures = new Map<string, number>();
  return async (due) => {
    const scope: Scope = { organizationId: due.organizationId, shops: [due.shopId] };
    const turn = await ports.turns.load(scope, due.conversationId);
    if (turn === null) return "nothing";
    const key = `${turn.conversationId}:${turn.customerSeq}`;
    try {
      const taken = await answerTurn(ports, scope, turn);
      failures.delete(key);
      return taken;
    } catch (error) {
      const attempts = (failures.get(key) ?? 0) + 1;
      remember(failures, key, attempts);
      if (attempts < MAX_ATTEMPTS) throw error;
      ports.log.error({ err: error, conversation: turn.conversationId, attempts }, "a turn failed and goes to people");
      return giveUp(ports, scope, turn);
    }
  };
}

function remember(failures: Map<string, number>, key: string, attempts: number): void {
  failures.delete(key);
  failures.set(key, attempts);
  const [oldest] = failures.keys();
  if (failures.size > MAX_REMEMBERED && oldest !== undefined) failures.delete(oldest);
}

/** One durable write: a crash before it leaves the turn due and nothing done, a crash after it leaves it answered. */
async function answerTurn(ports: TurnPorts, scope: Scope, turn: Turn): Promise<TurnOutcome> {
  const { turns, cases } = ports;
  const input = await inputOf(ports, turn);
  const decision = decide(input);
  if (decision.kind === "act") {
    const { pending } = decision;
    return turns.answerWith(scope, turn, async (trx) =>
      replyOf(turn, decideAfter(input, pending, await act(ports, { trx, turn, pending }))),
    );
  }
  const { opens } = decision;
  if (opens !== undefined)
    return turns.answerWith(scope, turn, async (trx) =>
      replyOf(turn, decideWithCase(input, await cases.openIn(trx, turn, opens))),
    );
  const reply = replyOf(turn, decision);
  return "brief" in reply ? turns.handOver(scope, reply) : turns.answer(scope, reply);
}

async function inputOf(ports: TurnPorts, turn: Turn) {
  const { trade, clock } = ports;
  const now = clock.now();
  const said = understandTurn(textsOf(turn).map(trade.spell), turn.language, trade.understand);
  const understood = { ...said, pictured: turn.pending.some(({ body }) => body.kind === "image") };
  const dialogue = readDialogue(turn.dialogue);
  const facts = await fetchFacts(ports, { turn, understood, dialogue, now });
  return {
    understood,
    dialogue,
    facts,
    now,
    wording: trade.wording,
    questions: trade.questions,
    intents: trade.intents,
  };
}

interface Acting {
  readonly trx: Transaction;
  readonly turn: Turn;
  readonly pending: Pending;
}

/** Does what was said yes to, in the transaction that also tells it. */
function act({ actions, clock }: TurnPorts, { trx, turn, pending }: Acting): Promise<Acted> {
  const now = clock.now();
  return actions.actIn(trx, {
    shop: { organizationId: turn.organizationId, shopId: turn.shopId },
    customerId: turn.customer.verified ? turn.customer.id : null,
    by: { kind: "assistant" },
    action: actionOf(pending),
    now,
    key: `turn:${turn.conversationId}:${turn.customerSeq}`,
    confirmation: { terms: pending.terms, askedAt: new Date(pending.askedAt), givenAt: now },
  });
}

function textsOf(turn: Turn): readonly string[] {
  return turn.pending.flatMap(({ body }) => (body.kind === "text" ? [body.text] : []));
}

function replyOf(turn: Turn, decision: Decision): TurnReply {
  const answer = { turn, body: bodyOf(decision), trace: traceOf(decision), dialogue: decision.dialogue };
  return decision.kind === "hand_over" ? { ...answer, reason: decision.reason, brief: decision.brief } : answer;
}

function bodyOf({ text, cards, quickReplies }: Decision): TextBody {
  return {
    kind: "text",
    text,
    ...(cards.length > 0 ? { cards: [...cards] } : {}),
    ...(quickReplies.length > 0 ? { quickReplies: [...quickReplies] } : {}),
  };
}

function traceOf(decision: Decision): AssistantTrace {
  const { intent, confidence, facts, unknown, clauses, actions } = decision;
  return {
    intent,
    confidence,
    facts: [...facts],
    clauses: [...clauses],
    actions: [...actions],
    ...(unknown.length > 0 ? { unknown: [...unknown] } : {}),
  };
}

/** Nobody is left without an answer: what could not be decided goes to people, with the customer's words. */
function giveUp({ turns, trade }: TurnPorts, scope: Scope, turn: Turn): Promise<TurnOutcome> {
  const say = sayIn(trade.wording, turn.language);
  const dialogue = readDialogue(turn.dialogue);
  const problem = cut(textsOf(turn).join("\n"), 1000);
  return turns.handOver(scope, {
    turn,
    body: { kind: "text", text: say("handover.failed") },
    trace: { intent: "out_of_scope", confidence: 0, facts: [], clauses: [], actions: [] },
    dialogue: afterHandover(dialogue),
    reason: "assistant_failed",
    brief: {
      reason: "assistant_failed",
      intent: "out_of_scope",
      language: turn.language,
      mood: "calm",
      problem,
      order: dialogue.order,
      product: dialogue.product,
      facts: [],
      unknown: [],
      tried: questionsAnswered(dialogue),
      promises: [],
    },
  });
}
