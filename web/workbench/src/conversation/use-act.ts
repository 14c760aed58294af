import { App, Button } from "antd";
import type { StaffConversation } from "@warmline/contract";
import { createElement, type ReactNode, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useClient } from "../live/live-context.ts";
import { useMe } from "../session/me-context.ts";
import { act, type Action } from "./conversations-api.ts";
import { conflictWords, errorWords, isConflict } from "./core/words.ts";

/** How long an undo is offered, in seconds. */
const UNDO_SECONDS = 8;

const DONE = {
  take: "action.taken",
  close: "action.closed",
  "hand-back": "action.handedBack",
  release: "action.released",
} as const;
/** What takes an action back, given who had the conversation before; null where nothing does. */
function undoOf(action: Action, before: StaffConversation): Action | null {
  if (action.kind === "release") return { kind: "take" };
  if (action.kind !== "take") return null;
  return before.owner === "assistant" ? { kind: "hand-back" } : { kind: "release", reason: "agent_released" };
}

/** Carries out changes of owner: says what came of them, offers to undo, and words a conflict by who has it now. */
export function useAct(conversation: StaffConversation): {
  readonly busy: boolean;
  readonly run: (action: Action) => void;
} {
  const { t } = useWords();
  const me = useMe();
  const client = useClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  const current = (): StaffConversation | null => client.getState().inbox?.get(conversation.id) ?? null;

  async function attempt(seen: StaffConversation, action: Action): Promise<void> {
    setBusy(true);
    const answer = await act(seen, action);
    setBusy(false);
    if (answer.ok) return told(answer.value, action, undoOf(action, seen));
    const reason = isConflict(answer.code) ? conflictWords(t, current(), me.person.id) : errorWords(t, answer.code);
    void message.warning(isConflict(answer.code) ? reason : t("action.failed", { reason }));
  }

  function told(now: StaffConversation, action: Action, undo: Action | null): void {
    const key = `act-${now.id}`;
    const again = (): void => {
      message.destroy(key);
      if (undo !== null) void attempt(now, undo);
    };
    const content: ReactNode = [
      t(DONE[action.kind]),
      undo && createElement(Button, { key: "undo", type: "link", size: "small", onClick: again }, t("common.undo")),
    ];
    void message.success({ key, content, duration: undo === null ? 3 : UNDO_SECONDS });
  }

  return { busy, run: (action) => void attempt(current() ?? conversation, action) };
}
