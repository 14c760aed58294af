import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { groupFacts } from "./core/group-facts.ts";
import { factsQuery } from "./vocabulary-api.ts";

interface Props {
  readonly shopId: string;
  readonly ids: readonly string[];
  /** Without what they are about, where that has been said. */
  readonly plain?: boolean;
}

/** Facts in words, by what they are about: `云裳：发货时效、运费`; each fact's id on hover. */
export function FactList({ shopId, ids, plain = false }: Props): ReactElement {
  const { t, language } = useWords();
  const named = useQuery(factsQuery(shopId, ids));
  if (named.isPending) return <span className="faint">{t("common.loading")}</span>;
  return (
    <ul className="fact-list">
      {groupFacts(ids, named.data ?? [], language).map(({ subject, facts }) => (
        <li key={subject}>
          {!plain && subject !== "" && <span className="fact-subject">{t("trace.subject", { subject })}</span>}
          {facts.map(({ id, words }, index) => (
            <Fragment key={id}>
              {index > 0 && t("common.and")}
              <span title={id}>{words}</span>
            </Fragment>
          ))}
        </li>
      ))}
    </ul>
  );
}
