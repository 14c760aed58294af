import { Button } from "antd";
import type { ReactElement, ReactNode } from "react";
import { errorWords } from "../conversation/core/words.ts";
import { useWords } from "../i18n/use-words.ts";
import { Icon, type IconName } from "./icon.tsx";

/** Grey bars in the shape of what is coming, so that nothing jumps when it is there. */
export function Loading({ rows = 3, label }: { readonly rows?: number; readonly label?: string }): ReactElement {
  const { t } = useWords();
  return (
    <div className="loading" role="status" aria-label={label ?? t("common.loading")}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="loading-row" />
      ))}
    </div>
  );
}

/** Says that there is nothing, and what would bring something. */
export function Nothing(props: {
  readonly icon?: IconName;
  readonly title: string;
  readonly hint?: ReactNode;
}): ReactElement {
  return (
    <div className="nothing">
      {props.icon && <Icon name={props.icon} size={28} />}
      <p className="nothing-title">{props.title}</p>
      {props.hint !== undefined && <p className="nothing-hint">{props.hint}</p>}
    </div>
  );
}

/** Says what went wrong and offers to try again. */
export function Failed({ code, retry }: { readonly code: string; readonly retry?: () => void }): ReactElement {
  const { t } = useWords();
  return (
    <div className="nothing" role="alert">
      <Icon name="warn" size={24} />
      <p className="nothing-title">{t("common.loadFailed")}</p>
      <p className="nothing-hint">{errorWords(t, code)}</p>
      {retry && (
        <Button size="small" onClick={retry}>
          {t("common.retry")}
        </Button>
      )}
    </div>
  );
}
