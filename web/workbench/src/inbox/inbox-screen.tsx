import { type ReactElement, useEffect, useRef, useState } from "react";
import { ConversationPane } from "../conversation/conversation-pane.tsx";
import { useWords } from "../i18n/use-words.ts";
import { go } from "../platform/route.ts";
import { Nothing } from "../shell/states.tsx";
import type { Command } from "./core/keymap.ts";
import { InboxList } from "./inbox-list.tsx";
import { tellPane } from "./pane-commands.ts";
import { useAsking } from "./use-inbox.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import "../styles/inbox.css";

/** Which pane is shown where there is room for one only. */
export type Step = "list" | "conversation" | "details";

interface Props {
  readonly chosen: string | null;
  readonly step: Step;
  readonly onHelp: () => void;
}

/** The inbox: list, conversation, customer; side by side, or one after the other on a small screen. */
export function InboxScreen({ chosen, step, onHelp }: Props): ReactElement {
  const { t } = useWords();
  const search = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState<string | null>(chosen);
  const move = useRef<(step: 1 | -1) => void>(() => undefined);
  useTitle();
  useEffect(() => setCursor(chosen), [chosen]);
  const carryOut = carryOutWith({
    move: (by) => move.current(by),
    open: () => cursor !== null && openAndWrite(cursor),
    search: () => search.current?.select(),
    leave: () => leave(step, chosen),
    help: onHelp,
  });
  useShortcuts(carryOut);
  return (
    <div className="panes" data-step={step}>
      <h1 className="unseen">{t("nav.inbox")}</h1>
      <InboxList chosen={chosen} cursor={cursor} onCursor={setCursor} searchRef={search} moveRef={move} />
      {chosen === null ? (
        <div className="pane-empty">
          <Nothing icon="inbox" title={t("inbox.pick")} hint={t("inbox.pickHint")} />
        </div>
      ) : (
        <ConversationPane key={chosen} id={chosen} />
      )}
    </div>
  );
}

interface Doing {
  readonly move: (by: 1 | -1) => void;
  readonly open: () => void;
  readonly search: () => void;
  readonly leave: () => boolean;
  readonly help: () => void;
}

function carryOutWith(doing: Doing): (command: Command) => boolean {
  return (command) => {
    switch (command) {
      case "next":
      case "previous":
        doing.move(command === "next" ? 1 : -1);
        return true;
      case "open":
      case "search":
      case "help":
        doing[command]();
        return true;
      case "close":
      case "note":
      case "take":
      case "correct":
        tellPane(command);
        return true;
      case "leave":
        return doing.leave();
      case "send":
        return false;
    }
  };
}

function openAndWrite(id: string): void {
  go({ name: "conversation", id, details: false });
  tellPane("write");
}

/** Esc: out of the text field first, then one pane back. */
function leave(step: Step, chosen: string | null): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches("input, textarea")) focused.blur();
  else if (step === "details" && chosen !== null) go({ name: "conversation", id: chosen, details: false });
  else if (step === "conversation") go({ name: "inbox" });
  else return false;
  return true;
}

function useTitle(): void {
  const { t } = useWords();
  const asking = useAsking();
  useEffect(() => {
    const name = `${t("app.name")} · ${t("app.workbench")}`;
    document.title = asking > 0 ? `(${asking}) ${name}` : name;
  }, [asking, t]);
}
