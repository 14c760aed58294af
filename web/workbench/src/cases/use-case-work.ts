import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import type { Answer } from "../platform/http.ts";
import { caseKey, CASES_KEY, closeCase, noteCase } from "./cases-api.ts";
import type { Case, CloseReason } from "./core/case-shapes.ts";

/** What is done to a case; each answers whether it was done, and says what came of it. */
export interface CaseWorking {
  readonly busy: boolean;
  readonly note: (words: string) => Promise<boolean>;
  readonly close: (closing: { readonly reason: CloseReason; readonly words: string }) => Promise<boolean>;
}

/** Works a case: what is shown follows what the server answered, and lists are asked for again. */
export function useCaseWork(id: string): CaseWorking {
  const { t } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);

  async function work(
    doing: Promise<Answer<{ readonly case: Case }>>,
    done: "case.noted" | "case.closed",
  ): Promise<boolean> {
    setBusy(true);
    const answer = await doing;
    setBusy(false);
    if (answer.ok) {
      queries.setQueryData(caseKey(id), answer.value.case);
      void message.success(t(done));
    } else void message.warning(errorWords(t, answer.code));
    void queries.invalidateQueries({ queryKey: [CASES_KEY] });
    return answer.ok;
  }

  return {
    busy,
    note: (words) => work(noteCase(id, words), "case.noted"),
    close: (closing) => work(closeCase(id, closing), "case.closed"),
  };
}
