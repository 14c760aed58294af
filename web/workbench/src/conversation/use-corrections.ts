import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import type { AnswerCorrection, Message, TurnCorrection } from "@warmline/contract";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { correctionsQuery, sayOfAnswer } from "./corrections-api.ts";
import { errorWords } from "./core/words.ts";

/** What people say of an answer, and saying something oneself; `say` tells whether it was kept, `null` takes back. */
export function useCorrections(
  conversationId: string,
  message: Pick<Message, "seq" | "corrections">,
): {
  readonly all: readonly TurnCorrection[];
  readonly busy: boolean;
  readonly say: (said: AnswerCorrection | null) => Promise<boolean>;
} {
  const { t } = useWords();
  const client = useQueryClient();
  const { message: toast } = App.useApp();
  const [busy, setBusy] = useState(false);
  const key = { conversationId, seq: message.seq };
  const query = correctionsQuery(key);
  const since = useQuery(query).data;

  async function say(said: AnswerCorrection | null): Promise<boolean> {
    setBusy(true);
    const answer = await sayOfAnswer(key, said);
    setBusy(false);
    if (answer.ok) client.setQueryData(query.queryKey, answer.value);
    else void toast.warning(t("action.failed", { reason: errorWords(t, answer.code) }));
    return answer.ok;
  }

  return { all: since ?? message.corrections ?? [], busy, say };
}
