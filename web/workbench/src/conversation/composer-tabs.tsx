import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { Icon } from "../shell/icon.tsx";
import type { ComposerMode } from "./core/draft.ts";

const MODES = [
  { mode: "answer", icon: "reply" },
  { mode: "note", icon: "lock" },
] as const;

/** Chooses between an answer and a note, and says in words what a note is. */
export function ComposerTabs({
  mode,
  onMode,
}: {
  readonly mode: ComposerMode;
  readonly onMode: (mode: ComposerMode) => void;
}): ReactElement {
  const { t } = useWords();
  return (
    <div className="composer-tabs">
      <div role="radiogroup" aria-label={t("composer.mode")}>
        {MODES.map((one) => (
          <button
            key={one.mode}
            type="button"
            role="radio"
            aria-checked={mode === one.mode}
            className="plain composer-tab"
            onClick={() => onMode(one.mode)}
          >
            <Icon name={one.icon} size={14} />
            {t(`composer.${one.mode}`)}
          </button>
        ))}
      </div>
      {mode === "note" && <strong className="composer-banner clip">{t("composer.noteBanner")}</strong>}
    </div>
  );
}
