import { formatDay } from "@warmline/ui";
import type { useWords } from "../i18n/use-words.ts";
import type { RequestDraft } from "./core/order-requests.ts";

type Words = ReturnType<typeof useWords>;

/** What is asked for beside its kind: the day, the parcel, the other order, whom the invoice is made out to. */
export function requestWords({ t, language }: Words, wish: RequestDraft): string {
  switch (wish.kind) {
    case "urge_dispatch":
    case "withdraw_request":
      return "";
    case "hold_dispatch":
      return t("orderAct.request.until", { day: dayWords(wish.notBefore, language) });
    case "redelivery":
    case "trace":
      return wish.parcel;
    case "combine":
      return wish.with;
    case "invoice":
      return [t(`orderAct.invoice.${wish.invoice}`), wish.header.name, wish.header.taxId].filter(Boolean).join(" · ");
  }
}

/** Beside it no day is today, and each is told with its year. */
const LONG_AGO = new Date(0);

/** A day of a calendar, as it is: it belongs to no zone. */
export function dayWords(day: string, language: Words["language"]): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : formatDay(at, LONG_AGO, { language, timeZone: "UTC" });
}
