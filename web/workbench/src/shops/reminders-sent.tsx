import { REMINDER_KINDS } from "@warmline/contract";
import { queryOptions, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { list, number, object, oneOf } from "../platform/decode.ts";
import { codeOf, request, requireAnswer } from "../platform/http.ts";
import { Failed } from "../shell/states.tsx";
import { useRulesWords } from "./use-rules-words.ts";

const counts = object({ counts: list(object({ kind: oneOf(...REMINDER_KINDS), sent: number, heldOut: number })) });

function countsQuery(shopId: string) {
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/reminders`;
  return queryOptions({
    queryKey: ["reminder-counts", shopId],
    queryFn: async ({ signal }) => (await requireAnswer(request({ path, decode: counts, signal }))).counts,
  });
}

/** How often each reminder was sent in the last thirty days, and how often somebody was held out of it. */
export function RemindersSent({ shopId }: { readonly shopId: string }): ReactElement | null {
  const words = useRulesWords();
  const found = useQuery(countsQuery(shopId));
  if (found.isPending) return null;
  if (found.isError) return <Failed code={codeOf(found.error)} retry={() => void found.refetch()} />;
  const of = new Map(found.data.map((one) => [one.kind, one]));
  return (
    <table className="said-counts">
      <caption>{words.remindersSent}</caption>
      <thead>
        <tr>
          <th scope="col">{words.remindersKind}</th>
          <th scope="col">{words.sent}</th>
          <th scope="col">{words.heldOut}</th>
        </tr>
      </thead>
      <tbody>
        {REMINDER_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{words.choice[kind]}</th>
            <td className="number">{of.get(kind)?.sent ?? 0}</td>
            <td className="number">{of.get(kind)?.heldOut ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
