import { Alert, App, Button, Input } from "antd";
import { type ReactElement, type ReactNode, useState } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { type AnsweredRequest, answerRequest, type OrderPlace, type RequestAnswer } from "./order-actions-api.ts";
import type { OrderRequest } from "./orders-api.ts";

interface Props {
  readonly place: OrderPlace;
  readonly request: OrderRequest;
  readonly onAnswered: (answered: AnsweredRequest) => void;
  /** What else may be done while nobody has answered. */
  readonly children?: ReactNode;
}

/** Answers a request where it stands, with a day or without, or takes the answer back; its customer is told at once. */
export function RequestAnswering({ place, request, onAnswered, children }: Props): ReactElement {
  const { t } = useWords();
  const { day, setDay, busy, code, answer } = useAnswering({ place, request, onAnswered });
  return (
    <span className="order-request-answer">
      {request.state === "open" ? (
        <>
          <label className="order-request-day">
            <span className="faint">{t("orderAct.request.answerDay")}</span>
            <Input size="small" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
          </label>
          <Button size="small" loading={busy} onClick={() => answer("done")}>
            {t("orderAct.request.done")}
          </Button>
          <Button size="small" disabled={busy} onClick={() => answer("refused")}>
            {t("orderAct.request.refuse")}
          </Button>
          {children}
        </>
      ) : (
        <Button size="small" type="text" loading={busy} onClick={() => answer("open")}>
          {t("orderAct.request.reopen")}
        </Button>
      )}
      {code !== null && <Alert type="error" role="alert" title={errorWords(t, code)} />}
    </span>
  );
}

function useAnswering({ place, request, onAnswered }: Omit<Props, "children">) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [day, setDay] = useState("");
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState<string | null>(null);

  async function send(state: RequestAnswer["state"]): Promise<void> {
    setBusy(true);
    setCode(null);
    const answerDay = day === "" || state === "open" ? null : day;
    const answered = await answerRequest(place, request.id, { state, answerDay });
    setBusy(false);
    if (!answered.ok) return setCode(answered.code);
    setDay("");
    if (answered.value.told) void message.success(t("orderAct.request.told"));
    else void message.warning(t("orderAct.request.notTold"));
    onAnswered(answered.value);
  }
  return { day, setDay, busy, code, answer: (state: RequestAnswer["state"]) => void send(state) };
}
