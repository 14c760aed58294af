import type { LogEvent } from "@warmline/contract";
import type { Ledger } from "../ledger.ts";
import { type Conversation, logOf, type Message, type Rows } from "./rows.ts";

/** Who owns a conversation at one place of its log, as its events tell. */
interface Told {
  readonly owner: Conversation["owner"];
  readonly agentName: string | null;
  readonly epoch: number;
  /** Up to which entry the assistant has answered. */
  readonly answered: number;
}

const BEGIN: Told = { owner: "assistant", agentName: null, epoch: 1, answered: 0 };

/** Law 2 over the log: whoever answered owned it then, under the epoch that he saw; one answer a turn; the row says what the log says. */
export function checkOwnership(rows: Rows, ledger: Ledger): string[] {
  return rows.conversations.flatMap((conversation) => {
    const violations: string[] = [];
    let told = BEGIN;
    for (const message of logOf(rows, conversation.id)) {
      violations.push(
        ...checkAnswer(message, told, ledger).map((law) => `${law} at ${message.seq} of ${conversation.id}`),
      );
      told = after(told, message);
    }
    return [...violations, ...checkRow(conversation, told)];
  });
}

function checkAnswer(message: Message, told: Told, ledger: Ledger): string[] {
  const { author_kind: kind, client_id: id, body } = message;
  if (body.kind === "note" || (kind !== "assistant" && kind !== "agent")) return [];
  const violations: string[] = [];
  if (told.owner !== kind) violations.push(`the ${kind} answered while the owner was ${told.owner}`);
  if (kind === "agent" && told.agentName !== message.author_name) violations.push("an agent answered for another");
  if (ledger.written.get(id)?.epochs.has(told.epoch) !== true) violations.push("an answer under a stale epoch");
  if (kind === "assistant" && turnOf(id) <= told.answered) violations.push("a turn was answered twice");
  return violations;
}

/** The customer's entry that an answer of the assistant is for. */
function turnOf(id: string): number {
  return Number(id.split(":").at(-1));
}

function after(told: Told, message: Message): Told {
  if (message.author_kind === "assistant") return { ...told, answered: turnOf(message.client_id) };
  if (message.body.kind !== "event" || message.body.event.type === "erased") return told;
  return { ...told, ...moved(message.body.event), epoch: told.epoch + 1 };
}

/** Who has the conversation after an event; erasing what was said in a closed one moves nobody. */
function moved(event: Exclude<LogEvent, { type: "erased" }>): Pick<Told, "owner" | "agentName"> {
  switch (event.type) {
    case "handed_over":
    case "returned_to_queue":
      return { owner: "queue", agentName: null };
    case "agent_joined":
      return { owner: "agent", agentName: event.name };
    case "handed_back":
    case "reopened":
      return { owner: "assistant", agentName: null };
    case "closed":
      return { owner: "closed", agentName: null };
  }
}

function checkRow({ id, owner, agent_name: agentName, epoch }: Conversation, told: Told): string[] {
  const agrees = owner === told.owner && agentName === told.agentName && epoch === told.epoch;
  return agrees ? [] : [`the owner of ${id} is not who its log says, or epochs and transfers differ`];
}
