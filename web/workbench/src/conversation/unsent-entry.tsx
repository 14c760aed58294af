import { Button } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useClient } from "../live/live-context.ts";
import { useConnected } from "../live/use-connected.ts";
import { Icon } from "../shell/icon.tsx";
import type { Unsent } from "./core/timeline.ts";
import { errorWords } from "./core/words.ts";
import { MessageBodyView } from "./message-body.tsx";

/** An own message on its way, or given back with the reason and a way to send it again. */
export function UnsentEntry({ unsent, first }: { readonly unsent: Unsent; readonly first: boolean }): ReactElement {
  const { t } = useWords();
  const note = unsent.body.kind === "note";
  const failed = unsent.delivery.state === "failed";
  return (
    <article
      className="entry"
      data-side="own"
      data-note={note || undefined}
      data-first={first || undefined}
      data-unsent={unsent.delivery.state}
    >
      {note && first && (
        <p className="writer">
          <Icon name="lock" size={13} />
          <strong>{t("conversation.noteOnly")}</strong>
        </p>
      )}
      <div className="bubble" data-kind={unsent.body.kind}>
        <MessageBodyView body={unsent.body} />
      </div>
      {failed ? <GivenBack unsent={unsent} /> : <OnItsWay />}
    </article>
  );
}

function OnItsWay(): ReactElement {
  const { t } = useWords();
  const online = useConnected();
  return (
    <p className="entry-foot">
      <Icon name="clock" size={13} />
      {online ? t("conversation.sending") : t("conversation.queued")}
    </p>
  );
}

function GivenBack({ unsent }: { readonly unsent: Unsent }): ReactElement {
  const { t } = useWords();
  const client = useClient();
  const code = unsent.delivery.state === "failed" ? unsent.delivery.code : "";
  return (
    <p className="entry-foot entry-failed" role="alert">
      <Icon name="warn" size={13} />
      <span>{t("conversation.failed", { reason: errorWords(t, code) })}</span>
      <Button size="small" type="link" onClick={() => client.retry(unsent.id)}>
        {t("conversation.resend")}
      </Button>
      <Button size="small" type="link" onClick={() => client.discard(unsent.id)}>
        {t("conversation.discard")}
      </Button>
    </p>
  );
}
