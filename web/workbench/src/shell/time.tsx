import { formatExact, formatRelative, formatWait } from "@warmline/ui";
import type { ReactElement } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useNow } from "../platform/use-now.ts";

/** An instant in relative words, with the exact one on hover. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  const { language } = useWords();
  const now = useNow(10);
  const date = new Date(at);
  return (
    <time className="number" dateTime={at} title={formatExact(date, language)}>
      {formatRelative(date, new Date(now), language)}
    </time>
  );
}

/** A running clock since an instant; its width does not change with each second. */
export function WaitClock({ since }: { readonly since: string }): ReactElement {
  const { language } = useWords();
  const now = useNow(1);
  return (
    <time className="number" dateTime={since} title={formatExact(new Date(since), language)}>
      {formatWait(now - Date.parse(since))}
    </time>
  );
}
