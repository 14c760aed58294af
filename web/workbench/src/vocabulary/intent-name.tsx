import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { textIn } from "../customer/core/order-words.ts";
import { useWords } from "../i18n/use-words.ts";
import { intentsQuery } from "./vocabulary-api.ts";

/** What a customer wanted, in words; the intent's id on hover. */
export function IntentName({ id }: { readonly id: string }): ReactElement {
  const { t, language } = useWords();
  const titles = useQuery(intentsQuery).data;
  const title = titles?.get(id);
  // A process is named by its id: its title is its shop's, and may have changed since.
  if (id.startsWith("sop:")) return <span title={id}>{t("trace.ofShop")}</span>;
  return <span title={id}>{title === undefined ? id : textIn(title, language)}</span>;
}
