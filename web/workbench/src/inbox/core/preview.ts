import type { StaffConversation } from "@warmline/contract";
import type { Translate } from "../../i18n/i18n.ts";

/** What the server shows for a picture in a list. */
const PICTURE = "🖼";

/** A conversation's last line, with who wrote it unless it was the customer. */
export function previewWords(t: Translate, conversation: StaffConversation, personId: string): string {
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
