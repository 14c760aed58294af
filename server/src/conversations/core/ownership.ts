import type { CloseReason, LogEvent } from "@warmline/contract";

/** Who must answer next; exactly one at any time (law 2). */
export type Owner =
  | { readonly kind: "assistant" }
  | { readonly kind: "queue"; readonly reason: string }
  | { readonly kind: "agent"; readonly agentId: string; readonly agentName: string }
  | { readonly kind: "closed"; readonly reason: CloseReason };

/** The state that a transfer changes. `epoch` rises by one with every transfer. */
export interface Ownership {
  readonly owner: Owner;
  readonly epoch: number;
  /** Staff number of the customer's last message. */
  readonly customerSeq: number;
  /** Staff number up to which the customer was answered: below `customerSeq` something is due. */
  readonly handledSeq: number;
  /** When the last entry was written. */
  readonly lastAt: Date;
}

/** A wish to change the owner. Whoever asks on an agent's behalf names that agent. */
export type TransferCommand =
  | { readonly type: "hand_over"; readonly reason: string }
  | { readonly type: "assign"; readonly agentId: string; readonly agentName: string }
  | { readonly type: "release"; readonly agentId: string; readonly reason: string }
  | { readonly type: "hand_back"; readonly agentId: string }
  | { readonly type: "close"; readonly agentId: string; readonly reason: CloseReason; readonly seen: number }
  | { readonly type: "expire"; readonly idleSince: Date }
  | { readonly type: "reopen" }
  /** What was said is about to be erased: nobody answers here any more. */
  | { readonly type: "erase" };

/** Why a transfer is refused: somebody else was faster, it is not yours, the customer wrote what you have not seen, or just now. */
export type TransferRefusal = "stale_epoch" | "not_owner" | "unseen_messages" | "not_idle";

export type TransferDecision =
  | { readonly ok: true; readonly ownership: Ownership; readonly event: LogEvent }
  | { readonly ok: false; readonly code: TransferRefusal };

/** Decides a transfer asked for by someone who saw `epoch`. Nothing changes owner in any other way. */
export function decideTransfer(current: Ownership, epoch: number, command: TransferCommand): TransferDecision {
  if (epoch !== current.epoch) return refuse("stale_epoch");
  switch (command.type) {
    case "hand_over":
      return current.owner.kind === "assistant"
        ? become(current, { kind: "queue", reason: command.reason }, { type: "handed_over", reason: command.reason })
        : refuse("not_owner");
    case "assign":
      return current.owner.kind === "queue" || current.owner.kind === "assistant"
        ? become(
            current,
            { kind: "agent", agentId: command.agentId, agentName: command.agentName },
            { type: "agent_joined", name: command.agentName },
          )
        : refuse("not_owner");
    case "release":
      return ownedBy(current, command.agentId)
        ? become(
            current,
            { kind: "queue", reason: command.reason },
            { type: "returned_to_queue", reason: command.reason },
          )
        : refuse("not_owner");
    case "hand_back":
      return ownedBy(current, command.agentId)
        ? become(current, { kind: "assistant" }, { type: "handed_back" })
        : refuse("not_owner");
    case "close":
      if (!ownedBy(current, command.agentId)) return refuse("not_owner");
      if (command.seen < current.customerSeq) return refuse("unseen_messages");
      return become(current, { kind: "closed", reason: command.reason }, { type: "closed", reason: command.reason });
    case "erase":
      return current.owner.kind === "closed"
        ? refuse("not_owner")
        : become(current, { kind: "closed", reason: "other" }, { type: "closed", reason: "other" });
    case "expire":
      if (current.owner.kind !== "assistant") return refuse("not_owner");
      if (current.customerSeq > current.handledSeq || current.lastAt > command.idleSince) return refuse("not_idle");
      return become(current, { kind: "closed", reason: "no_reply" }, { type: "closed", reason: "no_reply" });
    case "reopen":
      return current.owner.kind === "closed"
        ? become(current, { kind: "assistant" }, { type: "reopened" })
        : refuse("not_owner");
  }
}

function ownedBy(current: Ownership, agentId: string): boolean {
  return current.owner.kind === "agent" && current.owner.agentId === agentId;
}

function become(current: Ownership, owner: Owner, event: LogEvent): TransferDecision {
  return { ok: true, ownership: { ...current, owner, epoch: current.epoch + 1 }, event };
}

function refuse(code: TransferRefusal): TransferDecision {
  return { ok: false, code };
}
