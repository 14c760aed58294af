import type { StaffConversation } from "@warmline/contract";
import type { ReactElement } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { go } from "../platform/route.ts";
import { shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import { WaitClock } from "../shell/time.tsx";
import { ConversationActions } from "./conversation-actions.tsx";
import { ownerWords } from "./core/words.ts";

const OWNER_ICONS: Readonly<Record<StaffConversation["owner"], IconName>> = {
  assistant: "robot",
  queue: "queue",
  agent: "person",
  closed: "check",
};

/** Who the customer is, who has the conversation, and what can be done with it. */
export function ConversationHeader(props: {
  readonly id: string;
  readonly conversation: StaffConversation | null;
}): ReactElement {
  const { id, conversation } = props;
  const { t, language } = useWords();
  const me = useMe();
  return (
    <header className="conversation-head">
      <button
        type="button"
        className="plain pane-back"
        aria-label={t("common.back")}
        onClick={() => go({ name: "inbox" })}
      >
        <Icon name="back" />
      </button>
      <div className="conversation-who">
        <h2 className="clip">{conversation === null ? t("common.loading") : customerName(t, conversation.customer)}</h2>
        {conversation !== null && (
          <p className="conversation-state">
            <Owner conversation={conversation} />
            {me.shops.length > 1 && (
              <span className="clip conversation-shop">{shopName(me, conversation.shopId, language)}</span>
            )}
          </p>
        )}
      </div>
      {conversation !== null && <ConversationActions conversation={conversation} />}
      <button
        type="button"
        className="plain pane-details"
        aria-label={t("conversation.details")}
        title={t("conversation.details")}
        onClick={() => go({ name: "conversation", id, details: true })}
      >
        <Icon name="parcel" size={18} />
      </button>
    </header>
  );
}

function Owner({ conversation }: { readonly conversation: StaffConversation }): ReactElement {
  const { t } = useWords();
  const me = useMe();
  const { owner } = conversation;
  const mine = owner === "agent" && conversation.agent?.id === me.person.id;
  return (
    <span className="owner" data-owner={mine ? "me" : owner} role="status">
      <Icon name={OWNER_ICONS[owner]} size={13} />
      {ownerWords(t, conversation, me.person.id)}
      {owner === "queue" && <WaitClock since={conversation.ownerSince} />}
    </span>
  );
}
