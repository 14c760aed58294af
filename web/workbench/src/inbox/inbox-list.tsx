import { type ReactElement, type Ref, type RefObject, useEffect, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useLive } from "../live/live-context.ts";
import { hasKeyboard } from "../platform/keyboard.ts";
import { Icon } from "../shell/icon.tsx";
import { Loading, Nothing } from "../shell/states.tsx";
import { type Group, type GroupedInbox, GROUPS, ROWS_AT_FIRST } from "./core/groups.ts";
import { moved } from "./core/move.ts";
import { InboxGroup } from "./inbox-group.tsx";
import { useInbox } from "./use-inbox.ts";

/** The most conversations that the server sends as an inbox. */
const INBOX_LIMIT = 500;

interface Props {
  readonly chosen: string | null;
  readonly cursor: string | null;
  readonly onCursor: (id: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
  /** Filled by the list: moves the cursor through the rows as they are shown. */
  readonly moveRef: RefObject<(step: 1 | -1) => void>;
}

/** The list of conversations in its groups, with a search above. */
export function InboxList(props: Props): ReactElement {
  const { t } = useWords();
  const [query, setQuery] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<Group>>(new Set(["colleagues", "closed"]));
  const groups = useInbox(query);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = shownIds(groups, query === "" ? folded : new Set());
  useEffect(() => {
    props.moveRef.current = (step) => {
      const next = moved(shown, props.cursor, step);
      if (next === null) return;
      props.onCursor(next);
      scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus();
    };
  });
  const toggle = (group: Group): void => {
    setFolded((before) =>
      before.has(group) ? new Set([...before].filter((one) => one !== group)) : new Set([...before, group]),
    );
  };
  return (
    <section className="pane list" aria-label={t("inbox.title")}>
      <SearchField query={query} onQuery={setQuery} searchRef={props.searchRef} />
      <div className="list-scroll" ref={scroller}>
        {groups === null && <NotYet />}
        {groups !== null &&
          GROUPS.map((group) => (
            <InboxGroup
              key={group}
              group={group}
              conversations={groups[group]}
              folded={query === "" && folded.has(group)}
              searching={query !== ""}
              onToggle={() => toggle(group)}
              chosen={props.chosen}
              cursor={props.cursor}
              onCursor={props.onCursor}
            />
          ))}
        {groups !== null && query !== "" && shown.length === 0 && (
          <Nothing icon="search" title={t("inbox.nothingFound", { query })} />
        )}
        <Full />
      </div>
    </section>
  );
}

/** Says so when there are more conversations than the server sends. */
function Full(): ReactElement | null {
  const { t } = useWords();
  const full = useLive((state) => (state.inbox?.size ?? 0) >= INBOX_LIMIT);
  return full ? <p className="group-empty">{t("inbox.full", { count: INBOX_LIMIT })}</p> : null;
}

function shownIds(groups: GroupedInbox | null, folded: ReadonlySet<Group>): readonly string[] {
  if (groups === null) return [];
  return GROUPS.filter((group) => !folded.has(group)).flatMap((group) =>
    groups[group].slice(0, ROWS_AT_FIRST).map(({ id }) => id),
  );
}

/** Before the first inbox: on its way, or not reachable (the banner above says more). */
function NotYet(): ReactElement {
  const { t } = useWords();
  const away = useLive((state) => state.connection.status === "offline" || state.connection.status === "refused");
  return away ? (
    <Nothing icon="offline" title={t("connection.offline")} />
  ) : (
    <Loading rows={9} label={t("inbox.loading")} />
  );
}

interface SearchProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly searchRef: Ref<HTMLInputElement>;
}

function SearchField({ query, onQuery, searchRef }: SearchProps): ReactElement {
  const { t } = useWords();
  return (
    <div className="search" role="search">
      <Icon name="search" />
      <input
        ref={searchRef}
        type="search"
        value={query}
        placeholder={t(hasKeyboard() ? "inbox.search" : "inbox.searchLabel")}
        aria-label={t("inbox.searchLabel")}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={(event) => event.key === "Escape" && onQuery("")}
      />
      {query !== "" && (
        <button
          type="button"
          className="plain search-clear"
          aria-label={t("inbox.clearSearch")}
          onClick={() => onQuery("")}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
