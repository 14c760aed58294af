import type { Message, TurnCorrection } from "@warmline/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { textIn } from "../customer/core/order-words.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "../session/me-context.ts";
import { Icon } from "../shell/icon.tsx";
import { intentsQuery } from "../vocabulary/vocabulary-api.ts";
import { useCorrections } from "./use-corrections.ts";

interface Props {
  readonly conversationId: string;
  readonly message: Message;
  readonly onCorrect: (seq: number) => void;
}

/** Beside an answer of the assistant's: what people say was wrong with it, and the way to say so. */
export function AnswerCorrections({ conversationId, message, onCorrect }: Props): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const { all, busy, say } = useCorrections(conversationId, message);
  return (
    <>
      <button
        type="button"
        className="plain trace-button"
        title={`${t("correction.ask")} (W)`}
        aria-label={t("correction.ask")}
        onClick={() => onCorrect(message.seq)}
      >
        {t("correction.askShort")}
      </button>
      {all.map((one) => (
        <span key={one.by.id} className="correction-tag" title={one.note}>
          <Icon name="warn" size={12} />
          <Said one={one} own={one.by.id === me.person.id} />
          {one.by.id === me.person.id && (
            <button type="button" className="plain correction-undo" disabled={busy} onClick={() => void say(null)}>
              {t("common.undo")}
            </button>
          )}
        </span>
      ))}
    </>
  );
}

function Said({ one, own }: { readonly one: TurnCorrection; readonly own: boolean }): ReactElement {
  const { t, language } = useWords();
  const titles = useQuery(intentsQuery).data;
  const title = one.kind === "intent" ? titles?.get(one.expected) : undefined;
  const expected = title === undefined ? one.expected : textIn(title, language);
  const kind = t(`correction.kind.${one.kind}`);
  return (
    <span>
      {own ? t("correction.said", { kind, expected }) : t("correction.saidBy", { name: one.by.name, kind, expected })}
    </span>
  );
}
