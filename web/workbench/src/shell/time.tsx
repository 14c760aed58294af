import { formatClock, formatDay, formatExact, formatRelative, formatSpan, formatWait } from "@warmline/ui";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useShopTime } from "../session/use-shop-time.ts";
import { useNow } from "../platform/use-now.ts";

/** An instant in relative words, with the exact one on hover; by the clock of a zone where one is given. */
export function Ago({ at, timeZone }: { readonly at: string; readonly timeZone?: string | undefined }): ReactElement {
  const setting = { language: useWords().language, timeZone };
  const now = useNow(10);
  const date = new Date(at);
  return (
    <time className="number" dateTime={at} title={formatExact(date, setting)}>
      {formatRelative(date, new Date(now), setting)}
    </time>
  );
}

/** When something of an order happened: like `Ago`, by the shop's clock. */
export function ShopAgo({ at }: { readonly at: string }): ReactElement {
  return <Ago at={at} timeZone={useShopTime().timeZone} />;
}

/** A day and a time of it, by the shop's clock; the exact one on hover. */
export function ShopMoment({ at }: { readonly at: string }): ReactElement {
  const setting = useShopTime();
  const date = new Date(at);
  return (
    <time className="number" dateTime={at} title={formatExact(date, setting)}>
      {formatDay(date, new Date(useNow(60)), setting)} {formatClock(date, setting)}
    </time>
  );
}

/** How long something has stood, with the instant since which it does by the shop's clock on hover. */
export function Span({ since }: { readonly since: string }): ReactElement {
  const setting = useShopTime();
  const now = useNow(60);
  return (
    <time className="number" dateTime={since} title={formatExact(new Date(since), setting)}>
      {formatSpan(now - Date.parse(since), setting.language)}
    </time>
  );
}

/** A running clock since an instant; its width does not change with each second. */
export function WaitClock({ since }: { readonly since: string }): ReactElement {
  const { language } = useWords();
  const now = useNow(1);
  return (
    <time className="number" dateTime={since} title={formatExact(new Date(since), { language })}>
      {formatWait(now - Date.parse(since))}
    </time>
  );
}
