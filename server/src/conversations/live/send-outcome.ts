import type { RefusalCode } from "@warmline/contract";
import type { AppendRefusal, AppendResult } from "../append-item.ts";

/** The frame that answers a send. */
export function answerToSend(id: string, result: AppendResult, reader: "staff" | "customer") {
  switch (result.outcome) {
    case "appended":
    case "duplicate": {
      const seq = reader === "staff" ? result.seq : (result.publicSeq ?? 0);
      return { type: "ack", id, conversation: result.conversationId, seq, at: result.at.toISOString() } as const;
    }
    case "out_of_step":
      return { type: "refused", id, code: "out_of_step", expected: result.expected } as const;
    default:
      return { type: "refused", id, code: refusalCode(result.outcome) } as const;
  }
}

function refusalCode(outcome: AppendRefusal): RefusalCode {
  return outcome === "already_handled" ? "stale_epoch" : outcome;
}
