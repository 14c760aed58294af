import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { CopyButton } from "../shell/copy-button.tsx";
import { installLine } from "./core/origins.ts";
import type { ShopSettings } from "./shops-api.ts";

/** The one line that puts the chat onto the shop's own pages. */
export function InstallSection({ shop }: { readonly shop: ShopSettings }): ReactElement {
  const { t } = useWords();
  const line = installLine(location.origin, shop.slug);
  return (
    <section className="sheet">
      <h2>{t("shops.install")}</h2>
      <p className="sheet-help">{t("shops.installHelp")}</p>
      <div className="code-line">
        <code tabIndex={0}>{line}</code>
        <CopyButton text={line} label={t("common.copy")} />
      </div>
    </section>
  );
}
