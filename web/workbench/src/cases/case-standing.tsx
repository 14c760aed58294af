import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import type { CaseHead } from "./core/case-shapes.ts";
import { isLate, standingWords } from "./core/case-words.ts";
import { useCaseClock } from "./use-case-clock.ts";

/** When the next step of a case is due, that it is late, or when it ended: by words and by shape. */
export function CaseStanding({ one }: { readonly one: CaseHead }): ReactElement {
  const { t } = useWords();
  const clock = useCaseClock();
  const late = isLate(one, clock.now);
  return (
    <span className="case-standing" data-standing={late ? "late" : one.state.state}>
      <Icon name={late ? "warn" : one.state.state === "open" ? "clock" : "check"} size={13} />
      {standingWords(t, one, clock)}
    </span>
  );
}
