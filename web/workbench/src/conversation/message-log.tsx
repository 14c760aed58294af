import type { AgentOutgoing, OpenConversation } from "@warmline/client";
import { Button } from "antd";
import type { StaffConversation } from "@warmline/contract";
import { type ReactElement, useMemo, useState } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { usePaneCommands } from "../inbox/pane-commands.ts";
import { useLive } from "../live/live-context.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import { Nothing } from "../shell/states.tsx";
import { CorrectionDialog } from "./correction-dialog.tsx";
import { answerMeant, isAnswer } from "./core/correction.ts";
import { layOut } from "./core/timeline.ts";
import { TimelineEntry } from "./timeline-entry.tsx";
import { TypingLine } from "./typing-line.tsx";
import { useStickToEnd } from "./use-stick-to-end.ts";

/** Messages shown of a long log until asked for earlier ones. */
const SHOWN_AT_FIRST = 150;

interface Props {
  readonly id: string;
  readonly conversation: StaffConversation | null;
  readonly log: OpenConversation;
  readonly readAtOpening: number;
}

/** The log from top to bottom, held at its end unless the reader has scrolled up. */
export function MessageLog({ id, conversation, log, readAtOpening }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const outgoing = useLive((state) => state.outgoing);
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const unsent = useMemo(
    () => outgoing.filter((one) => one.conversation === id && isUnsent(one, log)),
    [outgoing, id, log],
  );
  const items = useMemo(
    () => layOut({ messages: log.messages.slice(-shown), unsent, personId: me.person.id, unreadAfter: readAtOpening }),
    [log.messages, shown, unsent, me.person.id, readAtOpening],
  );
  const [correcting, setCorrecting] = useState<number | null>(null);
  usePaneCommands((command) => {
    if (command === "correct") setCorrecting(answerMeant(log.messages, focusedSeq()));
  });
  const corrected = log.messages.find((message) => message.seq === correcting && isAnswer(message));
  const { scroller, atEnd, toEnd, hasNew } = useStickToEnd(items.at(-1)?.key ?? "", log.typing, unsent.length);
  return (
    <div className="log-frame">
      <div className="log" ref={scroller} role="log" aria-live="polite" aria-label={t("conversation.log")} tabIndex={0}>
        {log.messages.length > shown && (
          <Button className="log-earlier" size="small" onClick={() => setShown(shown + SHOWN_AT_FIRST)}>
            {t("conversation.earlier")}
          </Button>
        )}
        {items.length === 0 && <Nothing title={t("conversation.empty")} />}
        {items.map((item) => (
          <TimelineEntry key={item.key} item={item} conversation={conversation} onCorrect={setCorrecting} />
        ))}
        <TypingLine who={log.typing} customer={conversation === null ? "" : customerName(t, conversation.customer)} />
      </div>
      {!atEnd && (
        <button type="button" className="plain to-end" data-new={hasNew || undefined} onClick={toEnd}>
          <Icon name="down" size={14} />
          {hasNew ? t("conversation.newBelow") : t("conversation.jumpDown")}
        </button>
      )}
      {corrected !== undefined && (
        <CorrectionDialog
          key={corrected.seq}
          conversationId={id}
          message={corrected}
          onClose={() => setCorrecting(null)}
        />
      )}
    </div>
  );
}

/** The entry that the focus is in. */
function focusedSeq(): number | null {
  const entry = document.activeElement?.closest("article[data-seq]");
  return entry instanceof HTMLElement ? Number(entry.dataset["seq"]) : null;
}

/** A message that was taken stays on the screen until the log shows it. */
function isUnsent({ delivery }: AgentOutgoing, log: OpenConversation): boolean {
  return delivery.state !== "sent" || delivery.seq > (log.messages.at(-1)?.seq ?? 0);
}
