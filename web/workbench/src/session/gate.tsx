import type { ReactElement, ReactNode } from "react";
import { LanguageSwitch } from "../shell/language-switch.tsx";
import { useWords } from "../i18n/use-words.ts";
import "../styles/gate.css";

/** The frame of every screen before sign-in: the name, one card, the language. */
export function Gate({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const { t } = useWords();
  return (
    <div className="gate">
      <header className="gate-top">
        <LanguageSwitch />
      </header>
      <main className="gate-card">
        <div className="gate-brand">
          <span className="gate-mark" aria-hidden="true" />
          <span>
            <strong>{t("app.name")}</strong> <span className="faint">{t("app.workbench")}</span>
          </span>
        </div>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="gate-foot">{t("app.tagline")}</footer>
    </div>
  );
}
