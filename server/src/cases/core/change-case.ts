import type { CaseEvent, CaseState, CloseReason } from "./case.ts";

/** What is done to a case. */
export type CaseCommand =
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "close"; readonly reason: CloseReason; readonly text: string | null };

/** Longest text of a note, in UTF-16 code units. */
export const MAX_NOTE_LENGTH = 2000;

/** What comes of a command: an event and the state after it; or the case had ended already. */
export type CaseChange =
  | { readonly ok: true; readonly event: CaseEvent; readonly state: CaseState }
  | { readonly ok: false; readonly code: "case_closed" };

/** Decides a command. What has ended stays as it is: nothing is written into it any more. */
export function changeCase(state: CaseState, command: CaseCommand, now: Date): CaseChange {
  if (state.state === "closed") return { ok: false, code: "case_closed" };
  switch (command.type) {
    case "note":
      return { ok: true, event: { type: "noted", text: command.text }, state };
    case "close": {
      const { reason, text } = command;
      return {
        ok: true,
        event: { type: "closed", reason, text },
        state: { state: "closed", closedAt: now, reason },
      };
    }
  }
}
