import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { ShopMoment } from "../shell/time.tsx";
import type { Case, TimelineEntry } from "./core/case-shapes.ts";
import { entryWords, wordsOf } from "./core/case-words.ts";
import { useCaseClock } from "./use-case-clock.ts";

/** What happened in a case from its beginning on, sentence by sentence. */
export function CaseStory({ one }: { readonly one: Case }): ReactElement {
  const { t } = useWords();
  return (
    <section className="case-part">
      <h3>{t("case.story")}</h3>
      <ol className="case-story" aria-label={t("case.story")}>
        {one.timeline.map((entry, index) => (
          <li key={index} data-event={entry.event.type}>
            <Sentence entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Sentence({ entry }: { readonly entry: TimelineEntry }): ReactElement {
  const { t } = useWords();
  const words = wordsOf(t, entry.event);
  return (
    <>
      <span>{entryWords(t, entry, useCaseClock())}</span>
      {words !== null && <blockquote>{words}</blockquote>}
      <small className="faint">
        <ShopMoment at={entry.at} />
      </small>
    </>
  );
}
