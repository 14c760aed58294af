import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { OrderRequest } from "./orders-api.ts";
import { dayWords } from "./request-words.ts";

const TONES = { open: "waiting", done: "good", refused: "bad", withdrawn: "quiet" } as const;

/** How a request stands, and the day that its answer names. */
export function RequestState({
  request: { state, answerDay },
}: {
  readonly request: Pick<OrderRequest, "state" | "answerDay">;
}): ReactElement {
  const { t, language } = useWords();
  return (
    <span className="order-state" data-tone={TONES[state]}>
      {t(`orderAct.requestState.${state}`)}
      {answerDay !== null && ` · ${dayWords(answerDay, language)}`}
    </span>
  );
}
