import type { OpenConversation } from "@warmline/client";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";

/** Says who is writing; its room is always kept, so that nothing jumps. */
export function TypingLine({
  who,
  customer,
}: {
  readonly who: OpenConversation["typing"];
  readonly customer: string;
}): ReactElement {
  const { t } = useWords();
  return (
    <p className="typing" aria-live="off">
      {who === "customer" && t("conversation.customerTyping", { name: customer })}
      {who === "agent" && t("conversation.agentTyping")}
      {who === "assistant" && t("conversation.assistantTyping")}
    </p>
  );
}
