import { Button } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { go } from "../platform/route.ts";
import type { Case, Evidence } from "./core/case-shapes.ts";
import { evidenceWords } from "./core/case-words.ts";
import { useCaseClock } from "./use-case-clock.ts";

/** What is known of a problem, each with who says so. */
export function CaseEvidence({ one }: { readonly one: Case }): ReactElement {
  const { t } = useWords();
  return (
    <section className="case-part">
      <h3>{t("case.evidence")}</h3>
      {one.evidence.length === 0 ? (
        <p className="details-empty">{t("case.evidenceNone")}</p>
      ) : (
        <dl className="case-evidence">
          {one.evidence.map((known, index) => (
            <div key={index}>
              <dt>{t(`case.fact.${known.kind}`)}</dt>
              <dd>
                <What known={known} />
                <small className="faint">{t(`case.source.${known.source}`)}</small>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function What({ known }: { readonly known: Evidence }): ReactElement {
  const { t, language } = useWords();
  const clock = useCaseClock();
  if (known.kind !== "messages") return <span>{evidenceWords(t, known, { clock, language })}</span>;
  const { conversationId } = known;
  return (
    <Button
      type="link"
      size="small"
      className="case-link"
      onClick={() => go({ name: "conversation", id: conversationId, details: false })}
    >
      {t("case.toConversation")}
    </Button>
  );
}
