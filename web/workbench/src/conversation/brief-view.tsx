import { useQuery } from "@tanstack/react-query";
import type { Message, StaffConversation } from "@warmline/contract";
import { type ReactElement, useId, useMemo, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { codeOf } from "../platform/http.ts";
import { Icon } from "../shell/icon.tsx";
import { Failed, Loading } from "../shell/states.tsx";
import { BriefFacts } from "./brief-facts.tsx";
import { type Brief, briefQuery } from "./brief-api.ts";
import { answeredSince, toldBefore } from "./core/story.ts";
import { reasonWords } from "./core/words.ts";
import { IntentName } from "../vocabulary/intent-name.tsx";

interface Props {
  readonly conversation: StaffConversation;
  readonly messages: readonly Message[];
}

/** The story so far, on top of a conversation that was handed over: open until a person has answered, then one line. */
export function BriefView({ conversation, messages }: Props): ReactElement | null {
  const { t } = useWords();
  const bodyId = useId();
  const [open, setOpen] = useState(() => conversation.owner !== "closed" && !answeredSince(messages));
  const brief = useQuery(briefQuery(conversation));
  if (brief.data === null) return null;
  return (
    <section className="brief" aria-label={t("brief.title")}>
      <button
        type="button"
        className="plain brief-head"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => setOpen(!open)}
      >
        <Icon name="note" size={14} />
        <strong>{t("brief.title")}</strong>
        <span className="brief-line clip">{!open && (brief.data?.problem ?? conversation.problem)}</span>
        <span className="faint">{t(open ? "brief.fold" : "brief.unfold")}</span>
        <Icon name={open ? "down" : "next"} size={12} />
      </button>
      <div id={bodyId} className="brief-body" role="group" aria-label={t("brief.title")} tabIndex={0} hidden={!open}>
        {brief.isPending && <Loading rows={2} />}
        {brief.isError && <Failed code={codeOf(brief.error)} retry={() => void brief.refetch()} />}
        {open && brief.data && <Story brief={brief.data} conversation={conversation} messages={messages} />}
      </div>
    </section>
  );
}

function Story({ brief, conversation, messages }: Props & { readonly brief: Brief }): ReactElement {
  const told = useMemo(() => toldBefore(brief, messages), [brief, messages]);
  return (
    <>
      <blockquote className="brief-problem" lang={brief.language === "zh" ? "zh-CN" : "en"}>
        {brief.problem}
      </blockquote>
      <Why brief={brief} />
      <BriefFacts brief={brief} told={told} conversation={conversation} />
    </>
  );
}

/** Wanting a person, scolding or being out of scope says nothing that the reason does not. */
function saysTopic(intent: string): boolean {
  return !intent.startsWith("talk.") && intent !== "out_of_scope";
}

function Why({ brief }: { readonly brief: Brief }): ReactElement {
  const { t } = useWords();
  return (
    <p className="brief-why">
      <span className="brief-mood" data-mood={brief.mood}>
        {brief.mood === "upset" && <Icon name="warn" size={13} />}
        {t(`brief.mood.${brief.mood}`)}
      </span>
      {saysTopic(brief.intent) && (
        <span>
          <span className="faint">{t("brief.about")}</span> <IntentName id={brief.intent} />
        </span>
      )}
      <span>
        <span className="faint">{t("brief.reason")}</span> {reasonWords(t, brief.reason)}
      </span>
    </p>
  );
}
