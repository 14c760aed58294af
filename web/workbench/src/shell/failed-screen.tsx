import { Button } from "antd";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";

/** What is left when a screen has failed. */
export function FailedScreen(): ReactElement {
  const { t } = useWords();
  return (
    <div className="nothing" role="alert">
      <p className="nothing-title">{t("error.screen")}</p>
      <p className="nothing-hint">{t("error.screenHint")}</p>
      <Button onClick={() => location.reload()}>{t("error.reload")}</Button>
    </div>
  );
}
