import { REMINDER_KINDS } from "@warmline/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { list, object, oneOf, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

const reminder = object({
  kind: oneOf(...REMINDER_KINDS),
  at: text,
});

/** Which order, and how far its customer's conversation is: what is told stands there, so it is read anew when that moves. */
interface RemindersWanted {
  readonly shopId: string;
  readonly number: string;
  readonly seq: number;
}

/** What a customer was told about an order before he asked, newest first. */
export function remindersQuery({ shopId, number, seq }: RemindersWanted) {
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/orders/${encodeURIComponent(number)}/reminders`;
  return queryOptions({
    queryKey: ["order-reminders", shopId, number, seq],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path, decode: object({ reminders: list(reminder) }), signal }))).reminders,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
