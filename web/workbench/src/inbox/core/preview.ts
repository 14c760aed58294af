import type { StaffConversation } from "@warmline/contract";
import type { Translate } from "../../i18n/i18n.ts";

/** What the server shows for a picture in a list. */
const PICTURE = "🖼";

/**
 * A conversation's last line, with who wrote it unless it was the customer. While nobody has spoken since the assistant
 * handed over, its goodbye says nothing: the customer's problem does.
 */
export function previewWords(t: Translate, conversation: StaffConversation, personId: string): string {
  const { owner, previewAuthor, problem } = conversation;
  const withPeople = owner === "queue" || owner === "agent";
  if (withPeople && problem !== undefined && (previewAuthor === "assistant" || previewAuthor === "system"))
    return t("inbox.problem", { problem });
  const text = conversation.preview === PICTURE ? t("inbox.picture") : conversation.preview;
  switch (conversation.previewAuthor) {
    case "customer":
    case "system":
      return text;
    case "assistant":
      return t("inbox.assistantWrote", { text });
    case "agent":
      return agentWords(t, conversation, { text, personId });
  }
}

function agentWords(t: Translate, { agent }: StaffConversation, about: { text: string; personId: string }): string {
  const { text, personId } = about;
  if (agent === undefined) return text;
  return agent.id === personId ? t("inbox.youWrote", { text }) : t("inbox.agentWrote", { name: agent.name, text });
}
