import type { StaffConversation } from "@warmline/contract";
import { type MouseEvent, memo, type ReactElement } from "react";
import { customerName } from "../customer/core/customer-name.ts";
import { useWords } from "../i18n/use-words.ts";
import { formatRoute, go, type Route } from "../platform/route.ts";
import { shopName } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { Avatar } from "../shell/avatar.tsx";
import { Icon } from "../shell/icon.tsx";
import { Ago, WaitClock } from "../shell/time.tsx";
import { type Group, needsAnswer, unreadCount, waitsSince } from "./core/groups.ts";
import { previewWords } from "./core/preview.ts";

interface Props {
  readonly conversation: StaffConversation;
  readonly group: Group;
  readonly chosen: boolean;
  /** The one row that Tab reaches; the others are reached by the arrow keys. */
  readonly focusable: boolean;
  readonly onCursor: (id: string) => void;
}

/** One conversation in the list: who, the last line and its writer, and what presses: a clock, or what is unread. */
export const InboxRow = memo(function InboxRow(props: Props): ReactElement {
  const { conversation, chosen } = props;
  const { t, language } = useWords();
  const me = useMe();
  const { customer } = conversation;
  const route: Route = { name: "conversation", id: conversation.id, details: false };
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(route);
  };
  return (
    <a
      className="row"
      href={formatRoute(route)}
      data-id={conversation.id}
      aria-current={chosen ? "true" : undefined}
      tabIndex={props.focusable ? 0 : -1}
      onClick={follow}
      onFocus={() => props.onCursor(conversation.id)}
    >
      <Avatar name={customer.name} />
      <span className="row-name">
        <span className="clip">{customerName(t, customer)}</span>
        {customer.verified && (
          <span className="row-verified" title={t("customer.verified")}>
            <Icon name="verified" size={14} />
          </span>
        )}
        {me.shops.length > 1 && <span className="row-shop clip">{shopName(me, conversation.shopId, language)}</span>}
      </span>
      <span className="row-when">
        <Ago at={conversation.lastAt} />
      </span>
      <span className="row-preview clip">{previewWords(t, conversation, me.person.id)}</span>
      <Pressing conversation={conversation} group={props.group} />
    </a>
  );
});

/** What presses about a row: the queue's clock, an own customer's clock, own unread messages. */
function Pressing({ conversation, group }: Pick<Props, "conversation" | "group">): ReactElement | null {
  const { t } = useWords();
  if (group === "waiting") return <Clock since={conversation.ownerSince} label={t("inbox.waited", { time: "" })} />;
  if (group !== "mine") return null;
  const unread = unreadCount(conversation);
  if (unread > 0) {
    return (
      <span className="row-unread number">
        <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>
        <span className="unseen">{t("inbox.unread", { count: unread })}</span>
      </span>
    );
  }
  return needsAnswer(conversation) ? (
    <Clock since={waitsSince(conversation)} label={t("inbox.waitingForAnswer", { time: "" })} />
  ) : null;
}

function Clock({ since, label }: { readonly since: string; readonly label: string }): ReactElement {
  return (
    <span className="row-clock" title={label}>
      <Icon name="clock" size={12} />
      <span className="unseen">{label}</span>
      <WaitClock since={since} />
    </span>
  );
}
