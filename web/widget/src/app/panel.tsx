/** @jsxImportSource @warmline/widget */
import type { Child } from "../jsx/node.ts";
import { Banner } from "./banner.tsx";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { LogView } from "./log-view.tsx";
import { LargePicture } from "./picture.tsx";
import { Rating } from "./rating.tsx";
import type { In } from "./view.ts";

const STOPS = "button:not(:disabled),textarea,a,input:not([hidden]),[tabindex]";

/** Keeps Tab inside a window that covers the page, where there is nothing else to reach. */
function goRound(event: KeyboardEvent, panel: HTMLElement): void {
  const stops = [...panel.querySelectorAll<HTMLElement>(STOPS)];
  const [first, last] = [stops[0], stops.at(-1)];
  if (document.activeElement !== (event.shiftKey ? first : last)) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

/** The whole conversation window. */
export function Panel({ view }: In): Child {
  const { chat, words, screen, change } = view;
  return (
    <main
      class="panel"
      onKeyDown={(event) => {
        if (event.key === "Escape") view.close();
        if (event.key === "Tab" && view.full) goRound(event, event.currentTarget);
      }}
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes("Files") !== true) return;
        event.preventDefault();
        if (!screen.dragged) change({ dragged: true });
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) change({ dragged: false });
      }}
      onDrop={(event) => {
        event.preventDefault();
        chat.uploads.add([...(event.dataTransfer?.files ?? [])]);
        change({ dragged: false });
      }}
    >
      <Header view={view} />
      <Banner view={view} />
      <LogView view={view} />
      <Rating view={view} />
      <Composer view={view} />
      <LargePicture view={view} />
      {screen.dragged && <div class="drop">{words.dropHere}</div>}
    </main>
  );
}
