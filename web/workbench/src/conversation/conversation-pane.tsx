import { lastSeq } from "@warmline/client";
import type { ReactElement } from "react";
import { CustomerPane } from "../customer/customer-pane.tsx";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { ShopContext } from "../session/use-shop-time.ts";
import { Failed, Loading, Nothing } from "../shell/states.tsx";
import { BriefView } from "./brief-view.tsx";
import { Composer } from "./composer.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { MessageLog } from "./message-log.tsx";
import { useConversation, useMarkRead, useOpenLog, useReadAtOpening } from "./use-conversation.ts";
import "../styles/conversation.css";

/** One conversation with its customer beside it. Mounted anew for each conversation. */
export function ConversationPane({ id }: { readonly id: string }): ReactElement {
  const { t } = useWords();
  const conversation = useConversation(id);
  const log = useOpenLog(id);
  const readAtOpening = useReadAtOpening(conversation);
  const name = conversation === null ? t("conversation.log") : customerName(t, conversation.customer);
  const messages = log?.messages ?? [];
  useMarkRead(id, lastSeq(messages));
  return (
    <ShopContext value={conversation?.shopId ?? null}>
      <section className="pane conversation" aria-label={name}>
        <ConversationHeader id={id} conversation={conversation} />
        {log?.state.status === "failed" ? (
          <LogFailed code={log.state.code} />
        ) : log === undefined || (log.state.status === "loading" && messages.length === 0) ? (
          <div className="log-waiting">
            <Loading rows={6} label={t("conversation.loading")} />
          </div>
        ) : (
          <>
            {conversation?.handoverReason !== undefined && (
              <BriefView conversation={conversation} messages={messages} />
            )}
            <MessageLog id={id} conversation={conversation} log={log} readAtOpening={readAtOpening} />
          </>
        )}
        {conversation !== null && log?.state.status !== "failed" && <Composer conversation={conversation} />}
      </section>
      <aside className="pane details" aria-label={t("conversation.details")}>
        {conversation === null ? <Loading rows={6} /> : <CustomerPane conversation={conversation} />}
      </aside>
    </ShopContext>
  );
}

function LogFailed({ code }: { readonly code: string }): ReactElement {
  const { t } = useWords();
  return (
    <div className="log-waiting">
      {code === "not_found" ? (
        <Nothing icon="search" title={t("conversation.notFound")} hint={t("conversation.notFoundHint")} />
      ) : (
        <Failed code={code} />
      )}
    </div>
  );
}
