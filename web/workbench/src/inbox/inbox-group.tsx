import { Button } from "antd";
import type { StaffConversation } from "@warmline/contract";
import { type ReactElement, useId, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { may } from "../session/me.ts";
import { useMe } from "../session/me-context.ts";
import { useLive } from "../live/live-context.ts";
import { Icon, type IconName } from "../shell/icon.tsx";
import { type Group, ROWS_AT_FIRST } from "./core/groups.ts";
import { InboxRow } from "./inbox-row.tsx";

const ICONS: Readonly<Record<Group, IconName>> = {
  mine: "person",
  waiting: "queue",
  colleagues: "people",
  assistant: "robot",
  closed: "check",
};

interface Props {
  readonly group: Group;
  readonly conversations: readonly StaffConversation[];
  readonly folded: boolean;
  readonly searching: boolean;
  readonly onToggle: () => void;
  readonly chosen: string | null;
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
}

/** One group of the inbox: its name and number, and its conversations. Empty ones say so; while searching they step aside. */
export function InboxGroup(props: Props): ReactElement | null {
  const { group, conversations, folded } = props;
  const { t } = useWords();
  const listId = useId();
  const serves = may(useMe(), "conversations.serve");
  const steppedAside = props.searching || group === "colleagues" || (group === "mine" && !serves);
  if (conversations.length === 0 && steppedAside) return null;
  const name = t(`inbox.groups.${group}`);
  return (
    <section className="group" data-group={group}>
      <h2>
        <button
          type="button"
          className="plain group-head"
          aria-expanded={!folded}
          aria-controls={listId}
          aria-label={`${t(folded ? "inbox.expand" : "inbox.collapse", { group: name })} (${conversations.length})`}
          onClick={props.onToggle}
        >
          <Icon name={ICONS[group]} size={14} />
          <span>{name}</span>
          <span className="group-count number">{conversations.length}</span>
          <Icon name={folded ? "next" : "down"} size={12} />
        </button>
      </h2>
      <div id={listId} hidden={folded}>
        {conversations.length === 0 ? <EmptyGroup group={group} /> : <Rows {...props} />}
      </div>
    </section>
  );
}

function EmptyGroup({ group }: { readonly group: Group }): ReactElement {
  const { t } = useWords();
  const online = useLive((state) => state.presence?.state === "online");
  return (
    <p className="group-empty">
      {t(`inbox.empty.${group}`)}
      {group === "mine" && !online && <small>{t("inbox.empty.mineHint")}</small>}
    </p>
  );
}

function Rows({ conversations, chosen, cursor, onCursor, group }: Props): ReactElement {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? conversations : conversations.slice(0, ROWS_AT_FIRST);
  const hidden = conversations.length - shown.length;
  return (
    <ul>
      {shown.map((conversation) => (
        <li key={conversation.id}>
          <InboxRow
            conversation={conversation}
            group={group}
            chosen={conversation.id === chosen}
            focusable={conversation.id === (cursor ?? shown[0]?.id)}
            onCursor={onCursor}
          />
        </li>
      ))}
      {hidden > 0 && (
        <li className="group-more">
          <Button type="text" size="small" block onClick={() => setAll(true)}>
            {t("common.showMore", { count: hidden })}
          </Button>
        </li>
      )}
    </ul>
  );
}
