import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { textIn } from "../customer/core/order-words.ts";
import { useWords } from "../i18n/use-words.ts";
import { intentsQuery } from "./vocabulary-api.ts";

/** What a customer wanted, in words; the intent's id on hover. */
export function IntentName({ id }: { readonly id: string }): ReactElement {
  const { language } = useWords();
  const titles = useQuery(intentsQuery).data;
  const title = titles?.get(id);
  return <span title={id}>{title === undefined ? id : textIn(title, language)}</span>;
}
